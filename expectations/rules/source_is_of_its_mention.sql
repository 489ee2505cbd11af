-- severity: error
-- level: row
-- tables: event_mentions, claims
-- description: A source is the actor of its mention, in words of its own article.
SELECT s.*
FROM staged_$table s
LEFT JOIN staged_actor_mentions m ON m.actor_mention_id = s.source_mention_id AND m.article_id = s.article_id
WHERE s.source_actor_id IS DISTINCT FROM m.actor_id
   OR (s.source_mention_id IS NOT NULL AND m.actor_mention_id IS NULL)
   OR (s.source_mention_id IS NOT NULL AND s.source_text IS NULL)
