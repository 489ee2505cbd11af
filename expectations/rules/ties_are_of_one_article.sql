-- severity: error
-- level: row
-- tables: claims
-- description: A claim's total, and the other claims of its change, are of its own article, and no claim is part of itself.
SELECT c.*
FROM staged_claims c
LEFT JOIN staged_claims t ON t.claim_id = c.total_claim_id
WHERE t.article_id <> c.article_id
   OR c.total_claim_id = c.claim_id
   OR (c.total_claim_id IS NOT NULL AND c.is_part IS DISTINCT FROM true)
   OR c.change_id IN (
       SELECT change_id FROM staged_claims WHERE change_id IS NOT NULL GROUP BY change_id HAVING count(DISTINCT article_id) > 1
   )
