-- severity: error
-- level: row
-- tables: actor_mentions, place_mentions, date_mentions, event_mentions, claims
-- description: The words lie inside the sentence that sentence_index names.
SELECT s.*
FROM staged_$table s
LEFT JOIN staged_sentences t USING (article_id, sentence_index)
WHERE t.start_char IS NULL OR s.start_char < t.start_char OR s.end_char > t.end_char
