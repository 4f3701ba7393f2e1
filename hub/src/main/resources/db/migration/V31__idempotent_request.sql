-- What was answered to a request that carried an Idempotency-Key, so that its repetition has no second effect.
create table idempotent_request (
    owner text not null check (length(owner) between 1 and 128),
    key text not null check (length(key) between 1 and 200),
    request_sha256 text not null check (request_sha256 ~ '^[0-9a-f]{64}$'),
    -- Null only inside the transaction that handles the request.
    status int check (status between 200 and 299),
    location text,
    body text,
    at timestamptz not null,
    primary key (owner, key)
);

create index idempotent_request_age on idempotent_request (at);
