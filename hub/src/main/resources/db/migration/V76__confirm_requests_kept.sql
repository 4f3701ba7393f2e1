-- A confirm request as it was signed and handed over: what the exchange's signed answer names by its SHA-256. It holds
-- addresses, so it is erased with the verification it belongs to; hash and time stay.
alter table mailbox_relay add column envelope text;
