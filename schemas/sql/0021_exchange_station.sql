-- What the state machines of the exchange keep (docs/exchange.md, adr/0025): the rows of one node, the chain over its
-- transactions, and the exact bytes of the manifests that they name. Rules as in 0001.

CREATE TABLE station_rows (
    delivery TEXT NOT NULL,             -- hexadecimal, as row_key and body
    row_key TEXT NOT NULL,              -- 0 parcel, with its own key behind it; 1 outbox, 2 inbox
    waits BIGINT NOT NULL,              -- 1: a parcel that has to leave some day; read when the node starts
    body TEXT NOT NULL,
    PRIMARY KEY (delivery, row_key)
);
CREATE INDEX station_rows_waiting ON station_rows (delivery) WHERE waits = 1;

CREATE TABLE station_peers (
    peer TEXT NOT NULL PRIMARY KEY,     -- hexadecimal, as body
    body TEXT NOT NULL
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
