CREATE TABLE sentences (
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE sentences IS 'One sentence of an article, in text order.';
COMMENT ON COLUMN sentences.article_id IS 'The article.';
COMMENT ON COLUMN sentences.sentence_index IS 'Position in the article, from 0.';
COMMENT ON COLUMN sentences.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN sentences.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN sentences.text IS 'The words themselves: articles.text from start_char to end_char.';
