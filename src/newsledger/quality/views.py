"""The staged rows of a run as DuckDB views, in memory, with what the ledger holds beside them.

- ``staged_TABLE``: the rows that this run staged, with ``filename`` and ``file_row_number``, the position that identifies a row
  even where its key is null or repeated;
- ``kept_TABLE``: the published rows that survive the run, without the staged ones (ARTICLE tables);
- ``current_TABLE``: what the table will hold once the run is published;
- ``ledger_TABLE``: the published rows as they are now;
- ``removed_articles``: ``article_id`` of the articles that the run retracts or rejected as a whole;
- ``countries``: ``country``, the codes of the lexicon of countries;
- ``this_run``: one row, ``run_id`` and ``started_at``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from newsledger import duck, ledger, lexicon, tables
from newsledger.current import removed_sql, replaced_sql, rows_sql, surviving_sql
from newsledger.linked import linked_sql
from newsledger.records import Scope
from newsledger.run import Run
from newsledger.sql import literal, parquet
from newsledger.tables import Table

POSITION = ("filename", "file_row_number")


def _staged_sql(run: Run, name: str) -> str:
    """Return a SELECT of the files, with the ids of linking: a column that is missing stays missing, for the checks to see."""
    if not (files := run.staged(name)):
        return f"SELECT *, NULL::VARCHAR AS filename, NULL::BIGINT AS file_row_number FROM ({rows_sql(name, ())})"
    rows = f"SELECT * FROM {parquet(files, 'filename = true', 'file_row_number = true')}"
    if not _is_whole(name, files):
        return rows
    return linked_sql(run, name, rows, lambda other: rows_sql(other, run.staged(other)))


def _is_whole(name: str, files: list[Path]) -> bool:
    """Whether the files hold every column of the table."""
    found = {column for path in files for column in pq.read_schema(path).names}
    return found.issuperset(tables.table(name).column_names)


def _kept_sql(run: Run, spec: Table) -> str:
    published = rows_sql(spec.name, ledger.files(run.ledger, spec.name))
    return f"SELECT * FROM ({published}) ANTI JOIN ({replaced_sql(run)}) USING (article_id)"


@contextmanager
def connect(run: Run) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection with the views ``staged_TABLE``.

    Make a new one after staged files were rewritten: DuckDB remembers the footers of files that it has read.
    """
    with duck.connect(run.work) as connection:
        for spec in tables.tables():
            connection.execute(f"CREATE VIEW staged_{spec.name} AS {_staged_sql(run, spec.name)}")
        yield connection


def add_ledger(run: Run, connection: duckdb.DuckDBPyConnection) -> None:
    """Add the views of what the ledger holds beside the staged rows.

    Only the rules need them, and Great Expectations has every view of the connection described for each of its suites.
    """
    for spec in tables.tables():
        name = spec.name
        connection.execute(f"CREATE VIEW current_{name} AS {surviving_sql(run, name)}")
        connection.execute(f"CREATE VIEW ledger_{name} AS {rows_sql(name, ledger.files(run.ledger, name))}")
        if spec.scope is Scope.ARTICLE:
            connection.execute(f"CREATE VIEW kept_{name} AS {_kept_sql(run, spec)}")
    codes = ", ".join(literal(row["iso3"]) for row in lexicon.load("countries", run.settings.lexicons))
    connection.execute(f"CREATE VIEW countries AS SELECT unnest([{codes}]) AS country")
    connection.execute(f"CREATE VIEW removed_articles AS {removed_sql(run)}")
    started = literal(run.started_at.isoformat())
    connection.execute(
        f"CREATE VIEW this_run AS SELECT {literal(run.run_id)} AS run_id, TIMESTAMP {started} AS started_at"
    )
