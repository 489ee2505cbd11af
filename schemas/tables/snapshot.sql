CREATE TABLE snapshot (
    version BIGINT NOT NULL,
    run_id VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL,
    code_version VARCHAR NOT NULL,
    model_version VARCHAR NOT NULL,
    lexicon_version VARCHAR NOT NULL,
    manifest VARCHAR NOT NULL
);
COMMENT ON TABLE snapshot IS 'Which version of the ledger this database holds: one row.';
COMMENT ON COLUMN snapshot.version IS 'The version, from 1; every publish adds 1.';
COMMENT ON COLUMN snapshot.run_id IS 'The run that published it.';
COMMENT ON COLUMN snapshot.created_at IS 'When, UTC.';
COMMENT ON COLUMN snapshot.code_version IS 'Version of newsledger.';
COMMENT ON COLUMN snapshot.model_version IS 'The language pipeline of that run.';
COMMENT ON COLUMN snapshot.lexicon_version IS 'Hash of the lexicons of that run.';
COMMENT ON COLUMN snapshot.manifest IS 'Name of the manifest file that lists the version''s Parquet files.';
