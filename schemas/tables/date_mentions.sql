CREATE TABLE date_mentions (
    date_mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    start_on DATE,
    end_on DATE,
    date_precision VARCHAR,
    date_basis VARCHAR,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE date_mentions IS 'One date expression in an article, with the days that it bounds.';
COMMENT ON COLUMN date_mentions.date_mention_id IS 'Hash of article_id, start_char, end_char.';
COMMENT ON COLUMN date_mentions.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN date_mentions.sentence_index IS 'Position of the sentence in its article, from 0.';
COMMENT ON COLUMN date_mentions.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN date_mentions.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN date_mentions.text IS 'The words themselves: articles.text from start_char to end_char.';
COMMENT ON COLUMN date_mentions.start_on IS 'First day; null when it cannot be resolved.';
COMMENT ON COLUMN date_mentions.end_on IS 'Last day, inclusive.';
COMMENT ON COLUMN date_mentions.date_precision IS 'How fine the date is. One of: day, week, month, quarter, season, year, decade, century, range.';
COMMENT ON COLUMN date_mentions.date_basis IS 'Explicit, relative to a date in the text, or to the article''s. One of: explicit, relative, article.';
COMMENT ON COLUMN date_mentions.rule IS 'Why the row exists: the lexicon entry or grammar rule that made it.';
