-- The audit entry that commits to an exchange's signed answer to a confirm request: a confirmed hit's place in the log.
alter table confirmation add column audit_entry uuid;
