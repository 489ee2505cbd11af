CREATE TABLE checks (
    run_id VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    check_name VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    is_success BOOLEAN NOT NULL,
    observed VARCHAR,
    unexpected_count BIGINT,
    unexpected_percent DOUBLE
);
COMMENT ON TABLE checks IS 'One check of one run: a Great Expectations expectation, a SQL rule or a check of the run itself.';
COMMENT ON COLUMN checks.run_id IS 'The run.';
COMMENT ON COLUMN checks.table_name IS 'The table checked; ''run'' for the run itself.';
COMMENT ON COLUMN checks.check_name IS 'What was checked.';
COMMENT ON COLUMN checks.severity IS 'error blocks publishing, warn does not. One of: error, warn.';
COMMENT ON COLUMN checks.is_success IS 'Whether it held; a check that crashed did not.';
COMMENT ON COLUMN checks.observed IS 'What was seen, in words.';
COMMENT ON COLUMN checks.unexpected_count IS 'Rows that broke it.';
COMMENT ON COLUMN checks.unexpected_percent IS 'Their share of the rows.';
