-- severity: warn
-- level: row
-- tables: claims
-- description: Bounds are open or closed as the comparator says, and inclusive flags stand with the bounds they belong to.
SELECT *
FROM staged_claims
WHERE (low IS NULL) <> (is_low_inclusive IS NULL)
   OR (high IS NULL) <> (is_high_inclusive IS NULL)
   OR NOT CASE comparator
       WHEN 'exactly' THEN coalesce(low = high AND is_low_inclusive AND is_high_inclusive, false)
       WHEN 'at_least' THEN low IS NOT NULL AND high IS NULL AND is_low_inclusive
       WHEN 'more_than' THEN low IS NOT NULL AND high IS NULL AND NOT is_low_inclusive
       WHEN 'up_to' THEN high IS NOT NULL AND is_high_inclusive
       WHEN 'at_most' THEN high IS NOT NULL AND is_high_inclusive
       WHEN 'less_than' THEN high IS NOT NULL AND NOT is_high_inclusive
       WHEN 'nearly' THEN high IS NOT NULL
       WHEN 'between' THEN low IS NOT NULL AND high IS NOT NULL
       ELSE true
   END
