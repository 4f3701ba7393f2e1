-- Tasks for exchanges. A task's contents are not here: they are rendered at delivery.
create table mailbox_task (
    id uuid primary key,
    -- Order of submission. Gaps and late commits do no harm: nobody reads by range.
    seq bigint not null generated always as identity unique,
    exchange text not null references exchange,
    kind text not null check (kind in ('EVALUATE', 'CONFIRM')),
    -- People wait for confirmations.
    urgency smallint not null generated always as (case kind when 'CONFIRM' then 0 else 1 end) stored,
    subject uuid not null,
    state text not null default 'queued'
        check (state in ('queued', 'leased', 'answered', 'processed', 'withdrawn')),
    attempts integer not null default 0 check (attempts >= 0),
    lease_until timestamptz,
    submitted_at timestamptz not null,
    answered_at timestamptz,
    processed_at timestamptz,
    withdrawn_at timestamptz,
    -- The exchange's signed answer, as it came: evidence.
    answer_envelope text,
    -- When the exchange says it signed the answer.
    answer_signed_at timestamptz,
    -- The bulk bytes the answer commits to, until they are processed.
    answer_attachment bytea,
    check ((state = 'leased') = (lease_until is not null)),
    check (state <> 'leased' or attempts > 0),
    check ((answer_envelope is null) = (answered_at is null)),
    check ((answer_envelope is null) = (answer_signed_at is null)),
    check (case state
        when 'answered' then answer_envelope is not null and answer_attachment is not null
        when 'processed' then answer_envelope is not null and answer_attachment is null
        when 'withdrawn' then answer_attachment is null
        else answer_envelope is null and answer_attachment is null end),
    check ((state = 'processed') = (processed_at is not null)),
    check ((state = 'withdrawn') = (withdrawn_at is not null))
);

create index mailbox_task_due on mailbox_task (exchange, urgency, seq) where state in ('queued', 'leased');
create index mailbox_task_unprocessed on mailbox_task (kind, answered_at, seq) where state = 'answered';
create index mailbox_task_open on mailbox_task (submitted_at) where state in ('queued', 'leased', 'answered');

-- Every handing over of a task to a connection of its exchange.
create table mailbox_relay (
    task_id uuid not null references mailbox_task,
    attempt integer not null check (attempt > 0),
    at timestamptz not null,
    envelope_sha256 text not null check (envelope_sha256 ~ '^[0-9a-f]{64}$'),
    attachment_bytes integer not null check (attachment_bytes >= 0),
    primary key (task_id, attempt)
);

-- Answers that came after the one that counts, or after the task was withdrawn, and say something else.
create table mailbox_late_answer (
    id bigint primary key generated always as identity,
    task_id uuid not null references mailbox_task,
    reason text not null check (reason in ('conflict', 'withdrawn')),
    received_at timestamptz not null,
    envelope text not null
);

create index mailbox_late_answer_of_task on mailbox_late_answer (task_id);

-- When an exchange's agent was last heard, by whichever hub node heard it.
create table mailbox_presence (
    exchange text primary key references exchange,
    seen_at timestamptz not null
);

create view mailbox_evidence as
    select id as task_id, 'SUBMITTED' as step, submitted_at as at, 0 as ordinal from mailbox_task
    union all
    select task_id, 'RELAYED', at, attempt from mailbox_relay
    union all
    select id, 'DELIVERED', answer_signed_at, 2147483646 from mailbox_task where answered_at is not null
    union all
    select id, 'ANSWERED', answered_at, 2147483647 from mailbox_task where answered_at is not null;
