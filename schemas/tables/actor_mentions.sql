CREATE TABLE actor_mentions (
    actor_mention_id VARCHAR NOT NULL,
    actor_id VARCHAR,
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    mention_type VARCHAR,
    title VARCHAR,
    actor_key VARCHAR,
    name VARCHAR,
    actor_type VARCHAR,
    country VARCHAR,
    sector VARCHAR,
    resolved_by VARCHAR,
    confidence DOUBLE
);
COMMENT ON TABLE actor_mentions IS 'One place in an article where an actor is named or referred to.';
COMMENT ON COLUMN actor_mentions.actor_mention_id IS 'Hash of article_id, start_char, end_char.';
COMMENT ON COLUMN actor_mentions.actor_id IS 'The actor, null when unresolved.';
COMMENT ON COLUMN actor_mentions.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN actor_mentions.sentence_index IS 'Position of the sentence in its article, from 0.';
COMMENT ON COLUMN actor_mentions.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN actor_mentions.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN actor_mentions.text IS 'The words themselves: articles.text from start_char to end_char.';
COMMENT ON COLUMN actor_mentions.mention_type IS 'Name, nominal or pronoun. One of: name, nominal, pronoun, demonym, metonym.';
COMMENT ON COLUMN actor_mentions.title IS 'Title or office in the mention.';
COMMENT ON COLUMN actor_mentions.actor_key IS 'The actor as this article alone tells it; linking makes actor_id of it. Null when unknown.';
COMMENT ON COLUMN actor_mentions.name IS 'The actor''s fullest name in the article, or the knowledge base''s.';
COMMENT ON COLUMN actor_mentions.actor_type IS 'What kind of actor, as the article tells it. One of: person, organization, armed_group, government, military, media, international, group.';
COMMENT ON COLUMN actor_mentions.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN actor_mentions.sector IS 'PLOVER sector code, as the article tells it.';
COMMENT ON COLUMN actor_mentions.resolved_by IS 'The rule that chose the actor.';
COMMENT ON COLUMN actor_mentions.confidence IS 'How sure the rule or model is, 0 to 1.';
