-- The record of every act. Rows are added in the act's own transaction and never change.
create table audit_entry (
    id uuid primary key default gen_random_uuid(),
    at timestamptz not null,
    event text not null check (event ~ '^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$'),
    actor text not null check (length(actor) between 1 and 128),
    case_id text check (length(case_id) between 1 and 64),
    facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object' and pg_column_size(facts) <= 8192),
    -- Given later by the log's sequencer: a leaf of its own order, never the order of ids.
    leaf_index bigint unique check (leaf_index >= 0)
);

create index audit_entry_unsequenced on audit_entry (at) where leaf_index is null;
create index audit_entry_of_case on audit_entry (case_id, at) where case_id is not null;

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit entries are never changed or removed';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change_of_audit();
create trigger audit_entry_never_emptied before truncate on audit_entry
    for each statement execute function refuse_change_of_audit();
