"""Near-duplicates: wire copies and truncations, found by MinHash bands and verified by containment.

An article repeats the earliest article (by time of publication, unknown last, then by id) that shares enough of its words;
published articles come before the run's, since their rows cannot change. ``duplicate_of`` points at no duplicate.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from newsledger import ledger
from newsledger.ingest import database
from newsledger.ingest.revisions import known
from newsledger.ingest.shingles import BAND_DIGITS, BANDS, Hashes, containment, shingles
from newsledger.run import Run

# Copies cut short hold .6 of the smaller text's 5-grams at least; reports of one event written apart hold a tenth.
CONTAINMENT: Final = 0.6
# Bands are joined a few at a time, so that the join of a large ledger stays in memory.
BANDS_A_TIME: Final = 8

CANDIDATES: Final = """
CREATE TABLE candidates AS
WITH fresh AS (
    SELECT c.article_id, c.published_at, c.bands, true AS is_new, NULL::VARCHAR AS root
    FROM cleaned c JOIN settled s USING (seq) WHERE s.outcome IN ('new', 'changed')
), old AS (
    SELECT p.article_id, p.published_at, g.bands, false AS is_new, p.duplicate_of AS root
    FROM published p JOIN signatures g USING (article_id)
    WHERE p.article_id NOT IN (SELECT article_id FROM fresh) AND p.article_id NOT IN (SELECT article_id FROM retracted)
)
SELECT row_number() OVER (ORDER BY is_new, published_at NULLS LAST, article_id) AS position, *
FROM (SELECT * FROM fresh UNION ALL SELECT * FROM old)
"""

# In each band, an article is compared with the first that shares the value and with the one before it: a group of copies of any
# size costs two comparisons a member.
PAIRS: Final = f"""
INSERT INTO pairs
WITH keyed AS (
    SELECT band, substr(bands, CAST(band * {BAND_DIGITS} + 1 AS BIGINT), {BAND_DIGITS}) AS value, position, is_new
    FROM candidates, range(?, ?) AS r(band) WHERE bands <> ''
), near AS (
    SELECT position, is_new, min(position) OVER same AS first, lag(position) OVER (same ORDER BY position) AS previous
    FROM keyed WINDOW same AS (PARTITION BY band, value)
)
SELECT position, first FROM near WHERE is_new AND first < position
UNION SELECT position, previous FROM near WHERE is_new AND previous IS NOT NULL
"""


def _load(connection: Any, run: Run, cleaned: list[Path], settled: Path) -> None:
    known(connection, run)
    columns = {
        "seq": "BIGINT",
        "article_id": "VARCHAR",
        "published_at": "TIMESTAMP",
        "bands": "VARCHAR",
        "shingles": "BLOB",
    }
    database.table(connection, "cleaned", cleaned, columns)
    database.table(connection, "settled", [settled], {"seq": "BIGINT", "outcome": "VARCHAR"})
    published = {"article_id": "VARCHAR", "published_at": "TIMESTAMP", "duplicate_of": "VARCHAR", "text": "VARCHAR"}
    database.table(connection, "published", ledger.files(run.ledger, "articles"), published)
    signatures = {"article_id": "VARCHAR", "bands": "VARCHAR"}
    database.table(connection, "signatures", ledger.files(run.ledger, "article_signatures"), signatures)


def _find_pairs(connection: Any) -> None:
    connection.execute("CREATE TABLE pairs (later BIGINT, earlier BIGINT)")
    for first in range(0, BANDS, BANDS_A_TIME):
        connection.execute(PAIRS, [first, first + BANDS_A_TIME])
    connection.execute("CREATE TABLE needed AS SELECT later AS position FROM pairs UNION SELECT earlier FROM pairs")


def _batches(cursor: Any) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(1000):
        yield from rows


def _hashes(connection: Any) -> dict[int, Hashes]:
    """Return the 5-grams of the articles in a pair: the run's as its workers left them, the ledger's from their text."""
    fresh = connection.execute(
        "SELECT position, shingles FROM needed JOIN candidates USING (position) JOIN cleaned USING (article_id) "
        "JOIN settled USING (seq) WHERE is_new AND outcome IN ('new', 'changed')"
    )
    found = {position: np.frombuffer(data, dtype="<u4") for position, data in _batches(fresh)}
    old = connection.execute(
        "SELECT position, text FROM needed JOIN candidates USING (position) JOIN published USING (article_id) WHERE NOT is_new"
    )
    return found | {position: shingles(text) for position, text in _batches(old)}


def _protected(connection: Any) -> set[str]:
    """Return the ids that published articles point at: these stay roots."""
    rows = connection.execute("SELECT DISTINCT duplicate_of FROM published WHERE duplicate_of IS NOT NULL").fetchall()
    return {row[0] for row in rows}


def _roots(connection: Any) -> dict[int, str]:
    """Return the root of each article that a pair names, by position: a published duplicate's own, while it is still there."""
    rows = connection.execute(
        "SELECT position, CASE WHEN root IN (SELECT article_id FROM candidates) THEN root ELSE article_id END "
        "FROM needed JOIN candidates USING (position)"
    ).fetchall()
    return dict(rows)


def duplicates(run: Run, cleaned: list[Path], settled: Path) -> dict[str, str]:
    """Return, for each new or changed article that repeats another, the ``article_id`` of what it repeats.

    The answer depends on the articles alone, not on their order or chunks. Memory grows with the articles that have a
    candidate: about 3 kB each.
    """
    with database.connect(run) as connection:
        _load(connection, run, cleaned, settled)
        connection.execute(CANDIDATES)
        _find_pairs(connection)
        hashes, roots, fixed = _hashes(connection), _roots(connection), _protected(connection)
        found: dict[int, str] = {}
        own = dict(roots)
        pairs = connection.execute("SELECT DISTINCT later, earlier FROM pairs ORDER BY later, earlier")
        for later, earlier in _batches(pairs):
            if later in found or own[later] in fixed or roots[earlier] == own[later]:
                continue
            if containment(hashes[later], hashes[earlier]) >= CONTAINMENT:
                found[later] = roots[later] = roots[earlier]
        return {own[later]: root for later, root in found.items()}
