-- What signs the tasks of challenges. Whoever reads it can forge a solved task and nothing else.
CREATE TABLE proof_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

-- What spoke for a program behind a lead: only for leads where something did.
CREATE TABLE lead_signal (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    -- The names, each weighed as it was when the lead came, with a space between.
    signals TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score > 0),
    -- Whether a person reads the lead before anybody acts on it.
    to_review INTEGER NOT NULL CHECK (to_review IN (0, 1))
) STRICT, WITHOUT ROWID;
