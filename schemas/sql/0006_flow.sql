-- The way of a document through the agency: handling of incoming ones, drafts of outgoing ones. Rules as in 0001.

-- One row beside each incoming document, made with its registration. A document registered before this migration has
-- none until somebody presents or directs it: it counts as registered.
CREATE TABLE handlings (
    document_id BIGINT NOT NULL PRIMARY KEY REFERENCES documents (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id), -- the unit whose registry holds it
    state TEXT NOT NULL,
    presented_to BIGINT REFERENCES accounts (id),
    due_date BIGINT,
    since BIGINT NOT NULL,
    note TEXT NOT NULL              -- of the last move
);
-- What waits for a registry office and for a leader.
CREATE INDEX handlings_of_unit ON handlings (organisation_id, state, document_id);
CREATE INDEX handlings_presented ON handlings (presented_to, document_id) WHERE state = 'presented';

-- due_date is 2147483647 where there is no deadline, so that rows sort by it alike everywhere.
CREATE TABLE assignments (
    id {identity},
    document_id BIGINT NOT NULL REFERENCES documents (id),
    parent_id BIGINT REFERENCES assignments (id), -- the assignment that it is a part of
    unit_id BIGINT NOT NULL REFERENCES organisations (id),
    account_id BIGINT REFERENCES accounts (id),   -- NULL: whoever leads the unit
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    due_date BIGINT NOT NULL,
    instruction TEXT NOT NULL,
    assigned_by BIGINT NOT NULL,
    assigned_at BIGINT NOT NULL,
    read_at BIGINT,
    ended_at BIGINT,
    result TEXT NOT NULL            -- what was done, or why it came back
);
CREATE INDEX assignments_document ON assignments (document_id, id);
-- What waits for a person, and for whoever leads a unit, the earliest deadline first.
CREATE INDEX assignments_of_account ON assignments (account_id, due_date, id)
    WHERE state IN ('sent', 'read', 'working');
CREATE INDEX assignments_of_unit ON assignments (unit_id, due_date, id)
    WHERE account_id IS NULL AND state IN ('sent', 'read', 'working');

CREATE TABLE assignment_extensions (
    id {identity},
    assignment_id BIGINT NOT NULL REFERENCES assignments (id),
    until BIGINT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    decided_by BIGINT,
    decided_at BIGINT,
    decision TEXT NOT NULL,
    decider_id BIGINT NOT NULL      -- who is asked: the one who made the assignment
);
CREATE INDEX assignment_extensions_assignment ON assignment_extensions (assignment_id, id);
CREATE INDEX assignment_extensions_waiting ON assignment_extensions (decider_id, id) WHERE state = 'asked';

-- Bút phê, proposals and opinions, in the order of their writing.
CREATE TABLE opinions (
    id {identity},
    document_id BIGINT NOT NULL REFERENCES documents (id),
    assignment_id BIGINT REFERENCES assignments (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX opinions_document ON opinions (document_id, id);

-- What a link of kind replies_to does to what it answers; one without a row here answers it.
CREATE TABLE reply_reasons (
    link_id BIGINT NOT NULL PRIMARY KEY REFERENCES document_links (id),
    reason TEXT NOT NULL
);

-- A recalled document changes no more and is not sent.
CREATE TABLE recalls (
    document_id BIGINT NOT NULL PRIMARY KEY REFERENCES documents (id),
    reason TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE drafts (
    id {identity},
    state TEXT NOT NULL,
    organisation_id BIGINT NOT NULL REFERENCES organisations (id), -- the unit that will issue it
    unit_id BIGINT NOT NULL REFERENCES organisations (id),         -- the unit that drafts it
    drafter_id BIGINT NOT NULL,
    approver_id BIGINT,
    content TEXT NOT NULL,          -- the document that will be registered: JSON of domain::Document, its code empty
    notation TEXT NOT NULL,         -- of its code
    code_year BIGINT,               -- of its code
    code_party_form BIGINT NOT NULL,
    signature_recorded_by BIGINT,   -- who wrote down that the signer of `content` signed
    signed_at BIGINT,
    document_id BIGINT REFERENCES documents (id),   -- once issued
    corrects_id BIGINT REFERENCES documents (id),
    correction TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    note TEXT NOT NULL              -- of the last move
);
CREATE INDEX drafts_of_drafter ON drafts (drafter_id, state, id);
CREATE INDEX drafts_of_approver ON drafts (approver_id, state, id);
CREATE INDEX drafts_of_unit ON drafts (organisation_id, state, id);
CREATE UNIQUE INDEX drafts_document ON drafts (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE draft_versions (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    number BIGINT NOT NULL,
    note TEXT NOT NULL,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (draft_id, number)
);

-- Files of versions; position counts through the draft.
CREATE TABLE draft_files (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    position BIGINT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    digest TEXT NOT NULL,           -- the name of the bytes in the blob store
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (draft_id, position)
);
CREATE INDEX draft_files_digest ON draft_files (digest);

CREATE TABLE draft_comments (
    id {identity},
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    version BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX draft_comments_draft ON draft_comments (draft_id, id);

-- Incoming documents that a draft is to answer.
CREATE TABLE draft_answers (
    draft_id BIGINT NOT NULL REFERENCES drafts (id),
    document_id BIGINT NOT NULL REFERENCES documents (id),
    reason TEXT NOT NULL,
    PRIMARY KEY (draft_id, document_id)
);
