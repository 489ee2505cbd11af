-- severity: error
-- level: row
-- tables: date_mentions, event_mentions, events
-- description: The first day is not after the last.
SELECT *
FROM staged_$table
WHERE start_on > end_on
