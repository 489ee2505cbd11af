-- Articles that repeat no other: copies of one wire story appear once.
CREATE VIEW latest_articles AS
SELECT *
FROM articles
WHERE duplicate_of IS NULL;
