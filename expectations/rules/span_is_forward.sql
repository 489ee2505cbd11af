-- severity: error
-- level: row
-- tables: sentences, actor_mentions, place_mentions, date_mentions, event_mentions, event_roles, claims
-- description: A span holds at least one character: start_char < end_char.
SELECT *
FROM staged_$table
WHERE start_char >= end_char
