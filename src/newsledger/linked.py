"""Columns that linking fills: a row keeps the key that its article alone gives it, and has the id that linking makes of it.

``link`` stages a map from keys to ids (``work/maps/NAME.parquet``, columns ``key`` and ``id``). Where a run has one, every
reader of rows that the run will publish sees the ids of the map, through :func:`linked_sql`: the linkers, validation, and
publish, which also writes the published rows anew whose id is another now. Without a map ids stay as staged or published.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa

from newsledger.run import Run, write_parquet
from newsledger.sql import parquet


@dataclass(frozen=True, slots=True)
class Through:
    """The row of another table, of the same article, that holds the key: ``column`` of this row is its key ``target``."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Linked:
    """One column that linking fills.

    Attributes:
        table, column: the column.
        map: name of the map that makes its ids.
        key: the column that holds the key: of the row itself, or of the row that ``through`` leads to.
        is_own_id: whether a key that the map leaves out is an id itself; else the id is null.
    """

    table: str
    column: str
    map: str
    key: str
    through: Through | None = None
    is_own_id: bool = False


ACTORS: Final = "actors"
EVENTS: Final = "events"


def _by_mention(table: str, column: str, mention: str) -> Linked:
    return Linked(table, column, ACTORS, "actor_key", Through(mention, "actor_mentions", "actor_mention_id"), True)


LINKED: Final = (
    Linked("actor_mentions", "actor_id", ACTORS, "actor_key", is_own_id=True),
    _by_mention("event_roles", "actor_id", "actor_mention_id"),
    _by_mention("event_mentions", "source_actor_id", "source_mention_id"),
    _by_mention("claims", "source_actor_id", "source_mention_id"),
    Linked("event_mentions", "event_id", EVENTS, "event_mention_id"),
    Linked("claims", "event_id", EVENTS, "event_mention_id"),
)


def map_path(run: Run, name: str) -> Path:
    """Return where a run's map of this name is."""
    return run.work / "maps" / f"{name}.parquet"


def write_map(run: Run, name: str, ids: Mapping[str, str]) -> pa.Table:
    """Write a map from keys to ids; return it as a table. Readers see its ids from then on."""
    data = pa.table({"key": pa.array(list(ids), pa.string()), "id": pa.array(list(ids.values()), pa.string())})
    write_parquet(map_path(run, name), data)
    return data


def forget(run: Run) -> None:
    """Remove the run's maps: what ``link`` starts with, so that it reads rows as they were staged and published."""
    shutil.rmtree(run.work / "maps", ignore_errors=True)


def columns(run: Run, table: str) -> list[Linked]:
    """Return the columns of a table that the run's maps fill; empty before ``link``, and where it had nothing to do."""
    return [linked for linked in LINKED if linked.table == table and map_path(run, linked.map).is_file()]


def tables(run: Run) -> frozenset[str]:
    """Return the tables whose ids the run's maps fill."""
    return frozenset(linked.table for linked in LINKED if map_path(run, linked.map).is_file())


def key_column(table: str, column: str) -> str | None:
    """Return the column of the same row that is a linked column's id where no map says otherwise; None where there is none.

    >>> key_column("actor_mentions", "actor_id")
    'actor_key'
    """
    own = (linked for linked in LINKED if linked.is_own_id and not linked.through)
    return next((linked.key for linked in own if (linked.table, linked.column) == (table, column)), None)


def linked_sql(run: Run, table: str, rows: str, other: Callable[[str], str]) -> str:
    """Return the rows of a SELECT with the ids of the run's maps; all other columns, and their order, stay.

    ``other(table)`` is a SELECT of that table's rows of the same articles, for keys that stand there.
    """
    for linked in columns(run, table):
        rows = _with_ids(run, linked, rows, other)
    return rows


def _with_ids(run: Run, linked: Linked, rows: str, other: Callable[[str], str]) -> str:
    ids = parquet([map_path(run, linked.map)])
    source, join = "own", ""
    if linked.through:
        by = linked.through
        source = "held"
        # One key a row even where rows share their own key: validation is still to say so.
        keys = f"SELECT {by.target}, min({linked.key}) AS {linked.key} FROM ({other(by.table)}) GROUP BY ALL"
        join = f" LEFT JOIN ({keys}) held ON own.{by.column} = held.{by.target}"
    value = f"coalesce(map.id, {source}.{linked.key})" if linked.is_own_id else "map.id"
    return (
        f"SELECT own.* REPLACE ({value} AS {linked.column}) FROM ({rows}) own{join}"
        f" LEFT JOIN {ids} map ON map.key = {source}.{linked.key}"
    )


def relinked_sql(run: Run, published: Callable[[str], str]) -> str:
    """Return a SELECT of ``article_id``: the articles that have a published row whose id is another now.

    Only rows that hold their key themselves are looked at: the others follow them. ``published(table)`` is a SELECT of rows.
    """
    parts = ["SELECT NULL::VARCHAR AS article_id WHERE false"]
    for linked in LINKED:
        if linked.through is None and map_path(run, linked.map).is_file():
            rows = published(linked.table)
            marked = f"SELECT *, {linked.column} AS was FROM ({rows})"
            ids = _with_ids(run, linked, marked, published)
            parts.append(f"SELECT article_id FROM ({ids}) WHERE {linked.column} IS DISTINCT FROM was")
    return " UNION ".join(parts)
