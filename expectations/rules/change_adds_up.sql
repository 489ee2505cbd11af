-- severity: warn
-- level: row
-- tables: claims
-- description: Of one change, from and up_by make to, and from without down_by, as exactly as their digits are printed; a percentage is of from.
-- A number is known to half of its last printed digit; one in words to half of its scale word. "Stood at 14, up two from 12" has a level for its end.
WITH printed AS (
    SELECT
        *,
        try_cast(replace(regexp_extract(text, '[0-9][0-9,]*(\.[0-9]+)?'), ',', '') AS DOUBLE) AS digits,
        length(regexp_extract(text, '[0-9]\.([0-9]+)', 1)) AS decimals
    FROM staged_claims
    WHERE change_id IS NOT NULL AND comparator = 'exactly' AND value > 0
),
numbers AS (
    SELECT
        *,
        CASE
            WHEN digits > 0 THEN value / digits / 10 ** decimals
            ELSE 1000 ** floor(log10(greatest(value, 1)) / 3)
        END / 2 AS margin
    FROM printed
),
ends AS (
    SELECT * FROM numbers n
    WHERE change_role = 'to'
       OR (change_role = 'level'
           AND NOT EXISTS (SELECT 1 FROM numbers o WHERE o.change_id = n.change_id AND o.change_role = 'to'))
),
steps AS (
    SELECT *, CASE change_role WHEN 'up_by' THEN 1 ELSE -1 END AS direction
    FROM numbers
    WHERE change_role IN ('up_by', 'down_by') AND kind <> 'multiplier'
),
changes AS (
    SELECT
        e.claim_id,
        e.value,
        CASE
            WHEN s.kind = 'percent' AND b.kind <> 'percent' THEN b.value * (1 + s.direction * s.value / 100)
            ELSE b.value + s.direction * s.value
        END AS expected,
        CASE
            WHEN s.kind = 'percent' AND b.kind <> 'percent'
                THEN e.margin + b.margin * (1 + s.value / 100) + b.value * s.margin / 100
            ELSE e.margin + b.margin + s.margin
        END AS margin,
        s.kind = 'percent' AND b.kind = 'percent' AS may_be_either,
        b.value * (1 + s.direction * s.value / 100) AS of_percent
    FROM steps s
    JOIN numbers b ON b.change_id = s.change_id AND b.change_role = 'from'
    JOIN ends e
        ON e.change_id = b.change_id AND e.kind = b.kind
       AND e.unit IS NOT DISTINCT FROM b.unit AND e.currency IS NOT DISTINCT FROM b.currency
    WHERE s.kind = 'percent'
       OR (s.kind = 'percentage_point' AND b.kind = 'percent')
       OR (s.kind = b.kind AND s.unit IS NOT DISTINCT FROM b.unit AND s.currency IS NOT DISTINCT FROM b.currency)
)
SELECT *
FROM staged_claims
WHERE claim_id IN (
    SELECT claim_id FROM changes
    WHERE abs(value - expected) > margin * 1.001
      AND NOT (may_be_either AND abs(value - of_percent) <= margin * 1.001)
)
