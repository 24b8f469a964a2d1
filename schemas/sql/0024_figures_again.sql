-- What the rates count changed (adr/0027): everything is made again from the change log. Rules as in 0001, meaning of `since`
-- and `until` as in 0020.

DROP TABLE figure_documents;
DROP TABLE figure_exchanges;
DROP TABLE figure_receivers;
DROP TABLE figure_days;
DROP TABLE figure_months;
DELETE FROM figure_hours;
DELETE FROM figure_gaps;
DELETE FROM figure_explained;
UPDATE figure_progress SET sequence = 0, newest_hour = -1 WHERE id = 1;

-- A document with a number, as far as rates A, B and F look at it.
CREATE TABLE figure_documents (
    document_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    day BIGINT NOT NULL,
    series_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    suffix TEXT NOT NULL,
    registered_on BIGINT NOT NULL,      -- day
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    signer TEXT NOT NULL,               -- of an outgoing one, as names are compared
    signed_on BIGINT,                   -- day of the signature that a draft recorded
    by_person BIGINT NOT NULL,          -- a valid signature of the signer
    by_agency BIGINT NOT NULL,          -- a valid signature of somebody else
    on_paper BIGINT NOT NULL,           -- copies on paper were issued
    PRIMARY KEY (document_id, since)
);
CREATE INDEX figure_documents_number ON figure_documents (series_id, number, suffix);
CREATE INDEX figure_documents_since ON figure_documents (since);
CREATE INDEX figure_documents_until ON figure_documents (until) WHERE until < 9223372036854775807;

-- An outgoing document with receivers other than its own unit, as far as rates C, D, E and J look at it.
CREATE TABLE figure_exchanges (
    document_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    due BIGINT NOT NULL,                -- receivers that could receive electronically on that day
    served BIGINT NOT NULL,             -- those of them that acknowledged
    agencies BIGINT NOT NULL,           -- receivers that are agencies, able to receive electronically or not
    agencies_served BIGINT NOT NULL,
    sent_at BIGINT,                     -- when the sending to the last of those due was asked for
    send_by BIGINT NOT NULL,            -- last day on which that is in time by NĐ 30
    in_time_30 BIGINT NOT NULL,
    in_time_28 BIGINT NOT NULL,
    fully_signed BIGINT NOT NULL,       -- by its signer and by the agency
    on_paper BIGINT NOT NULL,
    PRIMARY KEY (document_id, since)
);
CREATE INDEX figure_exchanges_since ON figure_exchanges (since);
CREATE INDEX figure_exchanges_until ON figure_exchanges (until) WHERE until < 9223372036854775807;
CREATE INDEX figure_exchanges_unsent ON figure_exchanges (day)
    WHERE until = 9223372036854775807 AND sent_at IS NULL AND due > 0;

-- Who is to get it. As of the last change counted.
CREATE TABLE figure_receivers (
    document_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    printed BIGINT NOT NULL,            -- stands in "Nơi nhận"
    deliveries BIGINT NOT NULL,
    served BIGINT NOT NULL,             -- deliveries that were acknowledged and not refused
    asked_at BIGINT,                    -- of the first delivery
    PRIMARY KEY (document_id, organisation_id)
);

-- What valid signatures of a file say of their signers. As of the last change counted.
CREATE TABLE figure_signatures (
    document_id BIGINT NOT NULL,
    position BIGINT NOT NULL,           -- of the file
    signers TEXT NOT NULL,              -- a line each, as names are compared
    PRIMARY KEY (document_id, position)
);

-- An incoming document with a number, as far as rates E, G and H look at it.
CREATE TABLE figure_incoming (
    document_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    state TEXT NOT NULL,                -- of the handling: registered (whatever is open), completed, filed
    document_due BIGINT,
    handling_due BIGINT,                -- goes before that of the document
    due BIGINT,                         -- the one that counts
    finished_on BIGINT,
    assigned BIGINT NOT NULL,           -- somebody was given it in the program
    with_file BIGINT NOT NULL,
    issuer_id BIGINT,
    from_agency BIGINT NOT NULL,
    electronic BIGINT NOT NULL,         -- came by the exchange
    PRIMARY KEY (document_id, since)
);
CREATE INDEX figure_incoming_since ON figure_incoming (since);
CREATE INDEX figure_incoming_until ON figure_incoming (until) WHERE until < 9223372036854775807;
CREATE INDEX figure_incoming_open ON figure_incoming (due)
    WHERE until = 9223372036854775807 AND state = 'registered' AND due IS NOT NULL;

-- What came by the exchange, as far as rate I looks at it.
CREATE TABLE figure_arrivals (
    inbox_id BIGINT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    day BIGINT NOT NULL,
    state TEXT NOT NULL,
    same_day BIGINT NOT NULL,           -- accepted on the day of its arrival
    recalled BIGINT NOT NULL,
    PRIMARY KEY (inbox_id, since)
);
CREATE INDEX figure_arrivals_since ON figure_arrivals (since);
CREATE INDEX figure_arrivals_until ON figure_arrivals (until) WHERE until < 9223372036854775807;

-- The sums of all facts that still hold, by unit and day.
CREATE TABLE figure_days (
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    day BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    by_person BIGINT NOT NULL,
    by_agency BIGINT NOT NULL,
    by_both BIGINT NOT NULL,
    documents_due BIGINT NOT NULL,
    served_all BIGINT NOT NULL,
    served_any BIGINT NOT NULL,
    served_signed BIGINT NOT NULL,
    served_on_paper BIGINT NOT NULL,
    deliveries_due BIGINT NOT NULL,
    deliveries_served BIGINT NOT NULL,
    agencies BIGINT NOT NULL,
    agencies_served BIGINT NOT NULL,
    from_agencies BIGINT NOT NULL,
    from_agencies_electronic BIGINT NOT NULL,
    arrived BIGINT NOT NULL,
    accepted_same_day BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    recalled BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    sent_in_time_30 BIGINT NOT NULL,
    sent_in_time_28 BIGINT NOT NULL,
    done_in_time BIGINT NOT NULL,
    done_late BIGINT NOT NULL,
    done_free BIGINT NOT NULL,
    done_online BIGINT NOT NULL,
    filed BIGINT NOT NULL,
    open_due BIGINT NOT NULL,
    open_free BIGINT NOT NULL,
    PRIMARY KEY (day, organisation_id, direction)
);

-- The same by calendar month: months since the year 0.
CREATE TABLE figure_months (
    organisation_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    month BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    with_file BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    missing BIGINT NOT NULL,
    voided BIGINT NOT NULL,
    by_person BIGINT NOT NULL,
    by_agency BIGINT NOT NULL,
    by_both BIGINT NOT NULL,
    documents_due BIGINT NOT NULL,
    served_all BIGINT NOT NULL,
    served_any BIGINT NOT NULL,
    served_signed BIGINT NOT NULL,
    served_on_paper BIGINT NOT NULL,
    deliveries_due BIGINT NOT NULL,
    deliveries_served BIGINT NOT NULL,
    agencies BIGINT NOT NULL,
    agencies_served BIGINT NOT NULL,
    from_agencies BIGINT NOT NULL,
    from_agencies_electronic BIGINT NOT NULL,
    arrived BIGINT NOT NULL,
    accepted_same_day BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    recalled BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    sent_in_time_30 BIGINT NOT NULL,
    sent_in_time_28 BIGINT NOT NULL,
    done_in_time BIGINT NOT NULL,
    done_late BIGINT NOT NULL,
    done_free BIGINT NOT NULL,
    done_online BIGINT NOT NULL,
    filed BIGINT NOT NULL,
    open_due BIGINT NOT NULL,
    open_free BIGINT NOT NULL,
    PRIMARY KEY (month, organisation_id, direction)
);
