-- The transparency log (docs/decisions/0014). Leaves are numbered from 0 without a gap.

-- One row per leaf. Nothing here says who or what: the commitment needs the salt of the contact.
CREATE TABLE log_event (
    leaf INTEGER PRIMARY KEY,
    happened_at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('request', 'decision')),
    commitment BLOB NOT NULL CHECK (length(commitment) = 32)
) STRICT;

-- The root of each complete subtree, leaves included, numbered as they became complete.
CREATE TABLE log_node (
    number INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

-- What was signed about the log, by its size then.
CREATE TABLE log_head (
    size INTEGER PRIMARY KEY,
    jws TEXT NOT NULL
) STRICT;

-- When a time-stamping authority saw a signed head (RFC 3161): stamped_at is what it says.
CREATE TABLE log_stamp (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    size INTEGER NOT NULL REFERENCES log_head (size),
    stamped_at INTEGER NOT NULL,
    token BLOB NOT NULL
) STRICT;

CREATE TRIGGER log_event_is_never_changed BEFORE UPDATE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_event_is_never_deleted BEFORE DELETE ON log_event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_node_is_never_changed BEFORE UPDATE ON log_node
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_node_is_never_deleted BEFORE DELETE ON log_node
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_is_never_changed BEFORE UPDATE ON log_head
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_head_is_never_deleted BEFORE DELETE ON log_head
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stamp_is_never_changed BEFORE UPDATE ON log_stamp
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_stamp_is_never_deleted BEFORE DELETE ON log_stamp
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;
