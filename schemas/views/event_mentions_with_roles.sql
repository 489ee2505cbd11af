-- Who did what to whom: every event mention with its actors, recipients and instruments, place, days and source, by name.
CREATE VIEW event_mentions_with_roles AS
SELECT
    event_mentions.event_mention_id,
    articles.publisher,
    articles.published_at,
    event_mentions.event_type,
    event_mentions.mode,
    event_mentions.cameo_code,
    event_mentions.trigger_text,
    roles.actors,
    roles.recipients,
    roles.instruments,
    coalesce(places.name, roles.place) AS place,
    event_mentions.country,
    event_mentions.start_on,
    event_mentions.end_on,
    event_mentions.date_precision,
    event_mentions.factuality,
    event_mentions.is_historical,
    coalesce(speakers.name, event_mentions.source_text) AS source,
    event_mentions.source_type,
    event_mentions.cue,
    event_mentions.quote_type,
    sentences.text AS sentence,
    articles.duplicate_of IS NOT NULL AS is_copy,
    event_mentions.event_id,
    event_mentions.article_id,
    event_mentions.sentence_index,
    event_mentions.start_char,
    event_mentions.end_char,
    event_mentions.rule
FROM event_mentions
JOIN articles USING (article_id)
LEFT JOIN sentences USING (article_id, sentence_index)
LEFT JOIN places USING (place_id)
LEFT JOIN actors AS speakers ON speakers.actor_id = event_mentions.source_actor_id
LEFT JOIN (
    SELECT
        event_roles.event_mention_id,
        string_agg(coalesce(actors.name, event_roles.text), '; ' ORDER BY event_roles.start_char)
            FILTER (event_roles.role = 'actor') AS actors,
        string_agg(coalesce(actors.name, event_roles.text), '; ' ORDER BY event_roles.start_char)
            FILTER (event_roles.role = 'recipient') AS recipients,
        string_agg(event_roles.text, '; ' ORDER BY event_roles.start_char)
            FILTER (event_roles.role = 'instrument') AS instruments,
        min(event_roles.text) FILTER (event_roles.role = 'place') AS place
    FROM event_roles
    LEFT JOIN actors USING (actor_id)
    GROUP BY event_roles.event_mention_id
) AS roles ON roles.event_mention_id = event_mentions.event_mention_id;
