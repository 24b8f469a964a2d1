-- How good the proposals of auto-fill are. Rules as in 0001.

-- Of registrations that were based on proposals, per field and confidence: how often one was made, and how often what
-- was registered is what was proposed. What is counted is written nowhere else.
CREATE TABLE proposal_counts (
    organisation_id BIGINT NOT NULL REFERENCES organisations(id),
    day             BIGINT NOT NULL,
    field           TEXT   NOT NULL,
    confidence      TEXT   NOT NULL,
    proposed        BIGINT NOT NULL,
    kept            BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, day, field, confidence)
);
