-- Figures of units whose registry is on another installation (adr/0037). Rules as in 0001, meaning of `since` and `until` as in 0020.

-- Signed packages: what was handed over, byte by byte. Nothing of it changes; a later one of the same unit and period ends it.
CREATE TABLE statistic_packages (
    id {identity},
    origin TEXT NOT NULL,               -- made: by this installation for a unit of its own; received
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    from_day BIGINT NOT NULL,           -- both days belong to the period
    to_day BIGINT NOT NULL,
    sequence BIGINT NOT NULL,           -- from 1 on, of the unit and the period
    as_of BIGINT NOT NULL,              -- what was known to the unit then was counted
    digest TEXT NOT NULL,               -- of the signed text
    signer TEXT NOT NULL,               -- fingerprint of the certificate
    file TEXT NOT NULL,                 -- text and signature as they came
    kept_by BIGINT NOT NULL,
    kept_by_name TEXT NOT NULL,         -- as the person was called then
    kept_at BIGINT NOT NULL,
    replaced_by_id BIGINT,              -- the package that took its place
    since BIGINT NOT NULL,
    until BIGINT NOT NULL
);
CREATE UNIQUE INDEX statistic_packages_once ON statistic_packages (origin, organisation_id, from_day, to_day, sequence);
CREATE INDEX statistic_packages_period ON statistic_packages (from_day, to_day);

-- Which units are to deliver. Never changed: another last day is another row, and ends this one.
CREATE TABLE statistic_duties (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    from_day BIGINT NOT NULL,
    to_day BIGINT,                      -- last day; NULL: goes on
    note TEXT NOT NULL,                 -- by which paper
    entered_by BIGINT NOT NULL,
    entered_by_name TEXT NOT NULL,      -- as the person was called then
    entered_at BIGINT NOT NULL,
    replaces_id BIGINT REFERENCES statistic_duties (id),
    replaced_by_id BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL
);
