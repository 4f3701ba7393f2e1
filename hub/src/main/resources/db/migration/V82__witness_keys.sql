-- The verifier key an exchange's cosignatures of the audit log are checked with; null where it is no witness.
alter table exchange add column witness_key text unique check (length(witness_key) between 1 and 500);
