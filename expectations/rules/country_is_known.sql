-- severity: warn
-- level: row
-- tables: actor_mentions, place_mentions, event_mentions, actors, places, events
-- description: A country is one of the lexicon of countries, by its ISO 3166-1 alpha-3 code.
SELECT s.*
FROM staged_$table s
ANTI JOIN countries c USING (country)
WHERE s.country IS NOT NULL
