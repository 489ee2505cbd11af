-- severity: error
-- level: row
-- tables: reconciled_claims
-- description: low <= best <= high, where they are known.
SELECT *
FROM staged_reconciled_claims
WHERE low > high OR low > best OR best > high
