-- The name that a verdict has from the moment it was given: one that arrives twice, because nobody
-- heard that the first was stored, is stored once. Earlier verdicts and imported ones have none.

ALTER TABLE verdicts ADD COLUMN uuid TEXT NOT NULL DEFAULT '';

CREATE UNIQUE INDEX verdicts_by_uuid ON verdicts (uuid) WHERE uuid <> '';
