-- severity: error
-- level: row
-- tables: @article
-- description: No staged row has the key of a published row that stays.
SELECT s.*
FROM staged_$table s
SEMI JOIN kept_$table k USING ($key)
