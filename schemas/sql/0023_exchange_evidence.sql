-- Evidence of the exchange over hubs (docs/exchange.md, adr/0026): who may sign for whom, and the signatures. Rules as in 0001.

CREATE TABLE signers (
    id {identity},
    certificate TEXT NOT NULL,          -- PEM
    fingerprint TEXT NOT NULL UNIQUE,   -- SHA-256 of its DER, 64 hex digits
    is_hub BIGINT NOT NULL,             -- 1: signs what hubs say of the way of a document
    revoked_at BIGINT
);

CREATE TABLE signer_codes (
    signer_id BIGINT NOT NULL REFERENCES signers (id),
    position BIGINT NOT NULL,
    code_key TEXT NOT NULL,             -- normalised organisation code
    PRIMARY KEY (signer_id, position)
);

-- 1: nothing unsigned that comes over that hub counts.
ALTER TABLE peers ADD COLUMN requires_signatures BIGINT NOT NULL DEFAULT 0;

-- The CMS over the manifest, hexadecimal; '' for none. Only one that was accepted is kept.
ALTER TABLE station_manifests ADD COLUMN signature TEXT NOT NULL DEFAULT '';
ALTER TABLE station_manifests ADD COLUMN mark TEXT NOT NULL DEFAULT 'missing';

-- What we signed of what we reported, under the key of its parcel in station_rows.
CREATE TABLE station_receipts (
    row_key TEXT NOT NULL PRIMARY KEY,
    signature TEXT NOT NULL             -- hexadecimal
);

-- What the receiver's signature under its own statuses is worth.
ALTER TABLE deliveries ADD COLUMN receipt_mark TEXT NOT NULL DEFAULT 'missing';

-- Reports that were not believed, each once however often it was repeated.
CREATE TABLE exchange_offences (
    id {identity},
    digest TEXT NOT NULL UNIQUE,        -- SHA-256 of the report with its signature
    peer_id BIGINT NOT NULL REFERENCES peers (id),
    message_id TEXT NOT NULL,
    report TEXT NOT NULL,               -- its bytes with the signature, hexadecimal
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    times BIGINT NOT NULL
);
