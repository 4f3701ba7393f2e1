-- The salt of the commitment to a verification's list that its audit row holds; erased with the list.
alter table verification add column list_salt bytea check (octet_length(list_salt) = 32);
