-- The slot chosen for a call, both ends in RFC 3339 with their offset.
ALTER TABLE request ADD COLUMN slot_start TEXT;
ALTER TABLE request ADD COLUMN slot_end TEXT CHECK ((slot_start IS NULL) = (slot_end IS NULL));

-- Calls and attempts to call, answered or not, lawful or not: what happened is never lost.
CREATE TABLE call_attempt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lead_id TEXT NOT NULL REFERENCES lead (id),
    -- What it was made under: 'request', or a decision key.
    subject TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL CHECK (recorded_at >= happened_at),
    -- What was unlawful about it, by what was known when it was recorded: codes in a JSON list.
    faults_json TEXT NOT NULL
) STRICT;
CREATE INDEX call_attempt_lead ON call_attempt (lead_id);
CREATE TRIGGER call_attempt_is_never_changed BEFORE UPDATE ON call_attempt
BEGIN SELECT RAISE (ABORT, 'call attempts are append-only'); END;
CREATE TRIGGER call_attempt_is_never_deleted BEFORE DELETE ON call_attempt
BEGIN SELECT RAISE (ABORT, 'call attempts are append-only'); END;
