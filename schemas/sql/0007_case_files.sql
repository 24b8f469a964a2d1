-- Case files: the yearly plan of a unit, the files, and what documents are in them. Rules as in 0001.

CREATE TABLE case_plans (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    year BIGINT NOT NULL,
    numbering TEXT NOT NULL,
    state TEXT NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    approved_by BIGINT,
    approved_at BIGINT,
    since BIGINT NOT NULL,
    note TEXT NOT NULL,             -- of the last move
    version BIGINT NOT NULL,
    UNIQUE (organisation_id, year)
);

-- In the order of the plan; those of an approved plan change no more.
CREATE TABLE case_plan_lines (
    plan_id BIGINT NOT NULL REFERENCES case_plans (id),
    position BIGINT NOT NULL,
    level TEXT NOT NULL,
    title TEXT NOT NULL,
    notation TEXT NOT NULL,         -- of a large heading
    retention_years BIGINT NOT NULL, -- 0: vĩnh viễn
    kind TEXT NOT NULL,
    maker_id BIGINT REFERENCES accounts (id),
    note TEXT NOT NULL,
    number BIGINT NOT NULL,         -- of a file, 0 before the approval
    PRIMARY KEY (plan_id, position)
);

CREATE TABLE case_files (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id), -- the agency whose plan numbers it
    unit_id BIGINT NOT NULL REFERENCES organisations (id),         -- of its maker
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,
    notation TEXT NOT NULL,
    plan_id BIGINT REFERENCES case_plans (id),                     -- NULL: opened outside the plan
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    retention_years BIGINT NOT NULL, -- 0: vĩnh viễn
    rights TEXT NOT NULL,
    maker_id BIGINT NOT NULL REFERENCES accounts (id),
    language TEXT NOT NULL,
    start_date BIGINT,
    end_date BIGINT,
    hand_over_by BIGINT,            -- NULL: not closed, or it stays with the unit
    document_total BIGINT NOT NULL, -- of all documents in it, when it was closed last
    page_total BIGINT NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    note TEXT NOT NULL,             -- of the last move
    version BIGINT NOT NULL
);
-- The code of a file (mã hồ sơ) is unique.
CREATE UNIQUE INDEX case_files_code ON case_files (organisation_id, year, notation, number);
CREATE INDEX case_files_list ON case_files (organisation_id, id);
CREATE INDEX case_files_of_unit ON case_files (unit_id, id);
CREATE INDEX case_files_of_maker ON case_files (maker_id, id);
-- What waits to be handed over, the earliest first.
CREATE INDEX case_files_due ON case_files (hand_over_by, id) WHERE state = 'closed' AND hand_over_by IS NOT NULL;

-- Which documents are in which files; one that was taken out keeps its row and its ordinal.
CREATE TABLE case_items (
    id {identity},
    case_file_id BIGINT NOT NULL REFERENCES case_files (id),
    document_id BIGINT NOT NULL REFERENCES documents (id),
    ordinal BIGINT NOT NULL,
    note TEXT NOT NULL,
    put_by BIGINT NOT NULL,
    put_at BIGINT NOT NULL,
    removed_by BIGINT,
    removed_at BIGINT,
    reason TEXT NOT NULL,           -- why it was taken out
    UNIQUE (case_file_id, ordinal)
);
CREATE UNIQUE INDEX case_items_once ON case_items (case_file_id, document_id) WHERE removed_at IS NULL;
CREATE INDEX case_items_document ON case_items (document_id, id) WHERE removed_at IS NULL;
