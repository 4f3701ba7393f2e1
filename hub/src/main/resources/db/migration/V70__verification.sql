-- A verification: who asked, in which case, for what; its layout says which element each row asks for.
create table verification (
    id uuid primary key,
    case_id varchar(64) not null,
    agency_id varchar(64) not null,
    agency_name varchar(200) not null,
    person_id varchar(128) not null,
    person_name varchar(200) not null,
    legal_basis varchar(8) not null,
    purpose varchar(500) not null check (purpose <> ''),
    deadline_seconds integer not null check (deadline_seconds between 1 and 600),
    source varchar(8) not null check (source in ('paste', 'rows', 'csv', 'xlsx', 'json')),
    file_name varchar(255),
    blank_lines integer not null check (blank_lines >= 0),
    row_count integer not null check (row_count between 1 and 100000),
    address_count integer not null check (address_count >= 0),
    batch_count integer not null check (batch_count >= 0),
    layout bytea not null,
    idempotency_key varchar(200),
    request_sha256 bytea not null check (octet_length(request_sha256) = 32),
    submitted_at timestamptz not null,
    completed_at timestamptz,
    unique (person_id, idempotency_key)
);
create index verification_of_case on verification (agency_id, case_id, submitted_at desc);
create index verification_of_agency on verification (agency_id, submitted_at desc);
create index verification_incomplete on verification (id) where completed_at is null;

create table verification_row (
    verification_id uuid not null references verification on delete cascade,
    line integer not null check (line >= 1),
    source_row integer not null,
    input text not null,
    declared_chain text,
    memo text,
    -- one "chain address" a line for every wallet the text may mean; null: invalid
    candidates text,
    notes text not null,
    fault_code varchar(32),
    fault_position integer,
    fault_chain varchar(64),
    fault_hint text,
    first_line integer check (first_line < line),
    primary key (verification_id, line),
    check ((candidates is null) = (fault_code is not null))
);

create table verification_workbook (
    verification_id uuid primary key references verification on delete cascade,
    sheet text not null,
    header_row integer,
    workbook bytea not null
);
alter table verification_workbook alter column workbook set storage external;

-- How many elements the hub has ever blinded: every batch takes its range from here.
create table element_counter (
    only_one boolean primary key default true check (only_one),
    next_index bigint not null check (next_index >= 0)
);
insert into element_counter (next_index) values (0);

-- One blinded batch, stored once and referenced by every exchange's task.
create table batch (
    id uuid primary key,
    verification_id uuid references verification on delete cascade,
    batch_no integer check (batch_no >= 0),
    -- the index whose canaries it looks for
    proves_index uuid,
    state varchar(8) not null check (state in ('PLANNED', 'SENT')),
    index_from bigint not null unique,
    size integer not null check (size in (16, 64, 256, 1024)),
    address_count integer not null check (address_count between 1 and size),
    wrapped_seed bytea not null,
    inputs bytea not null,
    header text,
    elements bytea,
    planned_at timestamptz not null,
    sent_at timestamptz,
    unique (verification_id, batch_no),
    check ((state = 'SENT') = (header is not null)),
    check ((header is null) = (elements is null)),
    check ((header is null) = (sent_at is null)),
    check (elements is null or octet_length(elements) = size * 32),
    check ((verification_id is null) <> (proves_index is null)),
    check ((verification_id is null) = (batch_no is null))
);
create index batch_planned on batch (batch_no, planned_at) where state = 'PLANNED';
create index batch_proving on batch (proves_index) where proves_index is not null;

-- The index a task is pinned to, as it was when the task was made.
create table asked_index (
    index_id uuid primary key,
    exchange varchar(64) not null,
    epoch bigint not null,
    public_key varchar(64) not null,
    manifest_sha256 varchar(64) not null,
    activated_at timestamptz not null,
    namespaces text not null
);

-- What became of one batch at one exchange.
create table batch_answer (
    batch_id uuid not null references batch on delete cascade,
    exchange varchar(64) not null,
    verification_id uuid,
    state varchar(16) not null check (state in ('ASKED', 'ANSWERED', 'REFUSED', 'PROOF_FAILED', 'MALFORMED', 'NO_INDEX')),
    task_id uuid unique,
    index_id uuid references asked_index,
    asked_at timestamptz not null,
    answered_at timestamptz,
    -- which positions the exchange covers, one bit each
    covered bytea,
    -- one byte a position: 0 padding, 1 not covered, 2 not managed, 3 in the index
    answers bytea,
    answers_root bytea check (octet_length(answers_root) = 32),
    stale boolean not null default false,
    refusal integer,
    primary key (batch_id, exchange),
    check ((state = 'NO_INDEX') = (task_id is null)),
    check ((state = 'NO_INDEX') or (index_id is not null and covered is not null)),
    check ((state = 'ANSWERED') = (answers is not null)),
    check ((answers is null) = (answers_root is null)),
    check ((state = 'REFUSED') = (refusal is not null)),
    check ((state = 'ASKED') = (answered_at is null))
);
create index batch_answer_of_verification on batch_answer (verification_id);
create index batch_answer_open on batch_answer (verification_id, exchange) where state = 'ASKED';
create index batch_answer_recent on batch_answer (asked_at) where state = 'ASKED';

-- An address found in an exchange's index.
create table claim (
    batch_id uuid not null references batch on delete cascade,
    position integer not null check (position between 0 and 1023),
    exchange varchar(64) not null,
    verification_id uuid not null,
    state varchar(16) not null check (state in ('WAITING', 'HELD', 'ASKED', 'CONFIRMED', 'DENIED')),
    held_for varchar(24) check (held_for in ('CONFLICT', 'LATE_CONFLICT', 'STALE_INDEX', 'CONFIRMATION_REFUSED')),
    found_at timestamptz not null,
    primary key (batch_id, position, exchange),
    check ((state = 'HELD') = (held_for is not null))
);
create index claim_of_verification on claim (verification_id);
create index claim_waiting on claim (batch_id) where state = 'WAITING';

-- A request to one exchange to confirm addresses of one batch, and its signed answer.
create table confirmation (
    id uuid primary key,
    batch_id uuid not null references batch on delete cascade,
    verification_id uuid not null,
    exchange varchar(64) not null,
    task_id uuid not null unique,
    state varchar(16) not null check (state in ('ASKED', 'ANSWERED', 'REFUSED')),
    refusal integer,
    asked_at timestamptz not null,
    answered_at timestamptz,
    decided_by varchar(128),
    check ((state = 'ASKED') = (answered_at is null)),
    check ((state = 'REFUSED') = (refusal is not null))
);
create index confirmation_of_verification on confirmation (verification_id);
create index confirmation_open on confirmation (verification_id) where state = 'ASKED';

create table confirmation_item (
    confirmation_id uuid not null references confirmation on delete cascade,
    item_no integer not null check (item_no >= 0),
    position integer not null,
    chain varchar(64) not null,
    address text not null,
    memo text not null,
    managed boolean,
    memo_match varchar(16),
    primary key (confirmation_id, item_no),
    check ((managed is null) = (memo_match is null))
);

-- A person's decision to let one exchange confirm a held hit.
create table release_decision (
    id uuid primary key,
    verification_id uuid not null references verification on delete cascade,
    line integer not null,
    exchange varchar(64) not null,
    person_id varchar(128) not null,
    reason varchar(500) not null check (reason <> ''),
    decided_at timestamptz not null
);

-- How one exchange gets on with one verification.
create table lane (
    verification_id uuid not null references verification on delete cascade,
    exchange varchar(64) not null,
    batches_asked integer not null default 0,
    batches_answered integer not null default 0,
    addresses_answered integer not null default 0,
    hits integer not null default 0,
    latency_sum_millis bigint not null default 0,
    -- silence counts from here: when it last went from idle to busy, or last made progress
    busy_since timestamptz,
    changes bigint not null default 0,
    primary key (verification_id, exchange),
    check (batches_answered <= batches_asked)
);

-- When an index was last shown to hold its canaries.
create table canary_proof (
    index_id uuid primary key,
    exchange varchar(64) not null,
    proved_at timestamptz not null
);

-- What a person at the hub must look at.
create table alarm (
    id uuid primary key,
    kind varchar(24) not null check (kind in
        ('PROOF_FAILED', 'CANARY_FAILED', 'LATE_CONFLICT', 'CONFLICT', 'DENIED_AFTER_HIT', 'MALFORMED_ANSWER')),
    exchange varchar(64) not null,
    verification_id uuid,
    batch_id uuid,
    raised_at timestamptz not null,
    count integer not null check (count > 0)
);
create index alarm_newest on alarm (raised_at desc);
