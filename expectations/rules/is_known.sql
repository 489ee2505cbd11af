-- severity: error
-- level: row
-- tables: @article, @derived
-- except: article_id, duplicate_of
-- description: What a row refers to exists once the run is published, in this run or in the ledger.
-- The two left out have rules of their own: belongs_to_this_run, repeats_a_known_article.
SELECT s.*
FROM staged_$table s
ANTI JOIN current_$target t ON s.$column = t.$target_column
WHERE s.$column IS NOT NULL
