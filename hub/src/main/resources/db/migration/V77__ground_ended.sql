-- A hit whose case or ground ended before the exchange could be asked to confirm is held like the others.
alter table claim drop constraint claim_held_for_check;
alter table claim add constraint claim_held_for_check check (held_for in
    ('CONFLICT', 'LATE_CONFLICT', 'STALE_INDEX', 'CONFIRMATION_REFUSED', 'GROUND_ENDED'));
