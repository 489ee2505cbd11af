-- severity: warn
-- level: table
-- tables: articles
-- description: The run has between a fifth and five times the new articles of the last ten runs' median (three runs or more).
-- A feed that shrinks to nothing, or a folder read twice, shows here; a factor of five leaves weekends and big days alone.
WITH last_runs AS (
    SELECT articles_new + articles_changed AS articles
    FROM ledger_runs
    WHERE articles_new + articles_changed > 0
    ORDER BY started_at DESC
    LIMIT 10
),
usual AS (SELECT median(articles) AS articles, count(*) AS runs FROM last_runs),
now AS (SELECT count(*) AS articles FROM staged_articles)
SELECT format('{:d} articles, usually {:.0f}', now.articles, usual.articles) AS observed
FROM usual, now
WHERE now.articles > 0 AND usual.runs >= 3 AND (now.articles * 5 < usual.articles OR now.articles > usual.articles * 5)
