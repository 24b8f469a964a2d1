-- Statistic packages on their way between installations (adr/0038). Rules as in 0001; the exact bytes of what is sent stand in
-- `sendings`, as those of documents.

CREATE TABLE package_deliveries (
    id {identity},
    package_id BIGINT NOT NULL REFERENCES statistic_packages (id),
    message_id TEXT NOT NULL UNIQUE,
    recipient_id BIGINT NOT NULL REFERENCES organisations (id),
    recipient_code TEXT NOT NULL,
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    queued_by BIGINT NOT NULL,
    queued_by_name TEXT NOT NULL,       -- as the person was called then
    queued_at BIGINT NOT NULL,
    arrived_at BIGINT,
    decided_at BIGINT,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL
);
CREATE INDEX package_deliveries_package ON package_deliveries (package_id);
CREATE INDEX package_deliveries_due ON package_deliveries (next_attempt_at, id) WHERE state IN ('queued', 'sent');

-- Row and acknowledgement are one commit, so a repeated message finds its answer here for ever. It is decided once, by this
-- installation itself; the sender is told until it acknowledges that.
CREATE TABLE package_arrivals (
    id {identity},
    message_id TEXT NOT NULL,
    sender_code TEXT NOT NULL,          -- in the one spelling in which codes are compared
    sender_name TEXT NOT NULL,
    recipient_id BIGINT NOT NULL REFERENCES organisations (id),
    recipient_code TEXT NOT NULL,       -- as the sender addressed it
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    digest TEXT NOT NULL,               -- of the manifest
    file TEXT NOT NULL,                 -- the package as it came
    ack TEXT NOT NULL,                  -- exact bytes answered; '' over a hub
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    package_id BIGINT REFERENCES statistic_packages (id),
    arrived_at BIGINT NOT NULL,
    decided_at BIGINT,
    attempts BIGINT NOT NULL,           -- at telling the sender
    next_attempt_at BIGINT NOT NULL,
    closed BIGINT NOT NULL,             -- 1: the sender knows
    UNIQUE (recipient_id, sender_code, message_id)
);
CREATE INDEX package_arrivals_waiting ON package_arrivals (id) WHERE state = 'arrived';
CREATE INDEX package_arrivals_answers ON package_arrivals (next_attempt_at, id) WHERE state <> 'arrived' AND closed = 0;
