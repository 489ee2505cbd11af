"""From the published files and a run's staged rows to the files of the next version, table by table."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
from duckdb import DuckDBPyConnection

from newsledger import current, linked, tables
from newsledger.errors import LedgerError
from newsledger.ledger import Manifest
from newsledger.records import Scope
from newsledger.run import Run
from newsledger.store import files
from newsledger.store.buckets import WHOLE, Files, bucket_sql, order_sql
from newsledger.tables import Table

HEIRS_COLUMNS = "article_id, duplicate_of, published_at, ingested_at"
# LOG tables to which every run adds.
OF_EVERY_RUN = ("runs", "checks")


@dataclass(frozen=True, slots=True)
class Merge:
    """One publish under way: where rows come from, and the version that they replace."""

    connection: DuckDBPyConnection
    run: Run
    parent: Manifest | None

    @property
    def buckets(self) -> int:
        """Files an ARTICLE table is split into: what the ledger's first version chose."""
        return self.parent.buckets if self.parent else self.run.settings.buckets

    def old(self, table: str) -> Files:
        """Return the published files of a table, by bucket."""
        return self.parent.files.get(table, {}) if self.parent else {}

    def old_sql(self, table: str, buckets: Iterable[str]) -> str:
        """Return a SELECT of the published rows in some buckets."""
        old = self.old(table)
        return current.rows_sql(table, [self.run.ledger / old[b].path for b in buckets if b in old])

    def value(self, sql: str) -> int:
        """Return the one number that a query gives."""
        return int(self.connection.execute(sql).fetchall()[0][0])

    def column(self, sql: str) -> list[str]:
        """Return the first column of a query's rows."""
        return [row[0] for row in self.connection.execute(sql).fetchall()]


def merge(work: Merge) -> dict[str, Files]:
    """Write the next version's files of all tables but ``runs`` and ``checks``; return them by table and bucket.

    A bucket whose rows stay the same keeps its file. ``runs`` and ``checks`` are left to :func:`append`: they change with every
    run, and only a run that changes something else is published.

    Raises:
        LedgerError: rows of an article that the run does not stage, a null in a required column, or counts that do not add up.
    """
    _prepare(work)
    merged = {spec.name: _article_files(work, spec) for spec in tables.tables(Scope.ARTICLE)}
    for spec in tables.tables(Scope.DERIVED):
        merged[spec.name] = _whole(work, spec)
    for spec in tables.tables(Scope.LOG):
        if spec.name not in OF_EVERY_RUN:
            merged[spec.name] = append(work, spec.name)
    return merged


def append(work: Merge, table: str) -> Files:
    """Write a LOG table: what was published and what the run staged.

    Raises:
        LedgerError: a null in a required column, or fewer rows than were published.
    """
    written = _whole(work, tables.table(table))
    before, after = _rows(work.old(table)), _rows(written)
    if after < before:
        raise LedgerError(f"{table}: {after} rows after the merge, {before} before it: a log only grows")
    return written


def _prepare(work: Merge) -> None:
    """Make the tables that all merges join with: articles staged, removed, replaced and relinked (with their bucket), heirs."""
    run, bucket = work.run, bucket_sql("article_id", work.buckets)
    staged = current.rows_sql("articles", run.staged("articles"))
    rows = " UNION ALL ".join(
        f"SELECT {HEIRS_COLUMNS} FROM ({sql}) ANTI JOIN {gone} USING (article_id)"
        for sql, gone in ((work.old_sql("articles", work.old("articles")), "replaced"), (staged, "removed"))
    )
    relinked = linked.relinked_sql(run, lambda table: work.old_sql(table, work.old(table)))
    for name, sql in (
        ("removed", current.removed_sql(run)),
        ("replaced", f"SELECT article_id, {bucket} AS bucket FROM ({current.replaced_sql(run)})"),
        ("arriving", f"SELECT article_id FROM ({staged}) UNION SELECT article_id FROM removed"),
        ("heirs", current.heirs_sql(rows)),
        ("relinked", f"SELECT DISTINCT {bucket} AS bucket FROM ({relinked})"),
    ):
        work.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")


def _article_files(work: Merge, spec: Table) -> Files:
    """Rewrite the buckets of an ARTICLE table that replaced articles (or heirs, or rows with another id now) are in."""
    if not work.old(spec.name) and not work.run.staged(spec.name):
        return {}
    staged = _load_staged(work, spec)
    touched = work.column("SELECT DISTINCT bucket FROM replaced ORDER BY bucket")
    if spec.name == "articles":
        touched = sorted({*touched, *_buckets_of_copies(work)})
    if spec.name in linked.tables(work.run):
        touched = sorted({*touched, *work.column("SELECT bucket FROM relinked")})
    replaced = work.value(
        f"SELECT count(*) FROM ({work.old_sql(spec.name, touched)}) SEMI JOIN replaced USING (article_id)"
    )
    merged = dict(work.old(spec.name))
    for bucket in touched:
        _put(work, spec, bucket, _bucket_sql(work, spec, bucket), merged)
    _balance(work, spec, merged, replaced, staged)
    return merged


def _load_staged(work: Merge, spec: Table) -> int:
    """Load the staged rows with their bucket, once for all buckets; return how many."""
    run, bucket = work.run, bucket_sql("article_id", work.buckets)
    rows = current.rows_sql(spec.name, run.staged(spec.name))
    stray = work.column(f"SELECT article_id FROM ({rows}) ANTI JOIN arriving USING (article_id) ORDER BY 1 LIMIT 1")
    if stray:
        raise LedgerError(
            f"stage/{spec.name} holds rows of {stray[0]}, which is not in stage/articles; stage all of it"
        )
    rows = linked.linked_sql(run, spec.name, rows, lambda table: current.rows_sql(table, run.staged(table)))
    work.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE staged AS"
        f" SELECT *, {bucket} AS bucket FROM ({rows}) ANTI JOIN removed USING (article_id)"
    )
    return work.value("SELECT count(*) FROM staged")


def _buckets_of_copies(work: Merge) -> list[str]:
    """Return the buckets of articles that repeat an article that is gone."""
    published = work.old_sql("articles", work.old("articles"))
    bucket = bucket_sql("article_id", work.buckets)
    return work.column(f"SELECT DISTINCT {bucket} FROM ({published}) SEMI JOIN heirs ON duplicate_of = gone")


def _bucket_sql(work: Merge, spec: Table, bucket: str) -> str:
    columns = ", ".join(f'"{name}"' for name in spec.column_names)
    old = f"SELECT * FROM ({work.old_sql(spec.name, [bucket])}) ANTI JOIN replaced USING (article_id)"
    kept = linked.linked_sql(work.run, spec.name, old, lambda table: work.old_sql(table, [bucket]))
    rows = f"SELECT {columns} FROM ({kept}) UNION ALL SELECT {columns} FROM staged WHERE bucket = '{bucket}'"
    return current.repoint_sql(rows, "FROM heirs") if spec.name == "articles" else rows


def _balance(work: Merge, spec: Table, merged: Files, replaced: int, staged: int) -> None:
    before, after = _rows(work.old(spec.name)), _rows(merged)
    if after != before - replaced + staged:
        raise LedgerError(
            f"{spec.name}: {before} rows were published, {replaced} replaced, {staged} staged, but {after} written;"
            " nothing was published"
        )


def _whole(work: Merge, spec: Table) -> Files:
    """Write a table that is one file, unless the run staged nothing of it."""
    merged = dict(work.old(spec.name))
    if work.run.staged(spec.name):
        _put(work, spec, WHOLE, current.surviving_sql(work.run, spec.name), merged)
    return merged


def _put(work: Merge, spec: Table, bucket: str, sql: str, merged: Files) -> None:
    """Write the rows of one bucket and list its file; an empty bucket has none."""
    data = work.connection.sql(f"SELECT * FROM ({sql}) ORDER BY {order_sql(spec)}").to_arrow_table()
    if not data.num_rows:
        merged.pop(bucket, None)
        return
    try:
        rows = data.cast(spec.schema)
    except (pa.ArrowInvalid, ValueError) as error:
        raise LedgerError(f"{spec.name}, bucket {bucket}: {error}; nothing was published") from error
    merged[bucket] = files.write(
        work.run.ledger, spec.name, bucket, work.run.run_id, rows, work.old(spec.name).get(bucket)
    )


def _rows(listed: Files) -> int:
    return sum(file.rows for file in listed.values())
