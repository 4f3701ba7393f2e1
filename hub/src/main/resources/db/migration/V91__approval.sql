-- Four eyes, once for every sensitive act: asked by one person, granted by others, used by the act itself.
create table approval (
    id uuid primary key,
    kind text not null check (kind ~ '^[A-Z]+(_[A-Z]+)*$' and length(kind) <= 40),
    subject text not null check (length(subject) between 1 and 128),
    -- Whom it is about, if it is about a person: that person has no say in it.
    subject_person text references person,
    -- Of everything that is approved: who approves something else than was asked approves nothing.
    digest_sha256 bytea not null check (length(digest_sha256) = 32),
    asked_by text not null references person,
    asked_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > asked_at),
    needed smallint not null check (needed between 1 and 5),
    state text not null default 'OPEN' check (state in ('OPEN', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
    decided_at timestamptz check (decided_at >= asked_at),
    used_at timestamptz check (used_at >= decided_at),
    check ((state = 'OPEN') = (decided_at is null)),
    check (used_at is null or state = 'GRANTED'),
    unique (id, kind, subject, state)
);

create unique index approval_one_open on approval (kind, subject) where state = 'OPEN';
create index approval_open on approval (expires_at) where state = 'OPEN';

-- Who may have a say: a role, at one organisation or (null) at any.
create table approval_seat (
    approval_id uuid not null references approval,
    role text not null,
    organisation text,
    unique nulls not distinct (approval_id, role, organisation)
);

create table approval_vote (
    approval_id uuid not null references approval,
    person_id text not null references person,
    grants boolean not null,
    reason text check (length(reason) between 1 and 500),
    at timestamptz not null,
    proved_at timestamptz not null check (proved_at <= at),
    primary key (approval_id, person_id)
);

create function refuse_unfit_vote() returns trigger language plpgsql as $$
declare
    asked approval;
begin
    if tg_op <> 'INSERT' then
        raise exception 'a vote is never changed or removed' using errcode = '23514';
    end if;
    select * into asked from approval where id = new.approval_id for update;
    if new.person_id = asked.asked_by or new.person_id is not distinct from asked.subject_person then
        raise exception 'nobody approves what they asked for or what is about themselves' using errcode = '23514';
    end if;
    if asked.state <> 'OPEN' or new.at >= asked.expires_at then
        raise exception 'what is decided or expired is not voted on' using errcode = '23514';
    end if;
    if not exists (
        select from approval_seat seat
        join role_grant held on held.person_id = new.person_id and held.role = seat.role
        join person voter on voter.id = new.person_id and voter.status = 'ACTIVE'
        where seat.approval_id = asked.id
          and (seat.organisation is null or seat.organisation = voter.organisation)) then
        raise exception 'the voter has no seat' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger approval_vote_fits before insert or update or delete on approval_vote
    for each row execute function refuse_unfit_vote();

create function refuse_unearned_approval() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'an approval is never removed' using errcode = '23514';
    end if;
    if tg_op = 'INSERT' then
        if new.state <> 'OPEN' then
            raise exception 'an approval begins open' using errcode = '23514';
        end if;
        return new;
    end if;
    if (new.id, new.kind, new.subject, new.subject_person, new.digest_sha256, new.asked_by, new.asked_at,
            new.expires_at, new.needed)
        is distinct from (old.id, old.kind, old.subject, old.subject_person, old.digest_sha256, old.asked_by,
            old.asked_at, old.expires_at, old.needed) then
        raise exception 'what was asked does not change' using errcode = '23514';
    end if;
    if old.state <> 'OPEN' and (new.state, new.decided_at) is distinct from (old.state, old.decided_at) then
        raise exception 'an approval is decided once' using errcode = '23514';
    end if;
    if old.used_at is not null then
        raise exception 'an approval is used once' using errcode = '23514';
    end if;
    if new.state = 'GRANTED' and new.needed >
            (select count(*) from approval_vote where approval_id = new.id and grants) then
        raise exception 'too few have approved' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger approval_earned before insert or update or delete on approval
    for each row execute function refuse_unearned_approval();

-- Who may have a say is settled when it is asked: seats come in the asking transaction and stay as they are.
create function refuse_late_seat() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' or exists (
            select from approval where id = new.approval_id and xmin <> pg_current_xact_id()::xid) then
        raise exception 'seats are settled when an approval is asked' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger approval_seat_settled before insert or update or delete on approval_seat
    for each row execute function refuse_late_seat();

-- A number counts once its own approval was granted.
alter table call_back_number add column subject text generated always as (id::text) stored;
alter table call_back_number add column approval_kind text generated always as ('CALL_BACK_NUMBER') stored;
alter table call_back_number add column approval_state text generated always as ('GRANTED') stored;
alter table call_back_number add constraint call_back_number_confirmed_by_approval
    check ((confirmed_at is null) = (approval_id is null));
alter table call_back_number add constraint call_back_number_approval
    foreign key (approval_id, approval_kind, subject, approval_state) references approval (id, kind, subject, state);
