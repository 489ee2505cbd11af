-- severity: error
-- level: row
-- tables: articles
-- description: An article is not a copy of itself.
SELECT *
FROM staged_articles
WHERE duplicate_of = article_id
