-- Calls and attempts to call (docs/decisions/0026), answered or not, lawful or not: what happened
-- is never lost.
CREATE TABLE call_attempt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead_id TEXT NOT NULL REFERENCES lead (id),
    -- What it was made under: 'request', or a decision key.
    subject TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= made_at),
    -- What was unlawful about it, by what was known when it was written down: a JSON list of codes.
    faults_json TEXT NOT NULL,
    leaf INTEGER NOT NULL UNIQUE REFERENCES log_event (leaf)
) STRICT;
CREATE INDEX call_attempt_lead ON call_attempt (lead_id);
CREATE TRIGGER call_attempt_is_never_changed BEFORE UPDATE ON call_attempt
BEGIN SELECT RAISE (ABORT, 'call attempts are append-only'); END;
CREATE TRIGGER call_attempt_is_never_deleted BEFORE DELETE ON call_attempt
BEGIN SELECT RAISE (ABORT, 'call attempts are append-only'); END;
-- Attempts count per person, and so per number.
CREATE INDEX contact_phone ON contact (phone_e164) WHERE phone_e164 IS NOT NULL;

-- The log knows a fourth kind of leaf: made again as in 0004.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE log_event_before AS SELECT leaf, happened_at, kind, commitment FROM log_event;
DROP TABLE log_event;
CREATE TABLE log_event (
    leaf INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('request', 'decision', 'withdrawal', 'call_attempt')),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT;
INSERT INTO log_event SELECT leaf, happened_at, kind, commitment FROM log_event_before ORDER BY leaf;
DROP TABLE log_event_before;
CREATE TRIGGER log_event_is_never_changed BEFORE UPDATE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_event_is_never_deleted BEFORE DELETE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
