-- An answer that could not be put to use is tried again later and holds up no other.
alter table mailbox_task add column failures integer not null default 0 check (failures >= 0);
alter table mailbox_task add column retry_at timestamptz;
