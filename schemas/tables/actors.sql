CREATE TABLE actors (
    actor_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    actor_type VARCHAR,
    country VARCHAR,
    sector VARCHAR,
    wikidata_id VARCHAR,
    first_seen_on DATE,
    last_seen_on DATE,
    mention_count BIGINT NOT NULL,
    article_count BIGINT NOT NULL
);
COMMENT ON TABLE actors IS 'One person, organisation, government or group, across articles.';
COMMENT ON COLUMN actors.actor_id IS 'Stable id.';
COMMENT ON COLUMN actors.name IS 'The name that readers know it by.';
COMMENT ON COLUMN actors.actor_type IS 'What kind of actor. One of: person, organization, armed_group, government, military, media, international, group.';
COMMENT ON COLUMN actors.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN actors.sector IS 'PLOVER sector code.';
COMMENT ON COLUMN actors.wikidata_id IS 'Wikidata item.';
COMMENT ON COLUMN actors.first_seen_on IS 'Day of the first article that names it.';
COMMENT ON COLUMN actors.last_seen_on IS 'Day of the last article that names it.';
COMMENT ON COLUMN actors.mention_count IS 'Mentions in all articles.';
COMMENT ON COLUMN actors.article_count IS 'Articles that mention it.';
