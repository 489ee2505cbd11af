-- severity: error
-- level: row
-- tables: claims
-- description: What the day that a number is true of stands on is there exactly where that day is.
SELECT *
FROM staged_claims
WHERE (as_of_on IS NULL) <> (as_of_basis IS NULL)
