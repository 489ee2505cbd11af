-- severity: error
-- level: row
-- tables: claims
-- description: What ties a number to its event mention, and how sure that is, stand exactly where it has one.
SELECT *
FROM staged_claims
WHERE (event_mention_id IS NULL) <> (event_basis IS NULL)
   OR (event_mention_id IS NULL) <> (confidence IS NULL)
