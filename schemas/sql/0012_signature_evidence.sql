-- What was found of the signatures of registered PDFs, as evidence of the day. Rules as in 0001.

-- One row per check of a file; never changed, a later check adds a row.
CREATE TABLE signature_evidence (
    id {identity},
    document_id BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,       -- of the file
    digest TEXT NOT NULL,           -- of the bytes that were checked
    account_id BIGINT NOT NULL,     -- who asked; 0: the system, at receipt or issue
    checked_at BIGINT NOT NULL,
    trust_digest TEXT NOT NULL,     -- of the authorities and revocation lists that were used; '' without any
    state TEXT NOT NULL,
    result TEXT NOT NULL            -- FileSignatures of the API: JSON
);
CREATE INDEX signature_evidence_file ON signature_evidence (document_id, position, id);

-- PDFs up to this row of document_files have evidence; those behind it wait.
CREATE TABLE signature_check_cursor (
    id {key},
    file_id BIGINT NOT NULL
);
INSERT INTO signature_check_cursor (id, file_id) VALUES (1, 0);
