-- The audit log as a tree: docs/audit-log.md. What was to be given to a row later stands beside it, for rows never change.
drop trigger audit_entry_append_only on audit_entry;
drop index audit_entry_unsequenced;
alter table audit_entry drop column leaf_index;
-- When actor, case and facts were erased at the end of their term; the leaf stays, and the log goes on verifying.
alter table audit_entry add column erased_at timestamptz;

-- Rows committed and not yet in the tree. Never read by a range of ids: ids do not follow the order of commits.
create table audit_unsequenced (
    seq bigint generated always as identity primary key,
    entry_id uuid not null
);
insert into audit_unsequenced (entry_id) select id from audit_entry order by at;

create function queue_audit_entry() returns trigger language plpgsql as $$
begin
    insert into audit_unsequenced (entry_id) values (new.id);
    return null;
end $$;
create trigger audit_entry_queued after insert on audit_entry for each row execute function queue_audit_entry();

-- One leaf a row, in the log's own order and without a gap. No foreign key: rows are never removed, and its lock on each
-- row would write every one of them again.
create table audit_leaf (
    leaf_index bigint primary key check (leaf_index >= 0),
    entry_id uuid not null unique,
    -- the bytes whose hash stands in the tree
    leaf text not null,
    -- opens the leaf's commitments; null once erased, and it never leaves the hub
    row_salt bytea check (octet_length(row_salt) = 32)
);

-- Tiles of up to 256 hashes (c2sp.org/tlog-tiles).
create table audit_tile (
    level smallint not null check (level between 0 and 7),
    tile_index bigint not null check (tile_index >= 0),
    hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    primary key (level, tile_index)
);
alter table audit_tile alter column hashes set storage external;

-- Signed heads of the tree. Once one is committed its size has that root for ever.
create table audit_checkpoint (
    tree_size bigint primary key check (tree_size > 0),
    root bytea not null check (octet_length(root) = 32),
    -- the checkpoint with the log's signature alone (c2sp.org/signed-note)
    note text not null,
    signed_at timestamptz not null,
    -- when it was first given to witnesses
    offered_at timestamptz,
    -- when enough witnesses had cosigned it
    witnessed_at timestamptz
);
create index audit_checkpoint_offered on audit_checkpoint (tree_size) where offered_at is not null;
create index audit_checkpoint_offered_at on audit_checkpoint (offered_at) where offered_at is not null;
create index audit_checkpoint_witnessed on audit_checkpoint (tree_size) where witnessed_at is not null;

create table audit_cosignature (
    tree_size bigint not null references audit_checkpoint,
    witness varchar(64) not null,
    -- the signature line (c2sp.org/tlog-cosignature)
    line text not null check (length(line) <= 1000),
    received_at timestamptz not null,
    primary key (tree_size, witness)
);

-- What each witness said last: how far it knows the log, and why it would not cosign.
create table audit_witness (
    witness varchar(64) primary key,
    known_size bigint not null check (known_size >= 0),
    refusal varchar(32),
    heard_at timestamptz not null
);

-- A row changes once, if at all: its personal part is erased, after its salt was.
create function only_erasure_of_audit() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null
        and new.id = old.id and new.at = old.at and new.event = old.event
        and new.actor = 'erased' and new.case_id is null and new.facts = '{}'
        and exists (select 1 from audit_leaf where entry_id = old.id and row_salt is null)
    then
        return new;
    end if;
    raise exception 'audit entries are never changed or removed';
end $$;
create trigger audit_entry_only_erased before update or delete on audit_entry
    for each row execute function only_erasure_of_audit();

create function only_erasure_of_salt() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.row_salt is null
        and new.leaf_index = old.leaf_index and new.entry_id = old.entry_id and new.leaf = old.leaf
    then
        return new;
    end if;
    raise exception 'leaves of the audit log are never changed or removed';
end $$;
create trigger audit_leaf_only_erased before update or delete on audit_leaf
    for each row execute function only_erasure_of_salt();
create trigger audit_leaf_never_emptied before truncate on audit_leaf
    for each statement execute function refuse_change_of_audit();

create function refuse_change_of_checkpoint() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.tree_size = old.tree_size and new.root = old.root and new.note = old.note
        and new.signed_at = old.signed_at
    then
        return new;
    end if;
    raise exception 'signed checkpoints are never changed or removed';
end $$;
create trigger audit_checkpoint_stays before update or delete on audit_checkpoint
    for each row execute function refuse_change_of_checkpoint();

-- The one way to erase: salt, actor, case and facts of rows that are in the tree. Answers how many it erased.
create function erase_audit_entries(entries uuid[], erased_when timestamptz) returns integer language plpgsql as $$
declare
    erased integer;
begin
    update audit_leaf set row_salt = null where entry_id = any(entries) and row_salt is not null;
    update audit_entry set actor = 'erased', case_id = null, facts = '{}', erased_at = erased_when
        where id = any(entries) and erased_at is null
        and exists (select 1 from audit_leaf where entry_id = audit_entry.id);
    get diagnostics erased = row_count;
    return erased;
end $$;
