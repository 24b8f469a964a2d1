-- Time and notices: which days count, deadlines by rule, what people are told, alerts of changed rights, mail.
-- Rules as in 0001.

-- Days off and days worked in exchange. The rows that the program starts with have no history; every other one has.
-- A withdrawn row stays.
CREATE TABLE calendar_exceptions (
    id {identity},
    year BIGINT NOT NULL,           -- 0: every year
    month BIGINT NOT NULL,
    day BIGINT NOT NULL,
    working BIGINT NOT NULL,
    name TEXT NOT NULL,
    legal_basis TEXT NOT NULL,      -- '' in the rows of the start: the list names its sources
    withdrawn BIGINT NOT NULL
);
CREATE UNIQUE INDEX calendar_exceptions_day ON calendar_exceptions (year, month, day) WHERE withdrawn = 0;

-- How many working days a step may take. The narrowest rule that holds on the day counts.
CREATE TABLE deadline_rules (
    id {identity},
    step TEXT NOT NULL,
    organisation_id BIGINT REFERENCES organisations (id), -- NULL: every unit
    type_code TEXT NOT NULL,        -- '': every type
    urgency TEXT NOT NULL,          -- '': every urgency
    working_days BIGINT NOT NULL,   -- after the day of the event; 0: on that day
    valid_from BIGINT NOT NULL,
    valid_to BIGINT,
    legal_basis TEXT NOT NULL
);

-- Where an account gets its notices by e-mail, and when.
ALTER TABLE accounts ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN mail_preference TEXT NOT NULL DEFAULT 'at_once';

-- The outbox of e-mail: one row per mail, from the moment that its notices were gathered until the server took it.
CREATE TABLE mails (
    id {identity},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    message_id TEXT NOT NULL UNIQUE, -- of the header; the same at every attempt
    state TEXT NOT NULL,
    reason TEXT NOT NULL,           -- why it is parked, or was not sent at the last attempt
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX mails_due ON mails (next_attempt_at, id) WHERE state = 'waiting';
CREATE INDEX mails_of_account ON mails (account_id, id);

-- What people are told. No text of the thing is kept: it is read from the thing when the notice is shown, and only by
-- who may still know of it. Notices are made of changes that the log has; they have no history of their own.
CREATE TABLE notices (
    id {identity},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    entity TEXT NOT NULL,           -- what it is about
    entity_id BIGINT NOT NULL,
    related_id BIGINT NOT NULL,     -- the assignment, extension, delivery or reply; 0: none
    actor_id BIGINT NOT NULL,       -- who made it so; 0: the system
    due_date BIGINT,
    cause BIGINT NOT NULL,          -- newest sequence of the change log when it was made
    created_at BIGINT NOT NULL,
    read_at BIGINT,
    mail_due BIGINT NOT NULL,       -- 1: waits for a mail
    mail_id BIGINT REFERENCES mails (id)
);
CREATE INDEX notices_of_account ON notices (account_id, id);
CREATE INDEX notices_unread ON notices (account_id, id) WHERE read_at IS NULL;
CREATE INDEX notices_to_mail ON notices (account_id, id) WHERE mail_due = 1;
CREATE INDEX notices_of_mail ON notices (mail_id, id) WHERE mail_id IS NOT NULL;

-- Reminders that were made: each once per person, thing, reason and deadline.
CREATE TABLE reminders (
    reason TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id BIGINT NOT NULL,
    due_date BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (reason, entity, entity_id, due_date, account_id)
);
-- What is looked at for reminders: open work by its deadline.
CREATE INDEX assignments_due ON assignments (due_date, id) WHERE state IN ('sent', 'read', 'working');

-- Changes of access rights, each open until a competent person confirmed it (Phụ lục VI).
CREATE TABLE right_alerts (
    id {identity},
    kind TEXT NOT NULL,
    account_id BIGINT,              -- whose rights; NULL: of many
    organisation_id BIGINT NOT NULL REFERENCES organisations (id), -- of the unit whose leader is competent
    entity TEXT NOT NULL,           -- what was changed, as the change log calls it
    entity_id BIGINT NOT NULL,
    made_by BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    confirmed_by BIGINT,
    confirmed_at BIGINT,
    note TEXT NOT NULL              -- of the one who confirmed
);
CREATE INDEX right_alerts_open ON right_alerts (id) WHERE confirmed_at IS NULL;
