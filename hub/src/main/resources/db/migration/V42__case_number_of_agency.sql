-- A case number is its agency's own: another agency's neither blocks it nor tells that it exists.
alter table legal_case drop constraint legal_case_pkey;
alter table legal_case add primary key (agency_id, id);
