-- severity: warn
-- level: row
-- tables: claims
-- description: A part is not above its total, of what is counted alike.
SELECT p.*
FROM staged_claims p
JOIN staged_claims t ON t.claim_id = p.total_claim_id
WHERE p.kind = t.kind
  AND p.unit IS NOT DISTINCT FROM t.unit
  AND p.currency IS NOT DISTINCT FROM t.currency
  AND p.low > t.high
