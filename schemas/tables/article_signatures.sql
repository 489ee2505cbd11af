CREATE TABLE article_signatures (
    article_id VARCHAR NOT NULL,
    bands VARCHAR NOT NULL
);
COMMENT ON TABLE article_signatures IS 'The near-duplicate signature of an article: internal, so that later runs find its copies without reading its text.';
COMMENT ON COLUMN article_signatures.article_id IS 'The article.';
COMMENT ON COLUMN article_signatures.bands IS 'MinHash signature of its word 5-grams: 64 bands of 8 hex digits.';
