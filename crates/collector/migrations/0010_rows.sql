-- A table without row numbers keeps its rows in an index, which reads a whole row, with every
-- page that it fills, for each comparison on its way to another. That suits short rows
-- (https://sqlite.org/withoutrowid.html); these are long, so they are made again with numbers,
-- as in 0004: under their own names, so that rows that point at them find them again.
PRAGMA defer_foreign_keys = ON;

-- Only for this step: whoever points at a row is looked for when it goes and when it comes.
CREATE INDEX step_token_lead ON receipt_token (lead_id);
CREATE INDEX step_decision_text ON consent_event (text_sha256);
CREATE INDEX step_request_text ON request (text_sha256);
CREATE INDEX step_choice_deployment ON choice (deployment_version);

CREATE TABLE step_before AS SELECT * FROM lead;
DROP TABLE lead;
CREATE TABLE lead (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    partner TEXT,
    origin TEXT,
    language TEXT NOT NULL,
    answers_json TEXT NOT NULL,
    assessment_json TEXT NOT NULL,
    result_differs INTEGER NOT NULL CHECK (result_differs IN (0, 1)),
    nonce TEXT NOT NULL UNIQUE REFERENCES challenge (nonce),
    deployment_version TEXT NOT NULL REFERENCES deployment (version),
    policy_sha256 TEXT NOT NULL,
    notice_sha256 TEXT NOT NULL REFERENCES shown_text (sha256),
    phone_field_sha256 TEXT REFERENCES shown_text (sha256),
    notice_more_sha256 TEXT REFERENCES shown_text (sha256)
) STRICT;
INSERT INTO lead SELECT * FROM step_before ORDER BY id;
DROP TABLE step_before;
CREATE INDEX lead_received_at ON lead (received_at);
CREATE INDEX step_notice ON lead (notice_sha256);
CREATE INDEX step_phone_field ON lead (phone_field_sha256);
CREATE INDEX step_notice_more ON lead (notice_more_sha256);
CREATE INDEX step_deployment ON lead (deployment_version);

CREATE TABLE step_before AS SELECT * FROM shown_text;
DROP TABLE shown_text;
CREATE TABLE shown_text (
    sha256 TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
INSERT INTO shown_text SELECT * FROM step_before;
DROP TABLE step_before;
CREATE TRIGGER shown_text_is_never_changed BEFORE UPDATE ON shown_text
BEGIN SELECT RAISE (ABORT, 'the texts shown are append-only'); END;
CREATE TRIGGER shown_text_is_never_deleted BEFORE DELETE ON shown_text
BEGIN SELECT RAISE (ABORT, 'the texts shown are append-only'); END;

CREATE TABLE step_before AS SELECT * FROM deployment;
DROP TABLE deployment;
CREATE TABLE deployment (
    version TEXT PRIMARY KEY,
    public_json TEXT NOT NULL,
    first_served_at INTEGER NOT NULL
) STRICT;
INSERT INTO deployment SELECT * FROM step_before ORDER BY first_served_at;
DROP TABLE step_before;
CREATE TRIGGER deployment_is_never_changed BEFORE UPDATE ON deployment
BEGIN SELECT RAISE (ABORT, 'deployments are append-only'); END;
CREATE TRIGGER deployment_is_never_deleted BEFORE DELETE ON deployment
BEGIN SELECT RAISE (ABORT, 'deployments are append-only'); END;

DROP INDEX step_token_lead;
DROP INDEX step_decision_text;
DROP INDEX step_request_text;
DROP INDEX step_choice_deployment;
DROP INDEX step_notice;
DROP INDEX step_phone_field;
DROP INDEX step_notice_more;
DROP INDEX step_deployment;

CREATE TABLE step_before AS SELECT * FROM contact;
DROP TABLE contact;
CREATE TABLE contact (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    email TEXT,
    phone_e164 TEXT,
    phone_typed TEXT,
    phone_is_suspect INTEGER CHECK (phone_is_suspect IN (0, 1)),
    -- What the lead's leaves are committed with: erased with the row, they tell nothing more.
    log_salt BLOB NOT NULL CHECK (length(log_salt) = 16),
    -- What evidence.answers_sha256 is salted with: erased with the row, the digest tells nothing more.
    answers_salt BLOB CHECK (length(answers_salt) = 16),
    -- What evidence.answers_sha256 is the digest of (0007).
    committed_json TEXT
) STRICT;
INSERT INTO contact SELECT * FROM step_before ORDER BY lead_id;
DROP TABLE step_before;
CREATE INDEX contact_phone ON contact (phone_e164) WHERE phone_e164 IS NOT NULL;

CREATE TABLE step_before AS SELECT * FROM evidence;
DROP TABLE evidence;
CREATE TABLE evidence (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    -- RFC 8785 JSON; its digest is in the receipt and in each leaf of the lead. For leads from
    -- before 0003, the browser's claims alone, and no digest.
    attested_json TEXT NOT NULL,
    attested_sha256 TEXT,
    -- E1: nobody confirmed a channel. E2 and E3 come with a confirmation.
    grade TEXT NOT NULL CHECK (grade IN ('E1', 'E2', 'E3')),
    -- What the browser claims and what does not fit: a list of codes with the key concerned.
    doubts_json TEXT NOT NULL,
    -- The collector's clock minus the device's, at sending and reception.
    client_clock_skew_ms INTEGER,
    -- HMAC-SHA-256 of the address under a key of that day, which is never written down.
    network_hmac BLOB CHECK (length(network_hmac) = 32),
    sec_fetch_site TEXT CHECK (sec_fetch_site IN ('same-origin', 'same-site', 'cross-site', 'none')),
    referer_origin TEXT
) STRICT;
INSERT INTO evidence SELECT * FROM step_before ORDER BY lead_id;
DROP TABLE step_before;
CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE OF attested_json, attested_sha256 ON evidence
BEGIN SELECT RAISE (ABORT, 'what was attested is append-only'); END;

CREATE TABLE step_before AS SELECT * FROM submission;
DROP TABLE submission;
CREATE TABLE submission (
    submission_id TEXT PRIMARY KEY,
    body_sha256 TEXT NOT NULL,
    answer BLOB NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;
INSERT INTO submission SELECT * FROM step_before ORDER BY stored_at;
DROP TABLE step_before;
