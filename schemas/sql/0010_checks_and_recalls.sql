-- What the form check of a draft found, and recalls of documents that were sent. Rules as in 0001.

-- Evidence of a move: who checked which version, when, by which rules, what was found, and why it went on.
CREATE TABLE draft_checks (
    id {identity},
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    version BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    rule_set TEXT NOT NULL,
    result TEXT NOT NULL,           -- FormCheck of the API: JSON
    override_reason TEXT NOT NULL
);
CREATE INDEX draft_checks_draft ON draft_checks (draft_id, id);

-- What a recall of a message finds.
CREATE INDEX inbox_of_message ON inbox (peer_id, message_id);
CREATE INDEX inbox_local ON inbox (local_delivery_id) WHERE local_delivery_id IS NOT NULL;

-- One row per receiver that is told of a recall, repeated until it answers.
CREATE TABLE delivery_recalls (
    delivery_id BIGINT NOT NULL PRIMARY KEY REFERENCES deliveries (id),
    peer_id BIGINT REFERENCES peers (id), -- NULL: a unit of this installation
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answered_at BIGINT,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL
);
CREATE INDEX delivery_recalls_due ON delivery_recalls (next_attempt_at, delivery_id) WHERE state = 'asked';

-- Recalls that senders told us, by the key of the message that they recall, which may come later.
CREATE TABLE received_recalls (
    id {identity},
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    message_id TEXT NOT NULL,
    recipient_code TEXT NOT NULL,
    sender_code TEXT NOT NULL,
    reason TEXT NOT NULL,
    recalled_at BIGINT NOT NULL,    -- by the sender
    received_at BIGINT NOT NULL,
    inbox_id BIGINT REFERENCES inbox (id), -- what it froze; NULL: nothing came yet
    UNIQUE (peer_id, message_id, recipient_code)
);
