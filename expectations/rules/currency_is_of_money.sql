-- severity: error
-- level: row
-- tables: claims
-- description: Only a sum of money has a currency.
SELECT *
FROM staged_claims
WHERE currency IS NOT NULL AND kind <> 'money'
