-- What a message does at its receivers: a new document, or an update or replacement of what was sent before (BussinessDocType 0,
-- 2, 3 of QCVN 102). Rules as in 0001.

ALTER TABLE deliveries ADD COLUMN kind TEXT NOT NULL DEFAULT 'new';
ALTER TABLE inbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'new';

-- The messages that a message updates or replaces, as its manifest names them: at the sender, and at the receiver, where they
-- may come later.
CREATE TABLE sending_changes (
    message_id TEXT NOT NULL,
    changed_message TEXT NOT NULL,
    PRIMARY KEY (message_id, changed_message)
);
CREATE INDEX sending_changes_of ON sending_changes (changed_message);

CREATE TABLE inbox_changes (
    inbox_id BIGINT NOT NULL REFERENCES inbox (id),
    changed_message TEXT NOT NULL,
    PRIMARY KEY (inbox_id, changed_message)
);
CREATE INDEX inbox_changes_of ON inbox_changes (changed_message);
