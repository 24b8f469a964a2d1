-- Purposes of books, reserved numbers, stubs of state secrets, and what documents say of themselves and of each
-- other. Rules as in 0001.

ALTER TABLE books ADD COLUMN purpose TEXT NOT NULL DEFAULT 'agency';
ALTER TABLE books ADD COLUMN board_name TEXT NOT NULL DEFAULT '';     -- who issues from a board's book
ALTER TABLE books ADD COLUMN board_notation TEXT NOT NULL DEFAULT '';

-- The latest day of a document in the series: an earlier one asks for a reason. Kept here because taking a number
-- locks this row anyway.
ALTER TABLE number_series ADD COLUMN last_day BIGINT;
UPDATE number_series SET last_day = (
    SELECT MAX(d.registry_date) FROM numbers n JOIN documents d ON d.id = n.document_id
    WHERE n.series_id = number_series.id);

-- Who holds a number, for whom and until when. Stays when the number is used or void: numbers.state says so.
CREATE TABLE number_reservations (
    series_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    held_for TEXT NOT NULL,
    purpose TEXT NOT NULL,
    until_day BIGINT NOT NULL,
    reserved_by BIGINT NOT NULL,
    reserved_at BIGINT NOT NULL,
    PRIMARY KEY (series_id, number, suffix),
    FOREIGN KEY (series_id, number, suffix) REFERENCES numbers (series_id, number, suffix)
);
-- The gap list asks for those that are still held, among thousands of used numbers.
CREATE INDEX numbers_reserved ON numbers (series_id, number) WHERE state = 'reserved';

-- All that is kept of a state secret. The table has no room for more.
CREATE TABLE secret_stubs (
    series_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    number_reason TEXT NOT NULL,
    day BIGINT NOT NULL,
    secrecy TEXT NOT NULL,
    registered_by BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    PRIMARY KEY (series_id, number, suffix),
    FOREIGN KEY (series_id, number, suffix) REFERENCES numbers (series_id, number, suffix)
);

ALTER TABLE documents ADD COLUMN number_reason TEXT NOT NULL DEFAULT ''; -- lettered, back-dated
ALTER TABLE documents ADD COLUMN to_places TEXT NOT NULL DEFAULT '';     -- đơn vị hoặc người nhận of an incoming one
ALTER TABLE documents ADD COLUMN paper_place TEXT NOT NULL DEFAULT '';   -- where the paper lies

ALTER TABLE document_files ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE document_files ADD COLUMN kind TEXT NOT NULL DEFAULT 'enclosure';
UPDATE document_files SET kind = 'main' WHERE position = 1;

-- A link is never deleted: withdrawn_at says that it was a mistake.
CREATE TABLE document_links (
    id {identity},
    kind TEXT NOT NULL,
    from_id BIGINT NOT NULL REFERENCES documents (id),
    to_id BIGINT NOT NULL REFERENCES documents (id),
    linked_by BIGINT NOT NULL,
    linked_at BIGINT NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_at BIGINT,
    reason TEXT NOT NULL            -- of the withdrawal
);
CREATE UNIQUE INDEX document_links_once ON document_links (from_id, to_id, kind) WHERE withdrawn_at IS NULL;
CREATE INDEX document_links_to ON document_links (to_id);
