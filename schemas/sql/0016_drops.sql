-- Places that devices put files into (WebDAV). Rules as in 0001.

-- A device has no account: its password opens one drop, and a drop does nothing but bring items to the desk of one
-- unit. A name is free again once its drop is revoked.
CREATE TABLE drops (
    id {identity},
    name TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    password_hash TEXT NOT NULL,    -- Argon2id
    created_by BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE UNIQUE INDEX drops_name ON drops (name) WHERE revoked_at IS NULL;
