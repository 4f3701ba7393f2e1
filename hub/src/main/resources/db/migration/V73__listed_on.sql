-- The chains the exchange says it lists the wallet on, where the one asked about is none of them: plain names and spaces.
alter table confirmation_item
    add column listed_on text not null default ''
        check (length(listed_on) <= 1100 and (listed_on = '' or coalesce(managed, false)));
