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
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from newsledger import lexicon
from newsledger.executors import SerialExecutor, executor
from newsledger.ingest import chunks, cleaner, repeats, revisions, staging
from newsledger.ingest.duplicates import duplicates
from newsledger.ingest.sources import read_sources
from newsledger.progress import track
from newsledger.run import Run


def ingest(run: Run) -> None:
    """Read the run's sources; stage new and changed articles, their signatures, and what was not kept; count everything.

    Done again, it starts afresh: sources may hold less than they did in a try that failed.
    """
    run.restart()
    lexicon.use(run.settings.lexicons)
    reader = chunks.Reader(run)
    raw = reader.write(track(read_sources(run.sources, run.settings), "read"))
    plan = revisions.plan(run, raw)
    done = _clean(run, raw, plan)
    settled = revisions.settle(run, [d.cleaned for d in done])
    copies = duplicates(run, [d.cleaned for d in done], settled)
    staging.articles(run, [d.cleaned for d in done], settled, copies)
    lines = staging.rejects(run, done, settled)
    staging.outcomes(run, plan, settled)
    run.write_summary("ingest", _summary(run, reader, done, plan, settled, copies, lines))


def _clean(run: Run, raw: list[Path], plan: Path) -> list[cleaner.Done]:
    """Clean what the plan asks for, over the executor; a single chunk is not worth a process."""
    if "clean" not in pq.read_table(plan, columns=["status"])["status"].unique().to_pylist():
        return []
    repeated = repeats.count(run, raw)
    work = [cleaner.Chunk(run.directory, path, plan, repeated) for path in raw]
    pool = executor(run.settings) if len(work) > 1 else SerialExecutor()
    return sorted(track(pool.map(cleaner.clean, work), "clean", len(work)), key=lambda d: d.cleaned)


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
        "articles_rejected": reader.refusals
        + refusals.total()
        + sum(planned[r] + outcomes[r] for r in staging.REJECTED),
        "duplicates": len(copies),
        "lines_dropped": lines,
        "formats": dict(sorted(reader.formats.items())),
        "publishers": dict(Counter(p or "unknown" for column in staged for p in column.to_pylist()).most_common()),
    }
