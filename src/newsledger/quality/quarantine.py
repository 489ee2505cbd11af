"""Moving bad rows out of the staged files into ``rejects``, with what depends on them.

What depends on what is read from the records: a column that refers to a moved row's key takes its own row along where it may
not be null (the sentences of a bad article, the roles of a bad event mention), and is set to null where it may (a claim keeps
its number and loses its event). Both leave a row in ``rejects``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from newsledger import tables
from newsledger.linked import key_column
from newsledger.quality.findings import Finding
from newsledger.records import Record, Reject
from newsledger.run import Run, write_parquet

# Reasons of rows that are not bad themselves.
PARENT_MOVED = "parent_rejected"
REFERENCE_CLEARED = "reference_rejected"
# What is said of a reference and goes with it.
COMPANIONS = {("claims", "event_mention_id"): ("event_basis", "confidence")}
# A text in a reject's detail is cut here: enough to recognise the row, and an article's body stays out.
DETAIL_LENGTH = 200
BAD_ROWS = """
    CREATE OR REPLACE TEMP TABLE bad
    (table_name VARCHAR, filename VARCHAR, file_row_number BIGINT, reason VARCHAR, parent VARCHAR)
"""


@dataclass(slots=True)
class FileChange:
    """What happens to one staged file: rows that leave it (position to reason and parent), values that become null."""

    table_name: str
    moved: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    cleared: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of one table that refers to the key of another."""

    table_name: str
    column: str
    target: str
    target_column: str
    is_nullable: bool


def references() -> Iterator[Reference]:
    """Yield every reference between tables, as the records declare them.

    Not ``articles.duplicate_of``: publishing points the copies of an article that is gone to the earliest of them.
    """
    for spec in tables.tables():
        for f in spec.fields:
            if f.column.references and f.name != "duplicate_of":
                target, _, column = f.column.references.partition(".")
                yield Reference(spec.name, f.name, target, column, f.is_nullable)


def _gone(reference: Reference) -> str:
    """Return a SELECT of the keys that no staged row has any more: of repeated rows one stays."""
    key, view = reference.target_column, f"staged_{reference.target}"
    bad = f"(SELECT filename, file_row_number FROM bad WHERE table_name = '{reference.target}')"
    return (
        f"SELECT {key} FROM {view} SEMI JOIN {bad} USING (filename, file_row_number)"
        f" EXCEPT SELECT {key} FROM {view} ANTI JOIN {bad} USING (filename, file_row_number)"
    )


def _take_dependents(connection: duckdb.DuckDBPyConnection, reference: Reference) -> int:
    """Add the rows that cannot stand without a moved row; return how many."""
    table, column = reference.table_name, reference.column
    connection.execute(
        f"INSERT INTO bad SELECT '{table}', s.filename, s.file_row_number, '{PARENT_MOVED}',"
        f" '{reference.target}/' || s.{column} FROM staged_{table} s WHERE s.{column} IN ({_gone(reference)})"
        " AND NOT EXISTS (FROM bad b WHERE b.filename = s.filename AND b.file_row_number = s.file_row_number)"
    )
    row = connection.execute("SELECT count(*) FROM bad").fetchone()
    return int(row[0]) if row else 0


def _mark(connection: duckdb.DuckDBPyConnection, findings: list[Finding]) -> None:
    """Fill the table ``bad``: rows that broke a check under the first check they broke, then their dependents."""
    connection.execute(BAD_ROWS)
    for finding in findings:
        connection.execute(
            f"INSERT INTO bad SELECT '{finding.table_name}', filename, file_row_number, '{finding.check_name}', NULL"
            f" FROM (SELECT DISTINCT filename, file_row_number FROM ({finding.query}))"
            " ANTI JOIN (SELECT filename, file_row_number FROM bad) USING (filename, file_row_number)"
        )
    required = [r for r in references() if not r.is_nullable]
    before, now = -1, 0
    while now != before:
        before = now
        for reference in required:
            now = _take_dependents(connection, reference)


def _changes(connection: duckdb.DuckDBPyConnection) -> dict[Path, FileChange]:
    changes: dict[Path, FileChange] = {}
    for table, name, row, reason, parent in connection.execute("FROM bad").fetchall():
        changes.setdefault(Path(name), FileChange(table)).moved[row] = (reason, parent)
    for reference in (r for r in references() if r.is_nullable):
        found = connection.execute(
            f"SELECT filename, file_row_number FROM staged_{reference.table_name}"
            f" WHERE {reference.column} IN ({_gone(reference)})"
        ).fetchall()
        for name, row in found:
            change = changes.setdefault(Path(name), FileChange(reference.table_name))
            if row not in change.moved:
                change.cleared[reference.column].add(row)
    return changes


def _shortened(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value[:DETAIL_LENGTH] + "…" if isinstance(value, str) and len(value) > DETAIL_LENGTH else value
        for name, value in row.items()
        if value is not None
    }


def _row_id(table_name: str, row: dict[str, Any]) -> str | None:
    values = [row.get(name) for name in tables.table(table_name).key]
    return None if None in values else "/".join(map(str, values)) or None


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the article that a moved row belongs to: its source, and whether a row of it stays in `articles`."""

    source_uri: str | None
    stays: bool


def _stories(connection: duckdb.DuckDBPyConnection, data: pa.Table) -> dict[str, Story]:
    """Return the staged articles that rows of one file belong to, by id."""
    if "article_id" not in data.column_names:
        return {}
    found = connection.execute(
        "SELECT article_id, any_value(source_uri), bool_or(b.filename IS NULL) FROM staged_articles a"
        " LEFT JOIN bad b USING (filename, file_row_number) WHERE article_id IN (SELECT unnest($ids)) GROUP BY ALL",
        {"ids": data["article_id"].unique().to_pylist()},
    ).fetchall()
    return {article_id: Story(source_uri, stays) for article_id, source_uri, stays in found}


def _reject(
    run: Run, table: str, row: dict[str, Any], story: Story | None, reason: str, detail: dict[str, Any]
) -> Reject:
    # A reject with an article's id says that the article is gone: the second copy of one that stays has none.
    row_id = None if table == "articles" and story and story.stays else _row_id(table, row)
    source_uri = row.get("source_uri") or (story.source_uri if story else None)
    return run.reject("validate", reason, source_uri=source_uri, table_name=table, row_id=row_id, detail=detail)


def _rejects(run: Run, connection: duckdb.DuckDBPyConnection, change: FileChange, data: pa.Table) -> Iterator[Reject]:
    """Yield a reject for every moved row and every cleared value of one file."""
    table, positions = change.table_name, sorted(change.moved)
    stories = _stories(connection, data)
    for position, row in zip(positions, _rows(data, positions), strict=True):
        reason, parent = change.moved[position]
        detail = _shortened(row) | ({"parent": parent} if parent else {})
        yield _reject(run, table, row, stories.get(row.get("article_id", "")), reason, detail)
    for column, rows in change.cleared.items():
        for row in _rows(data, sorted(rows)):
            story = stories.get(row.get("article_id", ""))
            yield _reject(run, table, row, story, REFERENCE_CLEARED, {column: row[column]})


def _rows(data: pa.Table, positions: list[int]) -> list[dict[str, Any]]:
    return data.take(pa.array(positions, pa.int64())).to_pylist()


def _rewritten(data: pa.Table, change: FileChange) -> pa.Table:
    """Return a file's table without the moved rows and with the cleared values null; its schema stays.

    An id that linking gave is cleared with its key, which would be linked again.
    """
    for column, rows in change.cleared.items():
        companions = COMPANIONS.get((change.table_name, column), ())
        for name in filter(None, (column, key_column(change.table_name, column), *companions)):
            index = data.schema.get_field_index(name)
            values = [None if i in rows else value for i, value in enumerate(data[name].to_pylist())]
            data = data.set_column(index, data.schema.field(index), pa.array(values, data.schema.field(index).type))
    keep = [i not in change.moved for i in range(data.num_rows)]
    return data.filter(pa.array(keep, pa.bool_()))


def quarantine(run: Run, connection: duckdb.DuckDBPyConnection, findings: list[Finding]) -> Counter[str]:
    """Move the rows that broke ``findings``, and what depends on them, to ``stage/rejects/validate.parquet``.

    Only files that hold such rows are rewritten. The rejects are written first: a run that dies in between finds the same rows
    again, and a reject's id is a hash of its content.

    Returns:
        How many rows left each table.
    """
    _mark(connection, findings)
    changes = _changes(connection)
    rejects: dict[str, Record] = {r.reject_id: r for r in _earlier(run)}
    for path, change in changes.items():
        data = pq.read_table(path, partitioning=None)
        rejects |= {r.reject_id: r for r in _rejects(run, connection, change, data)}
    run.stage("rejects", "validate", rejects.values())
    for path, change in changes.items():
        write_parquet(path, _rewritten(pq.read_table(path, partitioning=None), change))
    return Counter({c.table_name: 0 for c in changes.values()}) + Counter(
        change.table_name for change in changes.values() for _ in change.moved
    )


def _earlier(run: Run) -> Iterator[Reject]:
    for path in run.staged("rejects"):
        if path.stem == "validate":
            yield from tables.from_table("rejects", pq.read_table(path, partitioning=None))  # type: ignore[misc]
