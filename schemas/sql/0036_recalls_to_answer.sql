-- What a clerk has to answer is looked up with every count of what waits; few of the received documents are recalled.
CREATE INDEX inbox_recall_asked ON inbox (recipient_id, id) WHERE recall = 'asked';
