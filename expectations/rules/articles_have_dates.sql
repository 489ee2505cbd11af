-- severity: warn
-- level: table
-- tables: articles
-- description: At least half of the articles say when they were published (20 articles or more).
SELECT format('{:d} of {:d} articles have no date', count(*) - count(published_at), count(*)) AS observed
FROM staged_articles
HAVING count(*) >= 20 AND count(published_at) < count(*) / 2
