-- Who takes part. Membership changes all the time: it is data.
create table agency (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
    name_ko text not null check (length(name_ko) between 1 and 100),
    name_en text not null check (length(name_en) between 1 and 100)
);

create table person (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9.-]{0,63}$'),
    agency_id text not null references agency,
    display_name text not null check (length(display_name) between 1 and 100)
);

create table exchange (
    name text primary key check (length(name) between 1 and 64),
    display_name text not null check (length(display_name) between 1 and 100),
    verify_key bytea not null,
    certificate_sha256 text not null unique check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
    active boolean not null default true,
    admitted_at timestamptz not null
);
