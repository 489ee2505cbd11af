"""The places that the ledger's mentions name, each once."""

from collections.abc import Iterator
from typing import Any

from newsledger.current import rows_sql, surviving_sql
from newsledger.extract.gazetteer import place
from newsledger.ledger import files
from newsledger.records import Place
from newsledger.run import Run

# Rows fetched at a time: an id is short, so this is a megabyte.
BATCH = 10_000


def _named_sql(run: Run) -> str:
    """Return a SELECT of ``place_id``: every place that a surviving mention of a place or an event names, once."""
    mentions = (f"SELECT place_id FROM ({surviving_sql(run, table)})" for table in ("place_mentions", "event_mentions"))
    return (
        f"SELECT DISTINCT place_id FROM ({' UNION ALL '.join(mentions)}) WHERE place_id IS NOT NULL ORDER BY place_id"
    )


def places(run: Run, connection: Any) -> Iterator[Place]:
    """Yield the places of all surviving mentions, in order of id.

    A place that the gazetteer no longer holds (its lexicon row was renamed since) keeps the row that the ledger has of it;
    where there is none either, the mention keeps an id without a row, and validation says so.
    """
    published = rows_sql("places", files(run.ledger, "places"))
    query = f"SELECT named.place_id, published.* EXCLUDE (place_id) FROM ({_named_sql(run)}) named"
    rows = connection.execute(f"{query} LEFT JOIN ({published}) published USING (place_id) ORDER BY named.place_id")
    names = [column[0] for column in rows.description]
    while batch := rows.fetchmany(BATCH):
        for values in batch:
            known = dict(zip(names, values, strict=True))
            try:
                yield place(known["place_id"])
            except KeyError:
                if known["name"] is not None:
                    yield Place(**known)
