-- Stories that several articles repeat: the article repeated, and how many copies were read where.
CREATE VIEW duplicate_groups AS
SELECT
    original.article_id,
    original.publisher,
    original.published_at,
    original.title,
    count(*) AS copy_count,
    string_agg(DISTINCT copy.publisher, '; ' ORDER BY copy.publisher) AS copy_publishers,
    min(copy.published_at) AS first_copied_at,
    max(copy.published_at) AS last_copied_at
FROM articles AS copy
JOIN articles AS original ON original.article_id = copy.duplicate_of
GROUP BY ALL;
