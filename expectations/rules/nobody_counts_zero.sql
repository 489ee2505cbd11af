-- severity: error
-- level: row
-- tables: claims
-- description: A number that words imply by saying that there was nobody or nothing is exactly 0.
SELECT *
FROM staged_claims
WHERE contains(rule, 'implied:none') AND (value, low, high) IS DISTINCT FROM (0, 0, 0)
