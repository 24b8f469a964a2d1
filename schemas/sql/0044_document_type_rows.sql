-- Rows of document types that administrators add and end: each has an id, and its basis in law. Rules as in 0001.

ALTER TABLE document_types RENAME TO document_types_of_the_start;
-- The rows that the program starts with have no history; every other one has. A row of another name of the same type
-- begins where the one before it ends.
CREATE TABLE document_types (
    id {identity},
    code TEXT NOT NULL,             -- one type has one code for ever
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    position BIGINT NOT NULL,       -- order of the decree; the names of one type share it
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    type_class TEXT NOT NULL,
    legal_basis TEXT NOT NULL       -- '' in the rows of the start: the list names its sources
);
INSERT INTO document_types (code, valid_from, valid_to, position, name, abbreviation, type_class, legal_basis)
    SELECT code, valid_from, valid_to, position, name, abbreviation, type_class, ''
    FROM document_types_of_the_start ORDER BY position;
DROP TABLE document_types_of_the_start;
CREATE UNIQUE INDEX document_types_row ON document_types (code, valid_from);
