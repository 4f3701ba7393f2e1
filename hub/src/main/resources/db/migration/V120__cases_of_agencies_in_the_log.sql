-- The log names a case by agency and number, 'agency/number': a number alone is another case at every agency. Rows of
-- before name the number only; rows never change, so they stand in no agency's timeline.
alter table audit_entry drop constraint audit_entry_case_id_check;
alter table audit_entry add constraint audit_entry_case_id_check check (length(case_id) between 1 and 128);

-- What auditors search by, beside the case: a person's acts, and a span of time (rows come in about its order).
create index audit_entry_of_actor on audit_entry (actor);
create index audit_entry_at on audit_entry using brin (at);
