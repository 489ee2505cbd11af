-- severity: warn
-- level: row
-- tables: event_mentions
-- description: What a source says is tied to it by a cue or by quotes; a kind of quote is not there without either.
SELECT *
FROM staged_event_mentions
WHERE (source_text IS NOT NULL AND cue IS NULL AND quote_type IS NULL)
   OR (source_text IS NULL AND cue IS NULL AND quote_type = 'indirect')
