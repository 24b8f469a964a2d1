-- Comments on a draft that answer another one. Rules as in 0001.

-- The comment that is answered, of the same draft; NULL: it speaks of the version.
ALTER TABLE draft_comments ADD COLUMN answers_id BIGINT REFERENCES draft_comments (id);
