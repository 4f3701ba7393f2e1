-- A passkey beside its public part: what its owner calls it, how often it has signed, whether its maker copies it elsewhere.
alter table credential add column name text check (length(name) between 1 and 40);
alter table credential add column sign_count bigint not null default 0 check (sign_count between 0 and 4294967295);
alter table credential add column synced boolean not null default false;
alter table credential add column used_at timestamptz;
alter table credential add constraint credential_passkey_has_its_key
    check (kind <> 'PASSKEY' or public_part is not null);

-- A question an authenticator is to sign: asked once, answered once, soon forgotten.
create table passkey_challenge (
    challenge bytea primary key check (length(challenge) = 32),
    purpose text not null check (purpose in ('REGISTER', 'LOGIN', 'GESTURE')),
    -- Whose authenticator is asked; a login does not know yet.
    person_id text references person,
    -- Of what is asked for: the invitation, or everything that is decided. Another answer than to this is none.
    bound_sha256 bytea not null check (length(bound_sha256) = 32),
    expires_at timestamptz not null,
    check ((purpose = 'LOGIN') = (person_id is null))
);

create index passkey_challenge_expiry on passkey_challenge (expires_at);
