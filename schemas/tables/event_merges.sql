CREATE TABLE event_merges (
    old_event_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    merged_at TIMESTAMP NOT NULL,
    reason VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL
);
COMMENT ON TABLE event_merges IS 'One merge of two events, so that old ids still lead somewhere.';
COMMENT ON COLUMN event_merges.old_event_id IS 'The id that went away.';
COMMENT ON COLUMN event_merges.event_id IS 'The id that stays.';
COMMENT ON COLUMN event_merges.merged_at IS 'When, UTC.';
COMMENT ON COLUMN event_merges.reason IS 'Why, in words.';
COMMENT ON COLUMN event_merges.run_id IS 'The run that wrote the row.';
