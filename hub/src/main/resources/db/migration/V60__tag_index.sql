-- An exchange's published epochs. Their tags are not here: every epoch has its own table of staged chunks while it is
-- uploaded and its own table of packed buckets afterwards, so that dropping either takes the same time whatever its size.
CREATE TABLE tag_epoch (
    index_id        uuid PRIMARY KEY,
    exchange        text        NOT NULL CHECK (char_length(exchange) BETWEEN 1 AND 64),
    epoch           bigint      NOT NULL CHECK (epoch > 0),
    state           text        NOT NULL
                    CHECK (state IN ('UPLOADING', 'PROVING', 'ACTIVE', 'RETIRING', 'FAILED', 'DROPPED')),
    tag_count       bigint      NOT NULL CHECK (tag_count BETWEEN 1 AND 100000000),
    digest          text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    public_key      text        NOT NULL CHECK (public_key ~ '^[0-9a-f]{64}$'),
    namespaces      text[]      NOT NULL CHECK (cardinality(namespaces) > 0),
    manifest        text        NOT NULL,
    manifest_sha256 text        NOT NULL CHECK (manifest_sha256 ~ '^[0-9a-f]{64}$'),
    bucket_bits     smallint    NOT NULL CHECK (bucket_bits BETWEEN 0 AND 24),
    announced_at    timestamptz NOT NULL,
    sealed_at       timestamptz,
    built_at        timestamptz,
    activated_at    timestamptz,
    retired_at      timestamptz,
    ended_at        timestamptz,
    failure         text,
    tables_present  boolean     NOT NULL,
    UNIQUE (exchange, epoch),
    CONSTRAINT tag_epoch_built_before_use
        CHECK (state NOT IN ('PROVING', 'ACTIVE', 'RETIRING') OR (built_at IS NOT NULL AND tables_present)),
    CONSTRAINT tag_epoch_not_built_while_uploading CHECK (state <> 'UPLOADING' OR built_at IS NULL),
    CONSTRAINT tag_epoch_activated_at
        CHECK (state IN ('FAILED', 'DROPPED') OR (activated_at IS NOT NULL) = (state IN ('ACTIVE', 'RETIRING'))),
    CONSTRAINT tag_epoch_retired_at CHECK (state = 'DROPPED' OR (retired_at IS NOT NULL) = (state = 'RETIRING')),
    CONSTRAINT tag_epoch_ended_at CHECK ((ended_at IS NOT NULL) = (state IN ('FAILED', 'DROPPED'))),
    CONSTRAINT tag_epoch_failure CHECK ((failure IS NOT NULL) = (state = 'FAILED'))
);

-- Two epochs of an exchange answer lookups at most, one of them for open tasks only; one more may be on its way.
CREATE UNIQUE INDEX tag_epoch_one_active ON tag_epoch (exchange) WHERE state = 'ACTIVE';
CREATE UNIQUE INDEX tag_epoch_one_retiring ON tag_epoch (exchange) WHERE state = 'RETIRING';
CREATE UNIQUE INDEX tag_epoch_one_in_preparation ON tag_epoch (exchange) WHERE state IN ('UPLOADING', 'PROVING');
