-- Statuses 04 to 06 of QCVN 102: what a sender is told of the work on what its receiver accepted, and since when an update waits
-- for what it is about. Rules as in 0001.

-- At the sender: how far it came, the number of the status that told so, and when, at the receiver.
ALTER TABLE deliveries ADD COLUMN progress TEXT NOT NULL DEFAULT 'none';
ALTER TABLE deliveries ADD COLUMN progress_sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN progress_at BIGINT;

-- At the receiver: what the sender was last told, and under which number.
ALTER TABLE inbox ADD COLUMN progress TEXT NOT NULL DEFAULT 'none';
ALTER TABLE inbox ADD COLUMN progress_sequence BIGINT NOT NULL DEFAULT 0;
CREATE INDEX inbox_document ON inbox (document_id) WHERE document_id IS NOT NULL;

-- Updates and replacements that nobody decided on.
CREATE INDEX inbox_undecided_changes ON inbox (arrived_at, id) WHERE state = 'arrived' AND kind <> 'new';
