CREATE TABLE actor_decisions (
    decision_id VARCHAR NOT NULL,
    actor_key VARCHAR NOT NULL,
    other_actor_key VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    reason VARCHAR,
    decided_at TIMESTAMP NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE actor_decisions IS 'One pair of actors that a person has merged or split; of the rows about a pair the latest holds.';
COMMENT ON COLUMN actor_decisions.decision_id IS 'The decision; one may be about several pairs.';
COMMENT ON COLUMN actor_decisions.actor_key IS 'One of the pair, as actor_mentions.actor_key has it.';
COMMENT ON COLUMN actor_decisions.other_actor_key IS 'The other; actor_key is the smaller.';
COMMENT ON COLUMN actor_decisions.action IS 'merge or split.';
COMMENT ON COLUMN actor_decisions.reason IS 'Why, in the person''s words.';
COMMENT ON COLUMN actor_decisions.decided_at IS 'When, UTC.';
COMMENT ON COLUMN actor_decisions.run_id IS 'The run that wrote the row.';
