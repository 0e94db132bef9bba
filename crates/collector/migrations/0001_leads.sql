-- Times are milliseconds since 1970-01-01T00:00:00Z; dates are civil dates of Europe/Paris.

-- The public part of each deployment that ever served: what texts were made from.
CREATE TABLE deployment (
    version TEXT PRIMARY KEY,
    public_json TEXT NOT NULL,
    first_served_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The widgets that hosts may still have in an open tab (design: wasm hash).
CREATE TABLE release (
    wasm_sha256 TEXT PRIMARY KEY,
    first_served_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A nonce binds a proof to a moment that the server knows. Good for one lead.
CREATE TABLE challenge (
    nonce TEXT PRIMARY KEY,
    today TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX challenge_expires_at ON challenge (expires_at);

-- Every text that anybody was shown, by the digest that proofs name.
CREATE TABLE shown_text (
    sha256 TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is known of a request without saying who asks.
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
    claims_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_received_at ON lead (received_at);

-- Who asks: the only table with a name, an address or a number.
CREATE TABLE contact (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    email TEXT,
    phone_e164 TEXT,
    phone_typed TEXT,
    phone_is_suspect INTEGER CHECK (phone_is_suspect IN (0, 1)),
    -- What the lead's leaves are committed with: erased with the row, they tell nothing more.
    log_salt BLOB NOT NULL CHECK (length(log_salt) = 16)
) STRICT, WITHOUT ROWID;

-- Evidence of a demand, not a consent (C. consom. R.223-4).
CREATE TABLE request (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'email')),
    works TEXT NOT NULL,
    text_sha256 TEXT NOT NULL REFERENCES shown_text (sha256),
    call_not_after TEXT,
    human_review INTEGER NOT NULL CHECK (human_review IN (0, 1)),
    object_json TEXT NOT NULL,
    addressed_to_name TEXT NOT NULL,
    addressed_to_siren TEXT,
    leaf INTEGER NOT NULL UNIQUE REFERENCES log_event (leaf),
    CHECK ((channel = 'phone') = (call_not_after IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- One row per decision; a change of mind is a new row.
CREATE TABLE consent_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead_id TEXT NOT NULL REFERENCES lead (id),
    happened_at INTEGER NOT NULL,
    decision_key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'not_shown')),
    text_sha256 TEXT REFERENCES shown_text (sha256),
    valid_until TEXT,
    nature_of_goods TEXT,
    -- C. consom. L.223-1 al. 5: a consent to calls or e-mails never covers that sector.
    excludes_sector_l223_1_al5 INTEGER NOT NULL CHECK (excludes_sector_l223_1_al5 IN (0, 1)),
    leaf INTEGER NOT NULL UNIQUE REFERENCES log_event (leaf),
    CHECK ((nature_of_goods IS NOT NULL) = (excludes_sector_l223_1_al5 = 1)),
    CHECK ((state = 'not_shown') = (text_sha256 IS NULL))
) STRICT;
CREATE INDEX consent_event_lead ON consent_event (lead_id);
CREATE TRIGGER consent_event_is_never_changed BEFORE UPDATE ON consent_event
BEGIN SELECT RAISE (ABORT, 'consent events are append-only'); END;
CREATE TRIGGER consent_event_is_never_deleted BEFORE DELETE ON consent_event
BEGIN SELECT RAISE (ABORT, 'consent events are append-only'); END;

-- What makes a retried lead exist once: the digest of the body and the very answer.
CREATE TABLE submission (
    submission_id TEXT PRIMARY KEY,
    body_sha256 TEXT NOT NULL,
    answer BLOB NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Choices of the cookie banner. A record holds no identity; a lead sent from the same browser
-- names its id among its claims. text_sha256 is the browser's claim: the words are those of
-- the widget release whose wasm hash such a lead names.
CREATE TABLE choice (
    id TEXT PRIMARY KEY,
    recorded_at INTEGER NOT NULL,
    deployment_version TEXT NOT NULL REFERENCES deployment (version),
    language TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    analytics TEXT NOT NULL CHECK (analytics IN ('given', 'refused'))
) STRICT, WITHOUT ROWID;
