-- The exchange with other installations: who they are, what goes out, what came in, and what became of it.
-- Rules as in 0001: BIGINT or TEXT, days, UTC seconds, words of closed lists as their codes.

-- Other installations, each known by its CURVE key. A row is never deleted: revoked says that the key opens nothing.
CREATE TABLE peers (
    id {identity},
    name TEXT NOT NULL,
    endpoint TEXT NOT NULL,         -- tcp://host:port; '' when only it dials us
    public_key TEXT NOT NULL UNIQUE,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    revoked BIGINT NOT NULL
);

-- Organisations for which a peer may speak, in the one spelling in which codes are compared.
CREATE TABLE peer_codes (
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    position BIGINT NOT NULL,
    code_key TEXT NOT NULL,
    PRIMARY KEY (peer_id, position)
);

-- What one sending says to one installation: exact bytes, made once. peer_id 0: units of this installation.
CREATE TABLE sendings (
    message_id TEXT NOT NULL,
    peer_id BIGINT NOT NULL,
    manifest TEXT NOT NULL,
    digest TEXT NOT NULL,           -- SHA-256 of manifest, 64 hex digits
    PRIMARY KEY (message_id, peer_id)
);

-- The outbox: one row per document and receiver, written in the transaction that asks for the sending.
CREATE TABLE deliveries (
    id {identity},
    message_id TEXT NOT NULL,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    recipient_id BIGINT NOT NULL REFERENCES organisations (id),
    recipient_code TEXT NOT NULL,
    peer_id BIGINT REFERENCES peers (id), -- NULL: a unit of this installation
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    queued_at BIGINT NOT NULL,
    sent_at BIGINT,
    arrived_at BIGINT,
    decided_at BIGINT,
    arrival_number TEXT NOT NULL,   -- số đến at the receiver
    ack TEXT NOT NULL,              -- exact bytes of the receiver's acknowledgement; '' before
    UNIQUE (message_id, recipient_code)
);
CREATE INDEX deliveries_document ON deliveries (document_id);
-- What is still to be moved, by time and by peer. Never a time window: a row waits until it is moved.
CREATE INDEX deliveries_due ON deliveries (next_attempt_at, id) WHERE state IN ('queued', 'sent');
CREATE INDEX deliveries_open_of_peer ON deliveries (peer_id) WHERE state IN ('queued', 'sent');

-- Every status that a receiver reported, kept once; the state of the delivery is derived from them.
CREATE TABLE status_events (
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
    status_sequence BIGINT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,             -- at the receiver
    PRIMARY KEY (delivery_id, status_sequence)
);

-- The inbox. Row and acknowledgement are one commit, so a repeated message finds its answer here for ever.
CREATE TABLE inbox (
    id {identity},
    message_id TEXT NOT NULL,
    sender_code TEXT NOT NULL,      -- in the one spelling in which codes are compared
    sender_name TEXT NOT NULL,
    recipient_id BIGINT NOT NULL REFERENCES organisations (id),
    recipient_code TEXT NOT NULL,   -- as the sender addressed it
    digest TEXT NOT NULL,
    manifest TEXT NOT NULL,         -- exact bytes received
    ack TEXT NOT NULL,              -- exact bytes answered; '' from a unit of this installation
    peer_id BIGINT REFERENCES peers (id),
    local_delivery_id BIGINT REFERENCES deliveries (id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    document_id BIGINT REFERENCES documents (id),
    arrived_at BIGINT NOT NULL,
    decided_at BIGINT,
    UNIQUE (recipient_id, sender_code, message_id)
);
CREATE INDEX inbox_list ON inbox (recipient_id, state, id);

-- Statuses that we owe to senders on other installations, repeated until acknowledged.
CREATE TABLE status_notices (
    id {identity},
    inbox_id BIGINT NOT NULL REFERENCES inbox (id),
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    message_id TEXT NOT NULL,
    sender_code TEXT NOT NULL,
    recipient_code TEXT NOT NULL,
    status_sequence BIGINT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    arrival_number TEXT NOT NULL,
    at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    closed BIGINT NOT NULL,
    UNIQUE (inbox_id, status_sequence)
);
CREATE INDEX status_notices_due ON status_notices (next_attempt_at, id) WHERE closed = 0;
CREATE INDEX status_notices_of_message ON status_notices (peer_id, message_id);
