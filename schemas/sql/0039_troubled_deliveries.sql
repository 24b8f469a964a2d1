-- Deliveries that wait for a clerk of the sender: refused, failed or stuck. Rules as in 0001.

-- Who left a refused or failed one at that, and when.
ALTER TABLE deliveries ADD COLUMN seen_by BIGINT;
ALTER TABLE deliveries ADD COLUMN seen_at BIGINT;

-- Counted every few seconds for everybody who sends.
CREATE INDEX deliveries_ended_badly ON deliveries (id) WHERE state IN ('refused', 'failed') AND seen_at IS NULL;
CREATE INDEX deliveries_waiting ON deliveries (queued_at, id) WHERE state IN ('queued', 'sent');
