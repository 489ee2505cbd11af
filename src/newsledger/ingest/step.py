"""Ingest: sources to staged articles. Read, plan, clean in parallel, settle revisions, mark duplicates, stage.

```
read     documents -> work/raw/NNNNN.parquet; what the readers refuse -> rejects
plan     against the published ledger: unchanged documents are not cleaned
clean    chunks over the executor -> work/cleaned, work/refused
settle   which revision each article is, within the run and against the ledger
mark     near-duplicates
stage    stage/articles/part-NNNNN.parquet, sorted by article_id; stage/rejects/ingest-*.parquet
```
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from newsledger.executors import SerialExecutor, executor
from newsledger.ingest import chunks, cleaner, database, repeats, revisions
from newsledger.ingest.duplicates import duplicates
from newsledger.ingest.sources import read_sources
from newsledger.run import Run
from newsledger.tables import table

STAGED = ("new", "changed")
REJECTED = ("same_document", "superseded_revision", "retracted")


def ingest(run: Run) -> None:
    """Read the run's sources; stage new and changed articles, their signatures, and what was not kept; count everything."""
    reader = chunks.Reader(run)
    raw = reader.write(read_sources(run.sources, run.settings))
    plan = revisions.plan(run, raw)
    done = _clean(run, raw, plan)
    settled = revisions.settle(run, [d.cleaned for d in done])
    copies = duplicates(run, [d.cleaned for d in done], settled)
    _stage_articles(run, [d.cleaned for d in done], settled, copies)
    lines = _stage_rejects(run, done, settled)
    _stage_outcomes(run, plan, settled)
    run.write_summary("ingest", _summary(run, reader, done, plan, settled, copies, lines))


def _clean(run: Run, raw: list[Path], plan: Path) -> list[cleaner.Done]:
    repeated = repeats.count(run, raw)
    work = [cleaner.Chunk(run.directory, path, plan, repeated) for path in raw]
    pool = executor(run.settings) if len(work) > 1 else SerialExecutor()
    return sorted(pool.map(cleaner.clean, work), key=lambda d: d.cleaned)


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


def _stage_articles(run: Run, cleaned: list[Path], settled: Path, copies: dict[str, str]) -> None:
    """Write the articles to keep, in order of ``article_id``, at most a chunk's number in each part."""
    if not cleaned:
        return
    schema = table("articles").schema
    chosen = ", ".join(
        {"revision": "s.revision", "duplicate_of": "d.root AS duplicate_of"}.get(n, f"c.{n}") for n in schema.names
    )
    marks = pa.table(
        {"article_id": list(copies), "root": list(copies.values())},
        schema=pa.schema([("article_id", pa.string()), ("root", pa.string())]),
    )
    ordered = run.work / "ordered.parquet"
    with database.connect(run) as connection:
        connection.register("marks", marks)
        query = (
            f"SELECT {chosen}, c.bands FROM read_parquet({database.paths(cleaned)}) c "
            f"JOIN read_parquet({database.paths([settled])}) s USING (seq) LEFT JOIN marks d ON d.article_id = c.article_id "
            f"WHERE s.outcome IN {STAGED} ORDER BY c.article_id"
        )
        database.write(connection, query, ordered)
    signatures = table("article_signatures").schema
    batches = pq.ParquetFile(ordered).iter_batches(run.settings.chunk_size)
    for number, part in enumerate(_rebatched(batches, run.settings.chunk_size)):
        run.stage("articles", f"part-{number:05d}", part.select(schema.names).cast(schema))
        run.stage("article_signatures", f"part-{number:05d}", part.select(signatures.names).cast(signatures))


def _seqs(settled: Path) -> Any:
    rows = pq.read_table(settled, columns=["seq", "outcome"])
    return rows.filter(pc.is_in(rows["outcome"], pa.array(STAGED)))["seq"].combine_chunks()


def _stage_rejects(run: Run, done: list[cleaner.Done], settled: Path) -> int:
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


def _stage_outcomes(run: Run, plan: Path, settled: Path) -> None:
    """Stage a row for each document that was read but is not taken: met before in this run, superseded, or retracted."""
    rows = [(row, row["status"], row["known_id"]) for row in _rejected(plan, "status")]
    rows += [(row, row["outcome"], row["article_id"]) for row in _rejected(settled, "outcome")]
    rejects = [
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
    if rejects:
        run.stage("rejects", "ingest-outcomes", rejects)


def _summary(
    run: Run,
    reader: chunks.Reader,
    done: list[cleaner.Done],
    plan: Path,
    settled: Path,
    copies: dict[str, str],
    lines: int,
) -> dict[str, Any]:
    planned = Counter(pq.read_table(plan, columns=["status"])["status"].to_pylist())
    outcomes = Counter(pq.read_table(settled, columns=["outcome"])["outcome"].to_pylist())
    refusals = sum((part.refusals for part in done), Counter())
    staged = [pq.read_table(path, columns=["publisher"])["publisher"] for path in run.staged("articles")]
    return {
        "documents": reader.documents + reader.refusals,
        "articles_new": outcomes["new"],
        "articles_changed": outcomes["changed"],
        "articles_unchanged": planned["unchanged"] + outcomes["unchanged"],
        "articles_rejected": reader.refusals + refusals.total() + sum(planned[r] + outcomes[r] for r in REJECTED),
        "duplicates": len(copies),
        "lines_dropped": lines,
        "formats": dict(sorted(reader.formats.items())),
        "publishers": dict(Counter(p or "unknown" for column in staged for p in column.to_pylist()).most_common()),
    }
