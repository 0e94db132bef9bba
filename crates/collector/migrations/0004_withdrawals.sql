-- Taking back (docs/decisions/0020): a token per receipt, and what was withdrawn.

-- The link of a receipt. Only the digest of its token is kept, so that who reads this table
-- cannot withdraw in anybody's name.
CREATE TABLE receipt_token (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    lead_id TEXT NOT NULL UNIQUE REFERENCES lead (id),
    issued_at INTEGER NOT NULL,
    -- While retries of the lead count, its stored answer holds the token itself.
    is_in_answer INTEGER NOT NULL CHECK (is_in_answer IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_token_in_answer ON receipt_token (issued_at) WHERE is_in_answer = 1;

-- One row per consent or request taken back. What was given stays as it was written.
CREATE TABLE withdrawal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead_id TEXT NOT NULL REFERENCES lead (id),
    -- A decision key, or 'request'.
    subject TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('web', 'email', 'post', 'phone_oral', 'in_call')),
    -- When the person said so, which counts, and when it was written down.
    said_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= said_at),
    recipients_json TEXT NOT NULL,
    leaf INTEGER NOT NULL UNIQUE REFERENCES log_event (leaf)
) STRICT;
CREATE INDEX withdrawal_lead ON withdrawal (lead_id);
CREATE TRIGGER withdrawal_is_never_changed BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawal_is_never_deleted BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE (ABORT, 'withdrawals are append-only'); END;

-- The log knows a third kind of leaf. A check is part of its table, so the table is made again
-- under its own name: rows that point at a leaf find it again before the transaction ends.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE log_event_before AS SELECT leaf, happened_at, kind, commitment FROM log_event;
DROP TABLE log_event;
CREATE TABLE log_event (
    leaf INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('request', 'decision', 'withdrawal')),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT;
INSERT INTO log_event SELECT leaf, happened_at, kind, commitment FROM log_event_before ORDER BY leaf;
DROP TABLE log_event_before;
CREATE TRIGGER log_event_is_never_changed BEFORE UPDATE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_event_is_never_deleted BEFORE DELETE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
