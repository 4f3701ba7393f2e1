-- Honest exchanges: batches that belong to no case, asked only of those who agreed to it in writing.

create table honey_consent (
    id uuid primary key,
    exchange varchar(64) not null references exchange (name),
    document_no varchar(100) not null check (document_no <> ''),
    document_sha256 varchar(64) not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by text not null references person,
    recorded_at timestamptz not null,
    withdrawn_by text references person,
    withdrawn_at timestamptz,
    check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index honey_consent_in_force on honey_consent (exchange) where withdrawn_at is null;

-- Who holds an address is known: nobody who publishes an index (held_by is null), or one exchange.
create table honey_address (
    lookup_input bytea primary key,
    held_by varchar(64) references exchange (name),
    source varchar(1000) not null check (source <> ''),
    added_by text not null references person,
    added_at timestamptz not null
);

-- The exchanges a honey batch is for: those whose consent was in force.
alter table batch add column honey_for varchar(64)[] check (cardinality(honey_for) > 0);

-- A batch is asked for a verification, for an index's canaries, or for honesty's sake: for one of them.
do $$
declare
    old name;
begin
    select conname into strict old from pg_constraint
    where conrelid = 'batch'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%proves_index%';
    execute format('alter table batch drop constraint %I', old);
end
$$;
alter table batch add constraint batch_has_one_purpose
    check (num_nonnulls(verification_id, proves_index, honey_for) = 1);

create table honey_answer (
    -- no reference: the batch, which holds the addresses, goes before its figures do
    batch_id uuid not null,
    exchange varchar(64) not null,
    asked_of_nobody integer not null check (asked_of_nobody >= 0),
    over_claims integer not null check (over_claims between 0 and asked_of_nobody),
    asked_of_own integer not null check (asked_of_own >= 0),
    misses integer not null check (misses between 0 and asked_of_own),
    answered_at timestamptz not null,
    primary key (batch_id, exchange)
);
create index honey_answer_of_exchange on honey_answer (exchange, answered_at);

alter table alarm drop constraint alarm_kind_check;
alter table alarm add constraint alarm_kind_check check (kind in ('PROOF_FAILED', 'CANARY_FAILED', 'LATE_CONFLICT',
    'CONFLICT', 'DENIED_AFTER_HIT', 'MALFORMED_ANSWER', 'OVER_CLAIM', 'MISS', 'DENIAL_RATE', 'CONFLICT_RATE'));
