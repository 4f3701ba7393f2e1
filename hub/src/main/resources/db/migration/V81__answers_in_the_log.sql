-- The audit entry that commits to an exchange's answers to a batch: its place in the log is the answers' place.
alter table batch_answer add column audit_entry uuid;
