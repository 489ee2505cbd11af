-- severity: error
-- level: row
-- tables: event_roles, claims
-- description: A role or claim belongs to an event mention of its own article.
SELECT s.*
FROM staged_$table s
JOIN staged_event_mentions m USING (event_mention_id)
WHERE m.article_id <> s.article_id
