-- edXML messages of other systems (QCVN 102:2016): every one that came, whole, and what became of it. Rules as in 0001.

-- The key is what the sender calls the message, whatever hops were added on its way; the fingerprint is what it says. The same
-- key with another fingerprint waits for a person.
CREATE TABLE edxml_messages (
    id {identity},
    channel TEXT NOT NULL,
    message_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    name TEXT NOT NULL,             -- of the file, or what the axis calls it
    digest TEXT NOT NULL,           -- the bytes as they came, in the blob store
    size_bytes BIGINT NOT NULL,
    kind TEXT NOT NULL,
    operation TEXT NOT NULL,        -- BussinessDocType of a document, StatusCode of a status; ''
    sender_code TEXT NOT NULL,      -- in the one spelling in which codes are compared
    sender_organ TEXT NOT NULL,     -- the same as written: whom an answer is addressed to
    sender_name TEXT NOT NULL,
    document_key TEXT NOT NULL,     -- DocumentId as written
    message_id TEXT NOT NULL,       -- of the inbox item of the document that it is about
    code TEXT NOT NULL,             -- số và ký hiệu
    subject TEXT NOT NULL,
    state TEXT NOT NULL,
    held_for TEXT NOT NULL,         -- '' unless it is held or was
    remark TEXT NOT NULL,           -- what people should know of it; Vietnamese
    reason TEXT NOT NULL,           -- why it was discarded
    brought_by BIGINT REFERENCES accounts (id),
    arrived_at BIGINT NOT NULL,
    decided_by BIGINT REFERENCES accounts (id),
    decided_at BIGINT,
    UNIQUE (message_key, fingerprint)
);
CREATE INDEX edxml_messages_list ON edxml_messages (state, id);
CREATE INDEX edxml_messages_about ON edxml_messages (message_id, sender_code);

-- Whom it is addressed to, as written; with the unit of this installation where there is one.
CREATE TABLE edxml_receivers (
    edxml_id BIGINT NOT NULL REFERENCES edxml_messages (id),
    position BIGINT NOT NULL,
    code TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    PRIMARY KEY (edxml_id, position)
);
CREATE INDEX edxml_receivers_unit ON edxml_receivers (organisation_id, edxml_id) WHERE organisation_id IS NOT NULL;

-- Statuses that are still to be told to the senders of documents that came by the axis. What is told is made when it is told.
CREATE TABLE edxml_reports (
    id {identity},
    edxml_id BIGINT NOT NULL REFERENCES edxml_messages (id),
    inbox_id BIGINT NOT NULL REFERENCES inbox (id),
    code TEXT NOT NULL,             -- StatusCode
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    UNIQUE (inbox_id, code)
);
CREATE INDEX edxml_reports_due ON edxml_reports (id) WHERE closed = 0;

-- Under which DocumentId a delivery goes out by the axis.
CREATE TABLE axis_sendings (
    delivery_id BIGINT NOT NULL PRIMARY KEY REFERENCES deliveries (id),
    document_key TEXT NOT NULL
);
CREATE INDEX axis_sendings_key ON axis_sendings (document_key);

-- What one message became in the inboxes of its receivers.
CREATE INDEX inbox_message ON inbox (message_id, sender_code);
