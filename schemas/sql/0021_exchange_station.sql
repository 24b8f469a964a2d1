-- What the state machines of the exchange keep (docs/exchange.md, adr/0025): the rows of one node, the chain over its
-- transactions, and the exact bytes of the manifests that they name. Rules as in 0001.

CREATE TABLE station_rows (
    kind BIGINT NOT NULL,               -- 0 parcel, 1 outbox, 2 inbox, 3 peer
    row_key TEXT NOT NULL,              -- hexadecimal, as the body
    body TEXT NOT NULL,
    PRIMARY KEY (kind, row_key)
);

-- One leaf a transaction, in the order of their numbers.
CREATE TABLE station_log (
    size BIGINT NOT NULL PRIMARY KEY,
    head BIGINT NOT NULL                -- 64 bits, read as a signed number
);

CREATE TABLE station_manifests (
    digest TEXT NOT NULL PRIMARY KEY,   -- SHA-256 of manifest, 64 hex digits
    manifest TEXT NOT NULL              -- exact bytes
);

-- 1: a hub, through which everybody is reached who is no peer.
ALTER TABLE peers ADD COLUMN is_hub BIGINT NOT NULL DEFAULT 0;
