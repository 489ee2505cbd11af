"""What ingest leaves for the other steps: articles in parts, their signatures, and a row for all that was not kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsledger.ingest import database, hosts
from newsledger.ingest.cleaner import Done
from newsledger.run import Run
from newsledger.sql import parquet
from newsledger.tables import table

STAGED: Final = ("new", "changed")
REJECTED: Final = ("same_document", "superseded_revision", "retracted")
MARKS: Final = pa.schema([pa.field("article_id", pa.string()), pa.field("root", pa.string())])
# Columns of an article that only the whole run knows; the others are as the cleaner left them.
SETTLED: Final = {
    "publisher": "coalesce(h.name, c.publisher) AS publisher",
    "revision": "s.revision",
    "duplicate_of": "m.root AS duplicate_of",
}


def _rebatched(batches: Iterator[pa.RecordBatch], size: int) -> Iterator[pa.Table]:
    """Yield tables of ``size`` rows, the last one shorter."""
    waiting: list[pa.Table] = []
    rows = 0
    for batch in batches:
        waiting.append(pa.Table.from_batches([batch]))
        rows += batch.num_rows
        while rows >= size:
            whole = pa.concat_tables(waiting)
            yield whole.slice(0, size)
            waiting, rows = [whole.slice(size)], rows - size
    if rows:
        yield pa.concat_tables(waiting)


def _order(run: Run, cleaned: list[Path], settled: Path, copies: dict[str, str]) -> Path:
    """Write the articles to keep as one file, in order of ``article_id``, with what only the whole run knows."""
    chosen = ", ".join(SETTLED.get(name, f"c.{name}") for name in table("articles").schema.names)
    marks = pa.table({"article_id": list(copies), "root": list(copies.values())}, schema=MARKS)
    query = (
        f"SELECT {chosen}, c.bands FROM {parquet(cleaned)} c "
        f"JOIN {parquet([settled])} s USING (seq) LEFT JOIN marks m ON m.article_id = c.article_id "
        f"LEFT JOIN hosts h ON lower(c.publisher) = h.host WHERE s.outcome IN {STAGED} ORDER BY c.article_id"
    )
    with database.connect(run) as connection:
        connection.register("marks", marks)
        hosts.load(connection, run, cleaned)
        return database.write(connection, query, run.work / "ordered.parquet")


def articles(run: Run, cleaned: list[Path], settled: Path, copies: dict[str, str]) -> None:
    """Write the articles to keep, in order of ``article_id``, at most a chunk's number in each part."""
    if not cleaned:
        return
    schema = table("articles").schema
    ordered = _order(run, cleaned, settled, copies)
    signatures = table("article_signatures").schema
    batches = pq.ParquetFile(ordered).iter_batches(run.settings.chunk_size)
    for number, part in enumerate(_rebatched(batches, run.settings.chunk_size)):
        run.stage("articles", f"part-{number:05d}", part.select(schema.names).cast(schema))
        run.stage("article_signatures", f"part-{number:05d}", part.select(signatures.names).cast(signatures))


def _seqs(settled: Path) -> Any:
    rows = pq.read_table(settled, columns=["seq", "outcome"])
    return rows.filter(pc.is_in(rows["outcome"], pa.array(STAGED)))["seq"].combine_chunks()


def rejects(run: Run, done: list[Done], settled: Path) -> int:
    """Stage the rows of refused documents and of articles that are staged; return how many lines those dropped."""
    kept, schema, lines = _seqs(settled), table("rejects").schema, 0
    for part in done:
        rows = pq.read_table(part.refused)
        rows = rows.filter(pc.or_(rows["is_refusal"], pc.is_in(rows["seq"], kept)))
        lines += pc.sum(rows["lines"]).as_py() or 0
        if rows.num_rows:
            run.stage("rejects", f"ingest-clean-{part.refused.stem}", rows.select(schema.names).cast(schema))
    return lines


def _rejected(path: Path, column: str) -> list[dict[str, Any]]:
    return pq.read_table(path, filters=[(column, "in", REJECTED)]).to_pylist()


def outcomes(run: Run, plan: Path, settled: Path) -> None:
    """Stage a row for each document that was read but is not taken: met before in this run, superseded, or retracted."""
    rows = [(row, row["status"], row["known_id"]) for row in _rejected(plan, "status")]
    rows += [(row, row["outcome"], row["article_id"]) for row in _rejected(settled, "outcome")]
    rows_out = [
        run.reject(
            "ingest",
            reason,
            source_uri=row["source_uri"],
            table_name="articles",
            row_id=row_id,
            detail={"document_key": row["document_key"]},
        )
        for row, reason, row_id in sorted(rows, key=lambda r: r[0]["seq"])
    ]
    if rows_out:
        run.stage("rejects", "ingest-outcomes", rows_out)
