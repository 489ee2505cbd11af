CREATE TABLE articles (
    article_id VARCHAR NOT NULL,
    document_key VARCHAR NOT NULL,
    url VARCHAR,
    source_uri VARCHAR NOT NULL,
    publisher VARCHAR,
    title VARCHAR,
    authors VARCHAR,
    published_at TIMESTAMP,
    published_at_precision VARCHAR,
    published_at_basis VARCHAR,
    language VARCHAR,
    text VARCHAR NOT NULL,
    char_count BIGINT NOT NULL,
    word_count BIGINT NOT NULL,
    text_hash VARCHAR NOT NULL,
    source_hash VARCHAR NOT NULL,
    duplicate_of VARCHAR,
    revision BIGINT NOT NULL,
    ingested_at TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE articles IS 'One article, cleaned: the newest revision of one document from one publisher.';
COMMENT ON COLUMN articles.article_id IS 'Hash of the canonical URL, else of the first text seen.';
COMMENT ON COLUMN articles.document_key IS 'What stays the same across revisions: the canonical URL, else the file, else the text''s hash.';
COMMENT ON COLUMN articles.url IS 'Canonical address of the article.';
COMMENT ON COLUMN articles.source_uri IS 'The file, record or feed entry that it was read from.';
COMMENT ON COLUMN articles.publisher IS 'The newspaper, agency or site.';
COMMENT ON COLUMN articles.title IS 'Headline, not part of text.';
COMMENT ON COLUMN articles.authors IS 'Names joined by ''; ''.';
COMMENT ON COLUMN articles.published_at IS 'When it was published, UTC; never the time of the run.';
COMMENT ON COLUMN articles.published_at_precision IS 'How fine published_at is. One of: second, day, month.';
COMMENT ON COLUMN articles.published_at_basis IS 'Where published_at was read. One of: metadata, feed, url, text.';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code, from the first 1,000 characters.';
COMMENT ON COLUMN articles.text IS 'The cleaned body that every offset points into.';
COMMENT ON COLUMN articles.char_count IS 'Characters in text.';
COMMENT ON COLUMN articles.word_count IS 'Words in text, split at white space.';
COMMENT ON COLUMN articles.text_hash IS 'Hash of title and text: a changed hash is a new revision.';
COMMENT ON COLUMN articles.source_hash IS 'Hash of the document as read, to skip what did not change.';
COMMENT ON COLUMN articles.duplicate_of IS 'The article this one repeats (wire copy, truncation).';
COMMENT ON COLUMN articles.revision IS '1 for the first text seen under a document_key, then 2, 3, ...';
COMMENT ON COLUMN articles.ingested_at IS 'When the run read it, UTC.';
COMMENT ON COLUMN articles.run_id IS 'The run that wrote the row.';
