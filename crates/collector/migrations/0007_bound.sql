-- A lead decides each key once: a change of mind is a withdrawal (0004).
CREATE UNIQUE INDEX consent_event_once ON consent_event (lead_id, decision_key);
DROP INDEX consent_event_lead;

-- What evidence.answers_sha256 is the digest of: the RFC 8785 form of salt, answers and contact as
-- they were sent, so that it can be computed again as long as the contact is kept. Absent in leads
-- from before, of which the widget sent what stands in the other columns.
ALTER TABLE contact ADD COLUMN committed_json TEXT;
