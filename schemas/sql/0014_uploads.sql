-- Uploads that go on after a broken connection. Rules as in 0001.

-- The bytes lie in the data folder under the id until all are there; then they are the file of an intake item. A row
-- is no document and goes when it has run out: nothing of it is in the change log but the item.
CREATE TABLE uploads (
    id {identity},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    received_bytes BIGINT NOT NULL, -- that are on disk, for ever
    sha256 TEXT NOT NULL,           -- announced, 64 hex digits; '' when it was not
    expires_at BIGINT NOT NULL,
    item_id BIGINT REFERENCES intake_items (id)
);
CREATE INDEX uploads_of_account ON uploads (account_id);
CREATE INDEX uploads_expired ON uploads (expires_at);
