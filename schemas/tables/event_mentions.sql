CREATE TABLE event_mentions (
    event_mention_id VARCHAR NOT NULL,
    event_id VARCHAR,
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR,
    cameo_code VARCHAR,
    trigger_text VARCHAR NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    factuality VARCHAR,
    is_historical BOOLEAN,
    start_on DATE,
    end_on DATE,
    date_precision VARCHAR,
    date_basis VARCHAR,
    date_text VARCHAR,
    place_id VARCHAR,
    country VARCHAR,
    source_text VARCHAR,
    source_mention_id VARCHAR,
    source_actor_id VARCHAR,
    source_type VARCHAR,
    cue VARCHAR,
    quote_type VARCHAR,
    confidence DOUBLE,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE event_mentions IS 'One place in an article where an event is mentioned.';
COMMENT ON COLUMN event_mentions.event_mention_id IS 'Hash of article_id, start_char, end_char, event_type.';
COMMENT ON COLUMN event_mentions.event_id IS 'The event across articles; null until linked.';
COMMENT ON COLUMN event_mentions.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN event_mentions.sentence_index IS 'Position of the sentence in its article, from 0.';
COMMENT ON COLUMN event_mentions.event_type IS 'PLOVER 2.0 event type. One of: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.';
COMMENT ON COLUMN event_mentions.mode IS 'PLOVER 2.0 mode; null when the words do not say.';
COMMENT ON COLUMN event_mentions.cameo_code IS 'CAMEO code where the PLOVER map gives one.';
COMMENT ON COLUMN event_mentions.trigger_text IS 'The words that name the event.';
COMMENT ON COLUMN event_mentions.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN event_mentions.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN event_mentions.factuality IS 'How the text presents it; null when unknown. One of: actual, planned, hypothetical, attempted, threatened, denied, negated.';
COMMENT ON COLUMN event_mentions.is_historical IS 'Background rather than news.';
COMMENT ON COLUMN event_mentions.start_on IS 'First day of the event.';
COMMENT ON COLUMN event_mentions.end_on IS 'Last day of the event, inclusive.';
COMMENT ON COLUMN event_mentions.date_precision IS 'How fine the date is. One of: day, week, month, quarter, season, year, decade, century, range.';
COMMENT ON COLUMN event_mentions.date_basis IS 'Explicit, relative or the article''s; null when unknown. One of: explicit, relative, article.';
COMMENT ON COLUMN event_mentions.date_text IS 'The words that date the event.';
COMMENT ON COLUMN event_mentions.place_id IS 'The place, null when unresolved.';
COMMENT ON COLUMN event_mentions.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN event_mentions.source_text IS 'The words that name who is speaking; null when unknown.';
COMMENT ON COLUMN event_mentions.source_mention_id IS 'The actor mention that names who is speaking.';
COMMENT ON COLUMN event_mentions.source_actor_id IS 'The actor who is speaking; null when unknown.';
COMMENT ON COLUMN event_mentions.source_type IS 'Who says it, by kind. One of: official, military, police, hospital, ngo, media, witness, unnamed, author.';
COMMENT ON COLUMN event_mentions.cue IS 'The reporting words that tie the content to its source.';
COMMENT ON COLUMN event_mentions.quote_type IS 'Direct, mixed or indirect speech. One of: direct, mixed, indirect.';
COMMENT ON COLUMN event_mentions.confidence IS 'How sure the rule or model is, 0 to 1.';
COMMENT ON COLUMN event_mentions.rule IS 'Why the row exists: the lexicon entry or grammar rule that made it.';
