-- Directories of organisations and gateways (docs/exchange.md §15, adr/0045): where this node stands with each, their entries as
-- they are now, and every edition as it was signed. Rules as in 0001; hashes and bytes are hexadecimal.

CREATE TABLE directories (
    publisher TEXT NOT NULL PRIMARY KEY,    -- organisation code in the one spelling in which codes are compared
    sequence BIGINT NOT NULL,               -- of the newest change that is in the entries; 0: none yet
    root TEXT NOT NULL,
    entries BIGINT NOT NULL,
    made_at BIGINT NOT NULL,                -- by the publisher, of the newest edition
    applied_at BIGINT NOT NULL,
    refused BIGINT NOT NULL,                -- how many times something was refused
    problem TEXT NOT NULL,                  -- why the newest was; '' since something was applied
    problem_at BIGINT NOT NULL
);

CREATE TABLE directory_entries (
    publisher TEXT NOT NULL,
    kind BIGINT NOT NULL,                   -- 1 organisation, 2 gateway
    entry_key TEXT NOT NULL,
    former_key TEXT NOT NULL,               -- of an organisation: its former code, spelled as codes are compared
    party BIGINT NOT NULL,                  -- of an organisation: the number by which it is addressed, signed; else 0
    folded_name TEXT NOT NULL,              -- small letters without accents
    bucket BIGINT NOT NULL,
    leaf TEXT NOT NULL,                     -- hash of body
    body TEXT NOT NULL,
    PRIMARY KEY (publisher, kind, entry_key)
);
CREATE INDEX directory_entries_bucket ON directory_entries (publisher, bucket, leaf);
CREATE INDEX directory_entries_party ON directory_entries (party) WHERE party <> 0;
CREATE INDEX directory_entries_key ON directory_entries (entry_key);
CREATE INDEX directory_entries_former ON directory_entries (former_key) WHERE former_key <> '';

CREATE TABLE directory_buckets (
    publisher TEXT NOT NULL,
    bucket BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (publisher, bucket)
);

CREATE TABLE directory_editions (
    publisher TEXT NOT NULL,
    sequence BIGINT NOT NULL,               -- of its last change
    begins_after BIGINT NOT NULL,           -- sequence of the change before its first
    root TEXT NOT NULL,                     -- after it
    head TEXT NOT NULL,
    signature TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (publisher, sequence),
    UNIQUE (publisher, begins_after)
);

-- Heads that were signed as good as ours and cannot be of the same directory: kept for ever.
CREATE TABLE directory_forks (
    publisher TEXT NOT NULL,
    head TEXT NOT NULL,
    signature TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (publisher, head)
);

-- Whose directories an installation follows. A hub reads that from hub.json.
CREATE TABLE directory_publishers (
    id {identity},
    publisher TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    certificate TEXT NOT NULL,
    ended_at BIGINT,                        -- not followed by this certificate any more
    UNIQUE (publisher, fingerprint)
);
