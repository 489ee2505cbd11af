-- severity: warn
-- level: row
-- tables: claims
-- description: What a currency is read from stands exactly where there is one.
SELECT *
FROM staged_claims
WHERE (currency IS NULL) <> (currency_basis IS NULL)
