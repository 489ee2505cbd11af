"""What the ledger will hold once a run is published: its surviving rows, as SQL over Parquet files.

``link`` reads them before they are published, ``publish`` writes them: both stand on this one definition.

* An ARTICLE table keeps the ledger's rows except those of replaced articles, plus the staged rows. An article is replaced
  when the run stages it, retracts it, or rejects it as a whole.
* A DERIVED table is what the run staged, else what the ledger holds.
* A LOG table is the ledger's rows plus the staged rows that it does not hold yet, by key.

Ids that linking gives are those of the run's maps (:mod:`newsledger.linked`), in the rows that stay as in the staged ones.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from newsledger import duck, ledger, tables
from newsledger.linked import linked_sql
from newsledger.records import Scope
from newsledger.run import Run
from newsledger.sql import literal, parquet

# Steps whose reject row of table 'articles' means that the article itself was dropped. Ingest also names the article in the
# rows of single lines that it dropped from it.
DROPPING_STEPS = ("extract", "link", "validate")


def rows_sql(table: str, paths: Iterable[Path]) -> str:
    """Return a SELECT of a table's columns over Parquet files: empty without files, null where a file lacks a column."""
    fields = tables.table(table).fields
    empty = "SELECT " + ", ".join(f'NULL::{f.sql_type} AS "{f.name}"' for f in fields) + " WHERE false"
    listed = list(paths)
    if not listed:
        return empty
    columns = ", ".join(f'"{f.name}"' for f in fields)
    return f"SELECT {columns} FROM ({empty} UNION ALL BY NAME SELECT * FROM {parquet(listed)})"


def retracted_ids(run: Run) -> tuple[str, ...]:
    """Return the articles that this run retracts (``work/retract.json``)."""
    path = run.work / "retract.json"
    return tuple(json.loads(path.read_text())["article_ids"]) if path.is_file() else ()


def removed_sql(run: Run) -> str:
    """Return a SELECT of ``article_id``: the articles that the run retracts or rejects as a whole."""
    retracted = ", ".join(literal(name) for name in retracted_ids(run))
    steps = ", ".join(literal(step) for step in DROPPING_STEPS)
    return (
        f"SELECT unnest([{retracted}]::VARCHAR[]) AS article_id"
        f" UNION SELECT row_id FROM ({rows_sql('rejects', run.staged('rejects'))})"
        f" WHERE table_name = 'articles' AND row_id IS NOT NULL AND step IN ({steps})"
    )


def replaced_sql(run: Run) -> str:
    """Return a SELECT of ``article_id``: the articles whose rows in the ledger do not survive the run."""
    staged = rows_sql("articles", run.staged("articles"))
    return f"SELECT article_id FROM ({staged}) UNION {removed_sql(run)}"


def replaced_ids(run: Run) -> frozenset[str]:
    """Return the articles whose rows in the ledger do not survive the run: staged, retracted or rejected as a whole."""
    with duck.connect(run.work) as connection:
        return frozenset(row[0] for row in connection.execute(replaced_sql(run)).fetchall())


def heirs_sql(articles: str) -> str:
    """Return a SELECT of ``gone, heir``: who is repeated now that the article that others repeat is gone.

    The heir is the earliest published copy that is left, so a story that was known from four copies is still known once.
    ``articles`` is a SELECT that has ``article_id``, ``duplicate_of``, ``published_at`` and ``ingested_at``.
    """
    return (
        f"WITH kept AS ({articles})"
        " SELECT duplicate_of AS gone, arg_min(article_id,"
        " (published_at IS NULL, coalesce(published_at, ingested_at), article_id)) AS heir"
        " FROM kept WHERE duplicate_of NOT IN (SELECT article_id FROM kept) GROUP BY duplicate_of"
    )


def repoint_sql(articles: str, heirs: str) -> str:
    """Return the articles with ``duplicate_of`` pointing to the heir, null for the heir itself."""
    columns = ", ".join(
        "CASE WHEN heir IS NULL THEN duplicate_of ELSE nullif(heir, article_id) END AS duplicate_of"
        if name == "duplicate_of"
        else f'"{name}"'
        for name in tables.table("articles").column_names
    )
    return f"SELECT {columns} FROM ({articles}) LEFT JOIN ({heirs}) ON duplicate_of = gone"


def _article_rows_sql(run: Run, table: str) -> str:
    kept = rows_sql(table, ledger.files(run.ledger, table))
    staged = rows_sql(table, run.staged(table))
    return (
        f"SELECT * FROM ({kept}) ANTI JOIN ({replaced_sql(run)}) USING (article_id)"
        f" UNION ALL SELECT * FROM ({staged}) ANTI JOIN ({removed_sql(run)}) USING (article_id)"
    )


def _log_rows_sql(run: Run, table: str) -> str:
    key = ", ".join(f'"{name}"' for name in tables.table(table).key)
    kept = rows_sql(table, ledger.files(run.ledger, table))
    staged = rows_sql(table, run.staged(table))
    return f"SELECT * FROM ({kept}) UNION ALL SELECT DISTINCT * FROM ({staged}) ANTI JOIN ({kept}) USING ({key})"


def surviving_sql(run: Run, table: str) -> str:
    """Return a SELECT of the rows that a table will hold once the run is published, unsorted; empty where there are none.

    Use it as a subquery, ``SELECT ... FROM ({sql})``; every column of the record is there with its type.
    """
    scope = tables.table(table).scope
    if scope is Scope.DERIVED:
        return rows_sql(table, run.staged(table) or ledger.files(run.ledger, table))
    if scope is Scope.LOG:
        return _log_rows_sql(run, table)
    rows = linked_sql(run, table, _article_rows_sql(run, table), lambda other: _article_rows_sql(run, other))
    return repoint_sql(rows, heirs_sql(rows)) if table == "articles" else rows
