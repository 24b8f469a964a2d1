-- The log of the exchange is a tree of hashes (docs/exchange.md §12, adr/0028) in the place of the chain of 0021. Rules as in
-- 0001. It begins anew, and so does what peers saw of it.

DROP TABLE station_log;

-- One leaf a transaction, in the order of their numbers. All hashes are SHA-256, hexadecimal, 64 digits each, in a row.
CREATE TABLE station_log (
    size BIGINT NOT NULL PRIMARY KEY,   -- of the log with this leaf
    row_hashes TEXT NOT NULL,           -- of each row of the transaction
    nodes TEXT NOT NULL                 -- of the leaf, and of each full subtree that ends with it
);

-- The transaction that wrote the row last; 0: one before this log.
ALTER TABLE station_rows ADD COLUMN log_size BIGINT NOT NULL DEFAULT 0;

-- What we saw of the log of a peer was a size and a head of 8 bytes. Now it is a size and a root of 32: none.
UPDATE station_peers SET body = substr(body, 1, 18) ||
    '00000000000000000000000000000000000000000000000000000000000000000000000000000000' || substr(body, 51, 4);

-- The newest signed head that is believed of each log: of our own, and of those of peers.
CREATE TABLE station_heads (
    node TEXT NOT NULL PRIMARY KEY,     -- hexadecimal
    size BIGINT NOT NULL,               -- 0: none since the peer was restored
    root TEXT NOT NULL,
    signature TEXT NOT NULL,            -- CMS, hexadecimal
    contradicted BIGINT NOT NULL        -- 1: the peer showed another that cannot be of the same log
);

-- Two heads of one node of which one log cannot have both. Never deleted.
CREATE TABLE station_head_conflicts (
    id {identity},
    node TEXT NOT NULL,
    kept_size BIGINT NOT NULL,
    kept_root TEXT NOT NULL,
    kept_signature TEXT NOT NULL,
    shown_size BIGINT NOT NULL,
    shown_root TEXT NOT NULL,
    shown_signature TEXT NOT NULL,
    told BIGINT NOT NULL,               -- 1: the node said that it was restored from an old backup
    noticed_at BIGINT NOT NULL
);
