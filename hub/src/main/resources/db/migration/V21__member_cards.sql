-- The file of the members folder an exchange's card was last read from; null where it was admitted otherwise.
alter table exchange add column card_file text check (length(card_file) between 1 and 255);
-- When the exchange was suspended because its card was taken away; its return lifts this suspension and no other.
alter table exchange add column card_removed_at timestamptz;
