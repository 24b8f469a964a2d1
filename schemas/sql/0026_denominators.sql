-- Evidence for the denominators of rates A and B (adr/0030): what units say that their paper registers hold, and random
-- samples that somebody looked up. Rules as in 0001, meaning of `since` and `until` as in 0020.

-- How many documents the paper register of a unit has. Never changed: a correction is another row, and ends this one.
CREATE TABLE declared_counts (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    direction TEXT NOT NULL,
    from_day BIGINT NOT NULL,           -- both days belong to the period, and lie in one year
    to_day BIGINT NOT NULL,
    documents BIGINT NOT NULL,
    note TEXT NOT NULL,
    declared_by BIGINT NOT NULL,
    declared_by_name TEXT NOT NULL,     -- as the person was called then
    declared_at BIGINT NOT NULL,
    corrects_id BIGINT REFERENCES declared_counts (id),
    corrected_by_id BIGINT,             -- the declaration that took its place
    since BIGINT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX declared_counts_period ON declared_counts (from_day, to_day);
CREATE INDEX declared_counts_in_force ON declared_counts (organisation_id, direction, from_day)
    WHERE until = 9223372036854775807;

-- Numbers of a series drawn at random, to be looked up on paper.
CREATE TABLE sample_audits (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    series_id BIGINT NOT NULL REFERENCES number_series (id),
    from_day BIGINT NOT NULL,
    to_day BIGINT NOT NULL,
    as_of_change BIGINT NOT NULL,       -- drawn from the numbers as the log told them then
    population BIGINT NOT NULL,         -- how many they were
    size BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    seed_given BIGINT NOT NULL,         -- somebody chose it; else the server drew it
    note TEXT NOT NULL,
    drawn_by BIGINT NOT NULL,
    drawn_by_name TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    conclusion TEXT NOT NULL,
    closed_by BIGINT,
    closed_by_name TEXT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX sample_audits_organisation ON sample_audits (organisation_id, id);

CREATE TABLE sample_numbers (
    id {identity},
    audit_id BIGINT NOT NULL REFERENCES sample_audits (id),
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    document_id BIGINT REFERENCES documents (id),  -- that carried the number when it was drawn
    result TEXT NOT NULL,               -- "" until somebody looked
    note TEXT NOT NULL,
    recorded_by BIGINT,
    recorded_by_name TEXT NOT NULL,
    recorded_at BIGINT
);
CREATE UNIQUE INDEX sample_numbers_once ON sample_numbers (audit_id, number, suffix);
