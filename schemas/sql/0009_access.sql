-- Who may know of a document. Rules as in 0001.

ALTER TABLE documents ADD COLUMN access TEXT NOT NULL DEFAULT 'unit';
-- The restricted ones of a unit are few among many.
CREATE INDEX documents_restricted ON documents (organisation_id, id) WHERE access = 'restricted';
-- The newest of one direction, of one unit and of all.
CREATE INDEX documents_of_direction ON documents (organisation_id, direction, id);
CREATE INDEX documents_all_of_direction ON documents (direction, id);

-- Documents that work was given on, in the order of lists.
CREATE INDEX assignments_known_to_account ON assignments (account_id, document_id) WHERE state <> 'withdrawn';
CREATE INDEX assignments_known_to_unit ON assignments (unit_id, document_id) WHERE state <> 'withdrawn';
