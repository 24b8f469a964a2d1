-- What the rates count changed (adr/0027): all figures are made again from the change log. Rules as in 0001.

DELETE FROM figure_hours;
DELETE FROM figure_documents;
DELETE FROM figure_gaps;
DELETE FROM figure_explained;
DELETE FROM figure_exchanges;
DELETE FROM figure_receivers;
DELETE FROM figure_days;
DELETE FROM figure_months;
UPDATE figure_progress SET sequence = 0, newest_hour = -1 WHERE id = 1;
