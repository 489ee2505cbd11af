-- severity: warn
-- level: table
-- tables: sentences, actor_mentions, place_mentions, date_mentions, event_mentions, event_roles, claims
-- description: Rows per article are between half and twice the last ten runs' median (three runs, 20 articles each, or more).
WITH last_runs AS (SELECT run_id FROM ledger_runs ORDER BY started_at DESC LIMIT 10),
published AS (
    SELECT run_id, count(*) AS articles, sum(coalesce(found.rows, 0)) AS total
    FROM ledger_articles
    SEMI JOIN last_runs USING (run_id)
    LEFT JOIN (SELECT article_id, count(*) AS rows FROM ledger_$table GROUP BY article_id) found USING (article_id)
    GROUP BY run_id
    HAVING count(*) >= 20
),
usual AS (SELECT median(total / articles) AS share, count(*) AS runs FROM published),
now AS (
    SELECT (SELECT count(*) FROM staged_$table) / count(*) AS share, count(*) AS articles
    FROM staged_articles
)
SELECT format('{:.2f} rows an article, usually {:.2f}', now.share, usual.share) AS observed
FROM usual, now
WHERE usual.runs >= 3 AND now.articles >= 20 AND (now.share * 2 < usual.share OR now.share > usual.share * 2)
