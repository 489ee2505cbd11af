-- severity: error
-- level: row
-- tables: event_roles
-- description: A role names the actor of its mention, and that mention is of its own article.
SELECT s.*
FROM staged_event_roles s
LEFT JOIN staged_actor_mentions m ON m.actor_mention_id = s.actor_mention_id AND m.article_id = s.article_id
WHERE s.actor_id IS DISTINCT FROM m.actor_id
   OR (s.actor_mention_id IS NOT NULL AND m.actor_mention_id IS NULL)
