-- What a person proves themself with. The ceremonies that fill it are the login's own; the demo's is said to be one.
create table credential (
    id uuid primary key,
    person_id text not null references person,
    kind text not null check (kind in ('PASSKEY', 'OIDC', 'DEMO')),
    -- What it is known by to its ceremony: a passkey's id, a provider's subject. Never a secret.
    reference text not null check (length(reference) between 1 and 1024),
    public_part bytea check (length(public_part) <= 65536),
    added_at timestamptz not null,
    revoked_at timestamptz check (revoked_at >= added_at),
    unique (kind, reference)
);

create index credential_of_person on credential (person_id) where revoked_at is null;

-- Only the hash of a one-time token is kept. What the invited person reads back on the telephone is kept as a hash too.
create table one_time_token (
    token_sha256 bytea primary key check (length(token_sha256) = 32),
    person_id text not null references person,
    purpose text not null check (purpose in ('ENROLMENT', 'RECOVERY')),
    issued_by text not null references person,
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at),
    used_at timestamptz check (used_at >= issued_at and used_at < expires_at),
    revoked_at timestamptz,
    read_back_sha256 bytea check (length(read_back_sha256) = 32),
    read_back_failures smallint not null default 0,
    check ((read_back_sha256 is null) or (used_at is not null)),
    check (used_at is null or revoked_at is null),
    unique (token_sha256, person_id)
);

create unique index one_time_token_one_alive on one_time_token (person_id) where used_at is null and revoked_at is null;

-- A call to the person's organisation, on a number of the directory: the keys see that it is that organisation's.
create table call_back (
    id uuid primary key,
    person_id text not null,
    organisation text not null,
    number_id uuid not null,
    spoke_with text not null check (length(spoke_with) between 1 and 100),
    called_by text not null references person check (called_by <> person_id),
    at timestamptz not null,
    foreign key (person_id, organisation) references person (id, organisation),
    foreign key (number_id, organisation) references call_back_number (id, organisation),
    unique (id, person_id)
);

-- A number that came with the request proves nothing: it must have been confirmed before the person was invited.
create function refuse_unknown_number() returns trigger language plpgsql as $$
declare
    invited_at timestamptz;
begin
    select max(at) into invited_at from person_step where person_id = new.person_id and step = 'INVITE';
    if not exists (
        select from call_back_number
        where id = new.number_id and confirmed_at <= coalesce(invited_at, new.at) and withdrawn_at is null) then
        raise exception 'a call goes to a number the directory knew before' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger call_back_to_known_number before insert on call_back
    for each row execute function refuse_unknown_number();

-- Every step of every person, in order. A step names what allows it; the keys see that it is there and is this person's.
create table person_step (
    person_id text not null references person,
    number int not null check (number >= 1),
    step text not null,
    from_status text not null,
    to_status text not null,
    at timestamptz not null,
    -- Null: the hub itself.
    by_person text references person,
    reason text check (length(reason) between 1 and 500),
    approval_id uuid unique,
    approval_kind text generated always as (case step
        when 'ENROL' then 'ENROLMENT' when 'LIFT' then 'SUSPENSION_LIFT' when 'RECOVER' then 'RECOVERY' end) stored,
    approval_state text generated always as (
        case when step in ('ENROL', 'LIFT', 'RECOVER') then 'GRANTED' end) stored,
    call_back_id uuid unique,
    token_sha256 bytea unique,
    primary key (person_id, number),
    foreign key (step, from_status, to_status) references person_transition,
    foreign key (approval_id, approval_kind, person_id, approval_state) references approval (id, kind, subject, state),
    foreign key (call_back_id, person_id) references call_back (id, person_id),
    foreign key (token_sha256, person_id) references one_time_token (token_sha256, person_id),
    check ((step in ('ENROL', 'LIFT', 'RECOVER')) = (approval_id is not null)),
    check ((step in ('CALL_BACK', 'RECOVER')) = (call_back_id is not null)),
    check ((step in ('ACCEPT', 'REGAIN')) = (token_sha256 is not null))
);

create function refuse_change_of_step() returns trigger language plpgsql as $$
begin
    raise exception 'steps are never changed or removed' using errcode = '23514';
end $$;

create trigger person_step_append_only before update or delete on person_step
    for each row execute function refuse_change_of_step();

-- A standing changes by its next step alone, and a person never changes organisation: who moves is enrolled there anew.
create function refuse_standing_without_step() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'NEW' then
            raise exception 'a person begins as new' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.id, new.agency_id, new.exchange_name) is distinct from (old.id, old.agency_id, old.exchange_name) then
        raise exception 'a person stays at one organisation' using errcode = '23514';
    end if;
    if (new.status, new.steps) is distinct from (old.status, old.steps) and not exists (
        select from person_step
        where person_id = new.id and number = new.steps and new.steps = old.steps + 1
          and from_status = old.status and to_status = new.status) then
        raise exception 'a standing changes by a recorded step alone' using errcode = '23514';
    end if;
    return new;
end $$;

-- People of a demo's older folder stay what they were.
insert into person_transition values ('SEED', 'NEW', 'ACTIVE');
insert into person_step (person_id, number, step, from_status, to_status, at, reason)
    select id, 1, 'SEED', 'NEW', 'ACTIVE', now(), 'known before enrolment' from person;
update person set status = 'ACTIVE', steps = 1;
-- Elsewhere there are none, and this step does not exist: only a demo adds it.
delete from person_transition
    where step = 'SEED' and not exists (select from person_step where step = 'SEED');
create trigger person_standing_by_step before insert or update on person
    for each row execute function refuse_standing_without_step();
