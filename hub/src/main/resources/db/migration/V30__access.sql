-- Who may do what, and who is logged in.
create table role_grant (
    person_id text not null references person,
    role text not null check (role in ('investigator', 'approver', 'desk', 'agency-admin',
        'exchange-officer', 'exchange-admin', 'operator', 'auditor')),
    primary key (person_id, role)
);

-- Only the hash of a session's token is kept: a stolen table opens nothing.
create table session (
    token_sha256 bytea primary key check (length(token_sha256) = 32),
    person_id text not null references person,
    issued_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > issued_at)
);

create index session_expiry on session (expires_at);

-- How much of a person's daily quota is used; the day is Seoul's.
create table quota_use (
    person_id text not null references person,
    quota text not null,
    day date not null,
    used bigint not null check (used >= 0),
    primary key (person_id, quota, day)
);
