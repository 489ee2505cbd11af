-- Events that happened, as news: mentions per day of publication, type and mode; copies of one story count once.
CREATE VIEW event_mentions_by_day AS
SELECT
    CAST(articles.published_at AS DATE) AS published_on,
    event_mentions.event_type,
    event_mentions.mode,
    count(*) AS mention_count,
    count(DISTINCT event_mentions.article_id) AS article_count,
    count(DISTINCT articles.publisher) AS publisher_count
FROM event_mentions
JOIN articles USING (article_id)
WHERE articles.duplicate_of IS NULL
    AND event_mentions.factuality = 'actual'
    AND NOT coalesce(event_mentions.is_historical, false)
GROUP BY ALL;
