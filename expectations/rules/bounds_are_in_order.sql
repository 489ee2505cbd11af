-- severity: error
-- level: row
-- tables: claims
-- description: low <= value <= high, where they are known.
SELECT *
FROM staged_claims
WHERE low > high OR low > value OR value > high
