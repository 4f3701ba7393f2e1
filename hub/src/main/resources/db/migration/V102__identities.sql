-- Somebody's identity at an OpenID Connect provider, shown by logging in there, and waiting for two others to say that it is
-- this person's. A credential of that kind exists by such an approval alone.
create table identity_request (
    person_id text primary key references person,
    issuer text not null check (length(issuer) between 1 and 500),
    subject text not null check (length(subject) between 1 and 255),
    asked_at timestamptz not null
);

alter table credential add column approval_id uuid;
alter table credential add column approval_kind text generated always as ('IDENTITY') stored;
alter table credential add column approval_state text generated always as ('GRANTED') stored;
alter table credential add constraint credential_identity_by_approval
    foreign key (approval_id, approval_kind, person_id, approval_state) references approval (id, kind, subject, state);
alter table credential add constraint credential_identity_has_approval
    check ((kind = 'OIDC') = (approval_id is not null));

-- A login that went to a provider: what must come back with it. The browser holds the other half in a cookie.
create table oidc_round (
    state_sha256 bytea primary key check (length(state_sha256) = 32),
    nonce text not null,
    code_verifier text not null,
    -- Who asks to have the identity bound; null: a login.
    person_id text references person,
    expires_at timestamptz not null
);
