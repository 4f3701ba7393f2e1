-- An agency somebody asked to let in; it becomes one when two others have approved.
create table agency_request (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    name_ko text not null check (length(name_ko) between 1 and 100),
    name_en text not null check (length(name_en) between 1 and 100),
    asked_by text not null references person,
    asked_at timestamptz not null
);
