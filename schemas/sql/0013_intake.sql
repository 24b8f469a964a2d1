-- What came in by a channel (watch folder, mailbox, upload) and waits for a clerk. Rules as in 0001.

-- The key is what the channel knows a thing by, so that bringing it again finds what is here already.
CREATE TABLE intake_items (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    channel TEXT NOT NULL,
    source_key TEXT NOT NULL,
    source TEXT NOT NULL,           -- where it lay, for people
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    sent_at BIGINT,                 -- as its sender says
    remark TEXT NOT NULL,           -- what the channel could not do with it
    state TEXT NOT NULL,
    document_id BIGINT REFERENCES documents (id),
    reason TEXT NOT NULL,
    arrived_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES accounts (id),
    decided_at BIGINT,
    UNIQUE (organisation_id, channel, source_key)
);
CREATE INDEX intake_items_list ON intake_items (organisation_id, state, id);
-- What a registration was made of.
CREATE INDEX intake_items_of_document ON intake_items (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE intake_files (
    item_id BIGINT NOT NULL REFERENCES intake_items (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (item_id, position)
);
CREATE INDEX intake_files_digest ON intake_files (digest);
