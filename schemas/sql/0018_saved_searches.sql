-- Searches that people keep. Rules as in 0001.

CREATE TABLE saved_searches (
    id {identity},
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    name        TEXT   NOT NULL,
    query       TEXT   NOT NULL, -- JSON, the parameters of GET /search
    alerts      BIGINT NOT NULL, -- 1: its owner is told of new documents
    since_id    BIGINT NOT NULL, -- of the last document registered before it; 0: none
    created_at  BIGINT NOT NULL
);
CREATE UNIQUE INDEX saved_searches_name ON saved_searches (account_id, name);

-- Of which document which search told its owner: once.
CREATE TABLE saved_search_hits (
    search_id   BIGINT NOT NULL REFERENCES saved_searches (id),
    document_id BIGINT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (search_id, document_id)
);
