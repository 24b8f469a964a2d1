-- Care of the installation: verifications that came to their end, backups that somebody reported. Rules as in 0001.
-- Not a fact of the registry: the change log does not record it.

CREATE TABLE maintenance_runs (
    id {identity},
    kind        TEXT   NOT NULL, -- verification, backup
    outcome     TEXT   NOT NULL, -- good, findings, failed
    account_id  BIGINT NOT NULL REFERENCES accounts (id),
    finished_at BIGINT NOT NULL,
    findings    BIGINT NOT NULL, -- of a verification
    note        TEXT   NOT NULL
);
CREATE INDEX maintenance_runs_kind ON maintenance_runs (kind, id);
