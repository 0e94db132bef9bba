-- Proofs name texts by their digest: what is kept under it is never changed or taken away.
CREATE TRIGGER shown_text_is_never_changed BEFORE UPDATE ON shown_text
BEGIN SELECT RAISE (ABORT, 'the texts shown are append-only'); END;
CREATE TRIGGER shown_text_is_never_deleted BEFORE DELETE ON shown_text
BEGIN SELECT RAISE (ABORT, 'the texts shown are append-only'); END;
CREATE TRIGGER deployment_is_never_changed BEFORE UPDATE ON deployment
BEGIN SELECT RAISE (ABORT, 'deployments are append-only'); END;
CREATE TRIGGER deployment_is_never_deleted BEFORE DELETE ON deployment
BEGIN SELECT RAISE (ABORT, 'deployments are append-only'); END;
CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE OF attested_json, attested_sha256 ON evidence
BEGIN SELECT RAISE (ABORT, 'what was attested is append-only'); END;

-- The level-2 notice as one text, titles included; leads from before have its parts only.
ALTER TABLE lead ADD COLUMN notice_more_sha256 TEXT REFERENCES shown_text (sha256);
