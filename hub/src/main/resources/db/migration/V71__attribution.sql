-- What the public says of addresses (GraphSense TagPacks): a hint, never an answer.
create table attribution_pack (
    id uuid primary key,
    title varchar(300) not null,
    creator varchar(300) not null,
    digest bytea not null unique check (octet_length(digest) = 32),
    imported_by varchar(128) not null,
    imported_at timestamptz not null,
    attributions integer not null,
    skipped integer not null
);

create table attribution (
    lookup_input bytea not null,
    pack_id uuid not null references attribution_pack on delete cascade,
    label varchar(300) not null,
    source varchar(1000) not null,
    last_modified date,
    primary key (lookup_input, pack_id, label)
);
