CREATE TABLE runs (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    status VARCHAR NOT NULL,
    articles_in BIGINT NOT NULL,
    articles_new BIGINT NOT NULL,
    articles_changed BIGINT NOT NULL,
    articles_rejected BIGINT NOT NULL,
    model_version VARCHAR NOT NULL,
    lexicon_version VARCHAR NOT NULL,
    settings VARCHAR NOT NULL
);
COMMENT ON TABLE runs IS 'One run of the pipeline that published a version.';
COMMENT ON COLUMN runs.run_id IS 'The run.';
COMMENT ON COLUMN runs.started_at IS 'UTC.';
COMMENT ON COLUMN runs.finished_at IS 'UTC; the moment of publishing.';
COMMENT ON COLUMN runs.status IS 'published, or retracted for a run that only removes.';
COMMENT ON COLUMN runs.articles_in IS 'Documents read.';
COMMENT ON COLUMN runs.articles_new IS 'Articles not seen before.';
COMMENT ON COLUMN runs.articles_changed IS 'Articles with a new text.';
COMMENT ON COLUMN runs.articles_rejected IS 'Documents refused.';
COMMENT ON COLUMN runs.model_version IS 'The language pipeline.';
COMMENT ON COLUMN runs.lexicon_version IS 'Hash of the lexicons.';
COMMENT ON COLUMN runs.settings IS 'The settings of the run, as JSON text.';
