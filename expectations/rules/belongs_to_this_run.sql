-- severity: error
-- level: row
-- tables: @article
-- description: A row belongs to an article that this run stages: an article's rows are replaced together with it.
SELECT s.*
FROM staged_$table s
ANTI JOIN staged_articles a USING (article_id)
