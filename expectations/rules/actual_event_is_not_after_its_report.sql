-- severity: error
-- level: row
-- tables: event_mentions
-- description: What is reported as having happened did not start after the day that follows the report.
-- One day is left for time zones: a report of the evening in New York is the next day in Baghdad.
SELECT s.*
FROM staged_event_mentions s
JOIN staged_articles a USING (article_id)
WHERE s.factuality = 'actual' AND s.start_on > CAST(a.published_at AS DATE) + 1
