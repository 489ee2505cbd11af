CREATE TABLE rejects (
    reject_id VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    step VARCHAR NOT NULL,
    source_uri VARCHAR,
    table_name VARCHAR,
    row_id VARCHAR,
    reason VARCHAR NOT NULL,
    detail VARCHAR
);
COMMENT ON TABLE rejects IS 'One thing that a step did not keep: a refused document, a dropped line, a bad row, a retraction.';
COMMENT ON COLUMN rejects.reject_id IS 'Hash of the other columns but run_id.';
COMMENT ON COLUMN rejects.run_id IS 'The run that wrote the row.';
COMMENT ON COLUMN rejects.step IS 'ingest, extract, link, validate, publish or retract.';
COMMENT ON COLUMN rejects.source_uri IS 'The file, record or feed entry it came from.';
COMMENT ON COLUMN rejects.table_name IS 'The table the row was meant for.';
COMMENT ON COLUMN rejects.row_id IS 'Key of the row, where it had one.';
COMMENT ON COLUMN rejects.reason IS 'The rule that dropped it.';
COMMENT ON COLUMN rejects.detail IS 'What was dropped and where, as JSON text.';
