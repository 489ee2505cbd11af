-- Who did what to whom, how often: events that happened, by actor, type and recipient; copies of one story count once.
CREATE VIEW who_did_what_to_whom AS
SELECT
    events.actors,
    events.event_type,
    events.mode,
    events.recipients,
    count(*) AS mention_count,
    count(DISTINCT events.article_id) AS article_count,
    count(DISTINCT events.publisher) AS publisher_count,
    min(events.published_at) AS first_published_at,
    max(events.published_at) AS last_published_at
FROM event_mentions_with_roles AS events
WHERE NOT events.is_copy
    AND events.factuality = 'actual'
    AND NOT coalesce(events.is_historical, false)
    AND events.actors IS NOT NULL
GROUP BY ALL;
