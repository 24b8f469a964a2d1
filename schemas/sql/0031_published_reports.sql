-- Reports that anybody may read (adr/0035). Rules as in 0001.

-- What was published, and by whom it was taken back. Nothing of it changes but that.
CREATE TABLE published_reports (
    id {identity},
    report TEXT NOT NULL,               -- entry, interconnection, handling, timeliness
    title TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id), -- the one unit that it tells of; NULL: every one
    organisation_name TEXT NOT NULL,    -- in whose name it stands there
    from_day BIGINT NOT NULL,           -- both days belong to the period
    to_day BIGINT NOT NULL,
    base TEXT NOT NULL,                 -- what the rates of an entry report are held against, else ""
    as_of_change BIGINT NOT NULL,       -- counted as the log told it then
    hidden_units TEXT NOT NULL,         -- ids of the units that the public may not see: "3,17"
    published_by BIGINT NOT NULL,
    published_by_name TEXT NOT NULL,    -- as the person was called then
    published_at BIGINT NOT NULL,
    withdrawn_by BIGINT,
    withdrawn_by_name TEXT NOT NULL,
    withdrawn_at BIGINT,
    withdrawal_reason TEXT NOT NULL
);

-- The same figures in each form, as they were written when it was published.
CREATE TABLE published_report_files (
    report_id BIGINT NOT NULL REFERENCES published_reports (id),
    format TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,               -- the name of the bytes in the blob store
    size_bytes BIGINT NOT NULL,
    PRIMARY KEY (report_id, format)
);
CREATE INDEX published_report_files_digest ON published_report_files (digest);
