CREATE TABLE data_dictionary (
    table_name VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    data_type VARCHAR NOT NULL,
    is_nullable BOOLEAN NOT NULL,
    is_key BOOLEAN NOT NULL,
    references_column VARCHAR,
    description VARCHAR NOT NULL,
    table_description VARCHAR NOT NULL
);
COMMENT ON TABLE data_dictionary IS 'What every table and column means: one row a column.';
COMMENT ON COLUMN data_dictionary.table_name IS 'The table.';
COMMENT ON COLUMN data_dictionary.column_name IS 'The column.';
COMMENT ON COLUMN data_dictionary.position IS 'Its place in the table, from 1.';
COMMENT ON COLUMN data_dictionary.data_type IS 'Its DuckDB type.';
COMMENT ON COLUMN data_dictionary.is_nullable IS 'Whether it may be null, which means unknown.';
COMMENT ON COLUMN data_dictionary.is_key IS 'Whether it is part of the table''s key.';
COMMENT ON COLUMN data_dictionary.references_column IS 'The column that its values point to, as table.column.';
COMMENT ON COLUMN data_dictionary.description IS 'What it means.';
COMMENT ON COLUMN data_dictionary.table_description IS 'What a row of the table is.';
