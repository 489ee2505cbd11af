-- severity: error
-- level: row
-- tables: sentences
-- description: A sentence starts where all earlier ones of its article have ended.
SELECT *
FROM staged_sentences
QUALIFY start_char < max(end_char) OVER (
    PARTITION BY article_id ORDER BY sentence_index, filename, file_row_number
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
