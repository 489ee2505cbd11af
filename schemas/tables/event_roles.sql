CREATE TABLE event_roles (
    event_mention_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    actor_mention_id VARCHAR,
    actor_id VARCHAR,
    text VARCHAR NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL
);
COMMENT ON TABLE event_roles IS 'One participant, instrument, place or date of an event mention.';
COMMENT ON COLUMN event_roles.event_mention_id IS 'The event mention.';
COMMENT ON COLUMN event_roles.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN event_roles.role IS 'What part it plays. One of: actor, recipient, instrument, place, date.';
COMMENT ON COLUMN event_roles.actor_mention_id IS 'The actor mention in the words.';
COMMENT ON COLUMN event_roles.actor_id IS 'The actor, null when unresolved.';
COMMENT ON COLUMN event_roles.text IS 'The words themselves: articles.text from start_char to end_char.';
COMMENT ON COLUMN event_roles.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN event_roles.end_char IS 'One past the last character of the words in articles.text.';
