-- What the browser attested with a lead, and how it came (docs/decisions/0018).
CREATE TABLE evidence (
    lead_id TEXT PRIMARY KEY REFERENCES lead (id),
    -- RFC 8785 JSON; its digest is in the receipt and in each leaf of the lead. For leads from
    -- before this table, the browser's claims alone, and no digest.
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
) STRICT, WITHOUT ROWID;
INSERT INTO evidence (lead_id, attested_json, grade, doubts_json)
    SELECT id, claims_json, 'E1', '[]' FROM lead;
ALTER TABLE lead DROP COLUMN claims_json;

-- What evidence.answers_sha256 is salted with: erased with the row, the digest tells nothing more.
ALTER TABLE contact ADD COLUMN answers_salt BLOB CHECK (length(answers_salt) = 16);
