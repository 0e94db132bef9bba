-- The slot chosen for a call, both ends in RFC 3339 with their offset.
ALTER TABLE request ADD COLUMN slot_start TEXT;
ALTER TABLE request ADD COLUMN slot_end TEXT CHECK ((slot_start IS NULL) = (slot_end IS NULL));
