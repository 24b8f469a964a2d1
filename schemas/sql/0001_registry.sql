-- The registry of one installation: organisations, books, numbers, documents, accounts and the change log.
--
-- One text for SQLite and PostgreSQL. Every column is BIGINT or TEXT: truth values are 0 and 1, dates are days since
-- 1970-01-01, moments are UTC seconds, words of closed lists are the codes of schemas/domain/vocabulary.h.
-- {identity} is a key the database gives, {key} one that the program gives. A released migration is never edited.

-- Organisations. The id never changes; what an organisation is called, and where it stands, holds for a period.
CREATE TABLE organisations (
    id {identity}
);

CREATE TABLE organisation_versions (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,                -- last day on which it holds; NULL: still holds
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    notation TEXT NOT NULL,         -- its part of a notation: UBND in 456/KH-UBND
    parent_id BIGINT REFERENCES organisations (id),
    level TEXT NOT NULL,
    kind TEXT NOT NULL,
    keeps_registry BIGINT NOT NULL, -- has books here and a row in the reports
    interconnected BIGINT NOT NULL, -- can receive electronically
    PRIMARY KEY (organisation_id, valid_from)
);

CREATE TABLE organisation_identifiers (
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    position BIGINT NOT NULL,
    scheme TEXT NOT NULL,
    code TEXT NOT NULL,             -- as issued
    code_key TEXT NOT NULL,         -- the one spelling in which codes of all schemes are compared
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    PRIMARY KEY (organisation_id, position)
);
CREATE INDEX organisation_identifiers_code_key ON organisation_identifiers (code_key);

-- Types of documents: law as data. A new decree adds rows, it changes none.
CREATE TABLE document_types (
    code TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    position BIGINT NOT NULL,       -- order of the decree
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    type_class TEXT NOT NULL,
    PRIMARY KEY (code, valid_from)
);

-- Accounts, their logins, and the answers kept for repeated creates.
CREATE TABLE accounts (
    id {identity},
    login TEXT NOT NULL UNIQUE,
    full_name TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    disabled BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    password_hash TEXT NOT NULL     -- Argon2id, salted, in libsodium's own text form
);

CREATE TABLE login_sessions (
    token_hash TEXT PRIMARY KEY,    -- SHA-256 of the token; the token itself is nowhere
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX login_sessions_account ON login_sessions (account_id);
CREATE INDEX login_sessions_expires_at ON login_sessions (expires_at);

CREATE TABLE remembered_answers (
    account_id BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_digest TEXT NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, idempotency_key)
);
CREATE INDEX remembered_answers_created_at ON remembered_answers (created_at);

-- Books live through the years. The numbers of a book in a year form one series, or one per document type
-- (series_key = type code) where the scheme of the book says so.
CREATE TABLE books (
    id {identity},
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    direction TEXT NOT NULL,
    code TEXT NOT NULL,             -- short name on the command line
    name TEXT NOT NULL,
    scheme TEXT NOT NULL,
    separate_types TEXT NOT NULL,   -- type codes with a series of their own, each followed by a blank
    state TEXT NOT NULL,
    UNIQUE (organisation_id, direction, code)
);

CREATE TABLE number_series (
    id {identity},
    book_id BIGINT NOT NULL REFERENCES books (id),
    year BIGINT NOT NULL,
    series_key TEXT NOT NULL,
    first_number BIGINT NOT NULL,
    last_number BIGINT NOT NULL,    -- highest number that left the series; taking a number locks this row
    UNIQUE (book_id, year, series_key)
);

-- Documents. Nothing registered is ever deleted or renumbered; version rises with every change.
CREATE TABLE documents (
    id {identity},
    direction TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id), -- the unit whose registry holds it
    book_id BIGINT REFERENCES books (id),
    year BIGINT NOT NULL,
    registry_number BIGINT,         -- số đến, or số of an outgoing document
    registry_suffix TEXT NOT NULL,  -- "a" of 12a
    code_number TEXT NOT NULL,      -- số và ký hiệu as printed, in its parts
    code_year BIGINT,
    code_notation TEXT NOT NULL,
    code_party_form BIGINT NOT NULL,
    code_key TEXT NOT NULL,         -- the one spelling in which codes are compared
    type_code TEXT NOT NULL,
    issued_date BIGINT,
    arrival_date BIGINT,
    registry_date BIGINT,           -- the day lists and reports go by: of arrival when incoming, of issue else
    issuer_id BIGINT REFERENCES organisations (id),
    issuer_name TEXT NOT NULL,      -- as of its day
    issuer_key TEXT NOT NULL,       -- folded issuer_name
    subject TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    signer_position TEXT NOT NULL,
    signer_authority TEXT NOT NULL,
    urgency TEXT NOT NULL,
    language TEXT NOT NULL,
    page_count BIGINT,
    copy_count BIGINT,
    due_date BIGINT,
    note TEXT NOT NULL,
    source TEXT NOT NULL,           -- where it came from; '' when typed in
    external_id TEXT NOT NULL,      -- its id at that source
    registered_by BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
-- (số, ký hiệu, cơ quan, năm) of what an organisation issues is unique.
CREATE UNIQUE INDEX documents_outgoing_code
    ON documents (organisation_id, year, registry_number, registry_suffix, code_notation)
    WHERE direction = 'outgoing' AND registry_number IS NOT NULL;
CREATE UNIQUE INDEX documents_external_id ON documents (source, external_id) WHERE external_id <> '';
CREATE INDEX documents_list ON documents (organisation_id, id);
CREATE INDEX documents_book ON documents (book_id, id);
CREATE INDEX documents_registry_date ON documents (organisation_id, registry_date);
CREATE INDEX documents_code_key ON documents (code_key, organisation_id);

-- Every number that left its series: used by a document, or void with a reason. A number between first_number and
-- last_number that has no row here is a gap.
CREATE TABLE numbers (
    series_id BIGINT NOT NULL REFERENCES number_series (id),
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    state TEXT NOT NULL,
    document_id BIGINT REFERENCES documents (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (series_id, number, suffix)
);

CREATE TABLE document_receivers (
    document_id BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id),
    name TEXT NOT NULL,             -- as printed on the day
    PRIMARY KEY (document_id, position)
);

CREATE TABLE document_files (
    id {identity},
    document_id BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    digest TEXT NOT NULL            -- the name of the bytes in the blob store
);
CREATE INDEX document_files_document ON document_files (document_id, position);
CREATE INDEX document_files_digest ON document_files (digest);

-- The change log: audit trail, index feed, exchange feed and statistics history in one. Sequences have no gap and
-- rise in commit order, because whoever appends holds the one row of change_log_head until its commit. Each row
-- carries the hash of the row before it; schemas/domain/change.h says what is hashed.
CREATE TABLE change_log (
    sequence {key},
    account_id BIGINT NOT NULL,     -- 0: the system
    at BIGINT NOT NULL,
    entity TEXT NOT NULL,
    entity_id BIGINT NOT NULL,
    action TEXT NOT NULL,
    before_json TEXT NOT NULL,
    after_json TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX change_log_entity ON change_log (entity, entity_id, sequence);

CREATE TABLE change_log_head (
    id {key},
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO change_log_head (id, sequence, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
