-- severity: error
-- level: row
-- tables: articles
-- description: An article is not published after the run that reads it; one day is left for time zones.
SELECT a.*
FROM staged_articles a, this_run r
WHERE a.published_at > r.started_at + INTERVAL 1 DAY
