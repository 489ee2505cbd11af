-- severity: warn
-- level: row
-- tables: claims
-- description: A sum of money says in which currency.
SELECT *
FROM staged_claims
WHERE kind = 'money' AND currency IS NULL
