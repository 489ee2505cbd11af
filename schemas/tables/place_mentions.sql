CREATE TABLE place_mentions (
    place_mention_id VARCHAR NOT NULL,
    place_id VARCHAR,
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    mention_type VARCHAR,
    country VARCHAR,
    resolved_by VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE place_mentions IS 'One place in an article where a place or country is named, as a name, demonym or metonym.';
COMMENT ON COLUMN place_mentions.place_mention_id IS 'Hash of article_id, start_char, end_char.';
COMMENT ON COLUMN place_mentions.place_id IS 'The place, null when unresolved.';
COMMENT ON COLUMN place_mentions.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN place_mentions.sentence_index IS 'Position of the sentence in its article, from 0.';
COMMENT ON COLUMN place_mentions.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN place_mentions.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN place_mentions.text IS 'The words themselves: articles.text from start_char to end_char.';
COMMENT ON COLUMN place_mentions.mention_type IS 'Name, demonym (Iraqi) or metonym (the White House). One of: name, nominal, pronoun, demonym, metonym.';
COMMENT ON COLUMN place_mentions.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN place_mentions.resolved_by IS 'The rule that chose the place.';
COMMENT ON COLUMN place_mentions.confidence IS 'How sure the rule or model is, 0 to 1.';
