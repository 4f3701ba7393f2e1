-- When the rows, answers and seeds of a verification were erased because their term was over.
alter table verification add column erased_at timestamptz;
create index verification_kept on verification (submitted_at) where erased_at is null;

-- A batch whose term is over keeps what the exchanges were shown and signed for, without its elements.
-- batch_check2 is: (header is null) = (elements is null)
alter table batch drop constraint batch_check2;
alter table batch add constraint batch_elements_of_sent_only check (header is not null or elements is null);
