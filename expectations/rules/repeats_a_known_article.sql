-- severity: error
-- level: row
-- tables: articles
-- description: An article is the copy of another one, which is published, in this run, or was in it until it was rejected.
-- Publishing points the copies of an article that is gone to the earliest of them.
SELECT s.*
FROM staged_articles s
WHERE s.duplicate_of = s.article_id
   OR s.duplicate_of NOT IN (SELECT article_id FROM current_articles UNION SELECT article_id FROM removed_articles)
