CREATE TABLE actor_aliases (
    actor_id VARCHAR NOT NULL,
    alias VARCHAR NOT NULL,
    mention_count BIGINT NOT NULL
);
COMMENT ON TABLE actor_aliases IS 'One spelling under which an actor was named, without its title.';
COMMENT ON COLUMN actor_aliases.actor_id IS 'The actor.';
COMMENT ON COLUMN actor_aliases.alias IS 'The spelling.';
COMMENT ON COLUMN actor_aliases.mention_count IS 'Mentions under this spelling.';
