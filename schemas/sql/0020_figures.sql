-- What the rates count, derived from the change log alone (adr/0024): facts, each with the part of the log for which it held.
-- A fact holds from the change `since` on, up to but without the change `until`; 9223372036854775807: it still holds. All of
-- these tables can be emptied: what follows the log fills them again. Rules as in 0001.

CREATE TABLE figure_progress (
    id BIGINT NOT NULL PRIMARY KEY,     -- 1: the only row
    sequence BIGINT NOT NULL,           -- of the last change that was counted
    newest_hour BIGINT NOT NULL         -- of all changes so far, in hours since 1970
);

-- The first change of each hour that a clock had not shown before: where to look for a moment in the log.
CREATE TABLE figure_hours (
    hour BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);

-- A document with a number, as far as rates A and B look at it.
CREATE TABLE figure_documents (
    document_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    day BIGINT NOT NULL,
    series_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    registered_on BIGINT NOT NULL,      -- day
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    PRIMARY KEY (document_id, since)
);
CREATE INDEX figure_documents_number ON figure_documents (series_id, number, suffix);
CREATE INDEX figure_documents_since ON figure_documents (since);
CREATE INDEX figure_documents_until ON figure_documents (until) WHERE until < 9223372036854775807;

-- Numbers between two documents of a series, known by the upper one; above the last document upper_number is 9223372036854775807.
CREATE TABLE figure_gaps (
    series_id BIGINT NOT NULL,
    upper_number BIGINT NOT NULL,
    upper_suffix TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    day BIGINT NOT NULL,                -- of the upper document; of the last one for what lies above it
    missing BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    PRIMARY KEY (series_id, upper_number, upper_suffix, since)
);
CREATE INDEX figure_gaps_since ON figure_gaps (since);
CREATE INDEX figure_gaps_until ON figure_gaps (until) WHERE until < 9223372036854775807;

-- Numbers without a document that are not missing: void, held, or of a state secret. As of the last change counted.
CREATE TABLE figure_explained (
    series_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    voided BIGINT NOT NULL,
    PRIMARY KEY (series_id, number, suffix)
);

-- An outgoing document with receivers other than its own unit, as far as rates C and D look at it.
CREATE TABLE figure_exchanges (
    document_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    due BIGINT NOT NULL,                -- receivers that could receive electronically on that day
    served BIGINT NOT NULL,             -- those of them that acknowledged
    PRIMARY KEY (document_id, since)
);
CREATE INDEX figure_exchanges_since ON figure_exchanges (since);
CREATE INDEX figure_exchanges_until ON figure_exchanges (until) WHERE until < 9223372036854775807;

-- Who is to get it. As of the last change counted.
CREATE TABLE figure_receivers (
    document_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    printed BIGINT NOT NULL,            -- stands in "Nơi nhận"
    deliveries BIGINT NOT NULL,
    served BIGINT NOT NULL,             -- deliveries that were acknowledged and not refused
    PRIMARY KEY (document_id, organisation_id)
);

-- The sums of all facts that still hold, by unit and day.
CREATE TABLE figure_days (
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    day BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    documents_due BIGINT NOT NULL,
    served_all BIGINT NOT NULL,
    served_any BIGINT NOT NULL,
    deliveries_due BIGINT NOT NULL,
    deliveries_served BIGINT NOT NULL,
    PRIMARY KEY (day, organisation_id, direction)
);

-- The same by calendar month: months since the year 0.
CREATE TABLE figure_months (
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    month BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    documents_due BIGINT NOT NULL,
    served_all BIGINT NOT NULL,
    served_any BIGINT NOT NULL,
    deliveries_due BIGINT NOT NULL,
    deliveries_served BIGINT NOT NULL,
    PRIMARY KEY (month, organisation_id, direction)
);

INSERT INTO figure_progress (id, sequence, newest_hour) VALUES (1, 0, -1);
