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
