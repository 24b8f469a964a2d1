-- Reports that are made and mailed on a schedule (adr/0041). Rules as in 0001.

-- What is made, when, and who gets it. It is made with the rights that its owner has at that moment.
CREATE TABLE report_schedules (
    id {identity},
    title TEXT NOT NULL,
    owner_id BIGINT NOT NULL REFERENCES accounts (id),
    unit_id BIGINT NOT NULL REFERENCES organisations (id), -- of the owner, when it was set up
    report TEXT NOT NULL,               -- entry, interconnection, handling, timeliness, outgoing
    organisation_id BIGINT REFERENCES organisations (id),  -- the one unit that it tells of; NULL: every one
    base TEXT NOT NULL,                 -- what the rates of an entry report are held against, else ""
    period TEXT NOT NULL,               -- last_week, last_month, last_quarter, last_year, year_to_date
    rhythm TEXT NOT NULL,               -- weekly, monthly, quarterly
    day BIGINT NOT NULL,                -- of the week from Monday = 1, of the month, of the first month of the quarter
    minute BIGINT NOT NULL,             -- of the day, Vietnam time
    formats TEXT NOT NULL,              -- "pdf,xlsx"
    version BIGINT NOT NULL,            -- from 1 on, one more with each change
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    stopped_at BIGINT,
    stopped_by BIGINT,
    next_due_at BIGINT NOT NULL         -- follows from the above; not in the change log
);
CREATE INDEX report_schedules_due ON report_schedules (next_due_at) WHERE stopped_at IS NULL;
CREATE INDEX report_schedules_owner ON report_schedules (owner_id, id);

CREATE TABLE report_recipients (
    schedule_id BIGINT NOT NULL REFERENCES report_schedules (id),
    position BIGINT NOT NULL,
    account_id BIGINT REFERENCES accounts (id), -- whose address of that day is taken; NULL: the one beside it
    address TEXT NOT NULL,
    PRIMARY KEY (schedule_id, position)
);

-- One row per due time, whatever became of it. Attempts and `began_at` are not in the change log, the outcome is.
CREATE TABLE report_runs (
    id {identity},
    schedule_id BIGINT NOT NULL REFERENCES report_schedules (id),
    due_at BIGINT NOT NULL,
    asked_by BIGINT,                    -- who wanted one more; NULL: the schedule
    state TEXT NOT NULL,                -- waiting, made, failed, skipped
    reason TEXT NOT NULL,               -- why it failed or was skipped, Vietnamese
    from_day BIGINT,                    -- of the period, once it is made
    to_day BIGINT,
    as_of BIGINT,                       -- what was known at that moment was counted
    as_of_change BIGINT NOT NULL,       -- the last change of the log that was counted; 0: the tables as they stood
    finished_at BIGINT,
    began_at BIGINT,                    -- the newest attempt
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL
);
CREATE INDEX report_runs_schedule ON report_runs (schedule_id, id);
CREATE UNIQUE INDEX report_runs_due ON report_runs (schedule_id, due_at) WHERE asked_by IS NULL;
CREATE INDEX report_runs_waiting ON report_runs (next_attempt_at, id) WHERE state = 'waiting';

CREATE TABLE report_run_files (
    run_id BIGINT NOT NULL REFERENCES report_runs (id),
    format TEXT NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,               -- the name of the bytes in the blob store
    size_bytes BIGINT NOT NULL,
    PRIMARY KEY (run_id, format)
);
CREATE INDEX report_run_files_digest ON report_run_files (digest);

-- The mails of a run, one per address, made in the transaction that makes the run. Not in the change log, as mails of notices.
CREATE TABLE report_mails (
    id {identity},
    run_id BIGINT NOT NULL REFERENCES report_runs (id),
    account_id BIGINT REFERENCES accounts (id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,                -- waiting, sent, refused, dropped
    reason TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX report_mails_run ON report_mails (run_id, id);
CREATE INDEX report_mails_due ON report_mails (next_attempt_at, id) WHERE state = 'waiting';
