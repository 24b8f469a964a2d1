-- Heads of our own log that an authority for time stamped (RFC 3161, docs/exchange.md §12). Rules as in 0001. Never deleted: each
-- says that the log up to there is at least so old.
CREATE TABLE station_stamps (
    size BIGINT NOT NULL PRIMARY KEY,   -- of the log with that head
    root TEXT NOT NULL,
    signature TEXT NOT NULL,            -- of the head: CMS, hexadecimal. What is stamped
    token TEXT NOT NULL,                -- CMS, hexadecimal
    stamped_at BIGINT NOT NULL,         -- as the token says
    authority TEXT NOT NULL             -- the same
);
