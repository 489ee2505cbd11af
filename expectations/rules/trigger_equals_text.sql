-- severity: error
-- level: row
-- tables: event_mentions
-- description: The trigger is what articles.text holds from start_char to end_char.
SELECT s.*
FROM staged_event_mentions s
JOIN staged_articles a USING (article_id)
WHERE s.trigger_text IS DISTINCT FROM substring(a.text, s.start_char + 1, s.end_char - s.start_char)
