-- Rate H by urgency (adr/0043): facts about incoming documents say how urgent they are. Everything is made again from the change log.
-- Rules as in 0001, meaning of `since` and `until` as in 0020.

ALTER TABLE figure_incoming ADD COLUMN urgency TEXT NOT NULL DEFAULT 'normal';

DELETE FROM figure_hours;
DELETE FROM figure_documents;
DELETE FROM figure_gaps;
DELETE FROM figure_explained;
DELETE FROM figure_exchanges;
DELETE FROM figure_receivers;
DELETE FROM figure_incoming;
DELETE FROM figure_arrivals;
DELETE FROM figure_signatures;
DELETE FROM figure_days;
DELETE FROM figure_months;
UPDATE figure_progress SET sequence = 0, newest_hour = -1 WHERE id = 1;
