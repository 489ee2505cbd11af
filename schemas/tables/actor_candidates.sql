CREATE TABLE actor_candidates (
    actor_id VARCHAR NOT NULL,
    other_actor_id VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE actor_candidates IS 'Two actors that may be one: what is near, but not confirmed; `newsledger actors merge` makes them one.';
COMMENT ON COLUMN actor_candidates.actor_id IS 'The actor with the smaller id.';
COMMENT ON COLUMN actor_candidates.other_actor_id IS 'The other.';
COMMENT ON COLUMN actor_candidates.score IS 'How alike their names are spelled, 0 to 1.';
COMMENT ON COLUMN actor_candidates.reason IS 'What is near, and what is missing or speaks against it.';
