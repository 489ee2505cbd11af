-- severity: error
-- level: row
-- tables: @article, @derived
-- description: What a row refers to exists once the run is published, in this run or in the ledger.
SELECT s.*
FROM staged_$table s
ANTI JOIN current_$target t ON s.$column = t.$target_column
WHERE s.$column IS NOT NULL
