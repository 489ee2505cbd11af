-- What was not kept, by step and reason, with one example each.
CREATE VIEW reject_reasons AS
SELECT
    step,
    reason,
    table_name,
    count(*) AS reject_count,
    count(DISTINCT source_uri) AS source_count,
    arg_min(coalesce(source_uri, row_id), reject_id) AS example,
    arg_min(detail, reject_id) AS example_detail,
    max(run_id) AS last_run_id
FROM rejects
GROUP BY ALL;
