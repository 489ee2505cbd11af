CREATE TABLE events (
    event_id VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    mode VARCHAR,
    cameo_code VARCHAR,
    quad_class BIGINT,
    factuality VARCHAR,
    start_on DATE,
    end_on DATE,
    date_precision VARCHAR,
    place_id VARCHAR,
    country VARCHAR,
    mention_count BIGINT NOT NULL,
    article_count BIGINT NOT NULL,
    publisher_count BIGINT NOT NULL,
    first_reported_at TIMESTAMP,
    last_reported_at TIMESTAMP,
    confidence DOUBLE
);
COMMENT ON TABLE events IS 'One event across articles.';
COMMENT ON COLUMN events.event_id IS 'Stable id.';
COMMENT ON COLUMN events.label IS 'A line that people can read.';
COMMENT ON COLUMN events.event_type IS 'PLOVER 2.0 event type. One of: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.';
COMMENT ON COLUMN events.mode IS 'PLOVER 2.0 mode.';
COMMENT ON COLUMN events.cameo_code IS 'CAMEO code where the map gives one.';
COMMENT ON COLUMN events.quad_class IS '1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.';
COMMENT ON COLUMN events.factuality IS 'How the text presents it; null when unknown. One of: actual, planned, hypothetical, attempted, threatened, denied, negated.';
COMMENT ON COLUMN events.start_on IS 'First day.';
COMMENT ON COLUMN events.end_on IS 'Last day, inclusive.';
COMMENT ON COLUMN events.date_precision IS 'How fine the date is. One of: day, week, month, quarter, season, year, decade, century, range.';
COMMENT ON COLUMN events.place_id IS 'The place, null when unresolved.';
COMMENT ON COLUMN events.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN events.mention_count IS 'Mentions in all articles.';
COMMENT ON COLUMN events.article_count IS 'Articles that mention it.';
COMMENT ON COLUMN events.publisher_count IS 'Independent publishers: copies count once.';
COMMENT ON COLUMN events.first_reported_at IS 'First report, UTC.';
COMMENT ON COLUMN events.last_reported_at IS 'Last report, UTC.';
COMMENT ON COLUMN events.confidence IS 'How sure the rule or model is, 0 to 1.';
