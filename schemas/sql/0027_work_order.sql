-- What waits for somebody is listed by urgency, then by deadline, then in the order of its coming. Both stand beside the rows,
-- so that a page is read from an index. Rules as in 0001.
-- urgency_place: 0 hỏa tốc, 1 thượng khẩn, 2 khẩn, 3 thường, as the document says.
-- due_place: the deadline, or 2147483647 where there is none.
-- charge_…: the unit that an incoming document was given to as "chủ trì", and the last person down the line of those in charge.

ALTER TABLE handlings ADD COLUMN urgency_place BIGINT NOT NULL DEFAULT 3;
ALTER TABLE handlings ADD COLUMN due_place BIGINT NOT NULL DEFAULT 2147483647; -- its own deadline goes before that of the document
ALTER TABLE handlings ADD COLUMN charge_unit_id BIGINT; -- these two are computed by the program that migrates
ALTER TABLE handlings ADD COLUMN charge_account_id BIGINT;
ALTER TABLE assignments ADD COLUMN urgency_place BIGINT NOT NULL DEFAULT 3;
-- Of a draft both are read from its content, by the program that migrates.
ALTER TABLE drafts ADD COLUMN urgency_place BIGINT NOT NULL DEFAULT 3;
ALTER TABLE drafts ADD COLUMN due_place BIGINT NOT NULL DEFAULT 2147483647;

UPDATE handlings SET
    urgency_place = (SELECT CASE d.urgency WHEN 'express' THEN 0 WHEN 'very_urgent' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END
                     FROM documents d WHERE d.id = document_id),
    due_place = COALESCE(due_date, (SELECT d.due_date FROM documents d WHERE d.id = document_id), 2147483647);
UPDATE assignments SET
    urgency_place = (SELECT CASE d.urgency WHEN 'express' THEN 0 WHEN 'very_urgent' THEN 1 WHEN 'urgent' THEN 2 ELSE 3 END
                     FROM documents d WHERE d.id = document_id);

DROP INDEX handlings_of_unit;
DROP INDEX handlings_presented;
DROP INDEX assignments_of_account;
DROP INDEX assignments_of_unit;
DROP INDEX drafts_of_drafter;
DROP INDEX drafts_of_approver;
DROP INDEX drafts_of_unit;
CREATE INDEX handlings_of_unit ON handlings (organisation_id, state, urgency_place, due_place, document_id);
CREATE INDEX handlings_presented ON handlings (presented_to, urgency_place, due_place, document_id) WHERE state = 'presented';
CREATE INDEX assignments_of_account ON assignments (account_id, urgency_place, due_date, id)
    WHERE state IN ('sent', 'read', 'working');
CREATE INDEX assignments_of_unit ON assignments (unit_id, urgency_place, due_date, id)
    WHERE account_id IS NULL AND state IN ('sent', 'read', 'working');
CREATE INDEX drafts_of_drafter ON drafts (drafter_id, state, urgency_place, due_place, id);
CREATE INDEX drafts_of_approver ON drafts (approver_id, state, urgency_place, due_place, id);
CREATE INDEX drafts_of_unit ON drafts (organisation_id, state, urgency_place, due_place, id);
-- What is open, whenever it came.
CREATE INDEX figure_incoming_waiting ON figure_incoming (organisation_id, day, due, document_id)
    WHERE until = 9223372036854775807 AND state = 'registered';
