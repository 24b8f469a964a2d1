-- The department index (adr/0034). Rules as in 0001, meaning of `since` and `until` as in 0020. Points are hundredths of a
-- point, rates thousandths.

-- One version of an index of a year. Its definition never changes; the next version takes its place.
CREATE TABLE reform_indexes (
    id {identity},
    code TEXT NOT NULL,
    year BIGINT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    unit_groups TEXT NOT NULL,          -- codes, separated by blanks
    maximum BIGINT NOT NULL,
    replaces_id BIGINT REFERENCES reform_indexes (id),
    replaced_by_id BIGINT,
    defined_by BIGINT NOT NULL,
    defined_by_name TEXT NOT NULL,      -- as the person was called then
    defined_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    closed_by BIGINT,
    closed_by_name TEXT NOT NULL,
    closed_at BIGINT,
    closed_change BIGINT NOT NULL,      -- the figures are those of that change; 0: open
    closed_since BIGINT NOT NULL,       -- the change that closed it
    closing_note TEXT NOT NULL,
    reporting TEXT NOT NULL             -- name of the organisation that closed it
);
CREATE UNIQUE INDEX reform_indexes_version ON reform_indexes (code, year, version);

CREATE TABLE reform_index_items (
    index_id BIGINT NOT NULL REFERENCES reform_indexes (id),
    position BIGINT NOT NULL,           -- as given, from 0
    code TEXT NOT NULL,
    parent TEXT NOT NULL,
    name TEXT NOT NULL,
    guidance TEXT NOT NULL,
    maximum BIGINT NOT NULL,
    method TEXT NOT NULL,               -- "" of a field
    lowest_answer BIGINT NOT NULL,
    highest_answer BIGINT NOT NULL,
    rate TEXT NOT NULL,                 -- "" without one
    from_day BIGINT NOT NULL,
    to_day BIGINT NOT NULL,
    steps TEXT NOT NULL,                -- "800:500 950:1000"; "": in proportion
    zero_at BIGINT NOT NULL,
    full_at BIGINT NOT NULL,
    PRIMARY KEY (index_id, position)
);

-- What somebody gave one criterion of a unit. Never changed: another one ends it.
CREATE TABLE index_scores (
    id {identity},
    index_id BIGINT NOT NULL REFERENCES reform_indexes (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    criterion TEXT NOT NULL,
    kind TEXT NOT NULL,
    points BIGINT NOT NULL,
    answers BIGINT,
    mean BIGINT,
    explanation TEXT NOT NULL,
    given_by BIGINT NOT NULL,
    given_by_name TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    replaces_id BIGINT REFERENCES index_scores (id),
    replaced_by_id BIGINT,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL
);
CREATE INDEX index_scores_unit ON index_scores (index_id, organisation_id, criterion);

CREATE TABLE index_score_documents (
    score_id BIGINT NOT NULL REFERENCES index_scores (id),
    position BIGINT NOT NULL,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    PRIMARY KEY (score_id, position)
);

-- What a closed index says for ever: a unit, and the points of each of its criteria.
CREATE TABLE index_lines (
    index_id BIGINT NOT NULL REFERENCES reform_indexes (id),
    position BIGINT NOT NULL,           -- in the order of the report
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,                 -- as it was called in the year
    unit_group TEXT NOT NULL,
    previous_rank BIGINT,
    PRIMARY KEY (index_id, position)
);

CREATE TABLE index_points (
    index_id BIGINT NOT NULL REFERENCES reform_indexes (id),
    line BIGINT NOT NULL,
    criterion BIGINT NOT NULL,          -- its place among the criteria
    points BIGINT NOT NULL,
    source TEXT NOT NULL,
    numerator BIGINT NOT NULL,
    denominator BIGINT NOT NULL,
    PRIMARY KEY (index_id, line, criterion)
);
