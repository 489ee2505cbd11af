-- How often and when each place is mentioned; copies of one story count once.
CREATE VIEW place_activity AS
SELECT
    places.place_id,
    places.name,
    places.place_type,
    places.country,
    places.latitude,
    places.longitude,
    count(*) AS mention_count,
    count(DISTINCT place_mentions.article_id) AS article_count,
    count(DISTINCT articles.publisher) AS publisher_count,
    min(articles.published_at) AS first_published_at,
    max(articles.published_at) AS last_published_at
FROM place_mentions
JOIN places USING (place_id)
JOIN articles USING (article_id)
WHERE articles.duplicate_of IS NULL
GROUP BY ALL;
