-- severity: warn
-- level: row
-- tables: claims
-- description: A number is true of no later day than the one after its report, unless it is only planned or expected.
-- One day is left for time zones: a report of the evening in New York is the next day in Baghdad.
SELECT *
FROM staged_claims
WHERE as_of_on > CAST(reported_at AS DATE) + 1
    AND factuality NOT IN ('planned', 'hypothetical', 'threatened')
