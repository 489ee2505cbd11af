"""Extract: the staged articles, part by part, to sentences and mentions.

```
stage/articles/part-NNNNN -> stage/TABLE/part-NNNNN for every table of extraction, also when it is empty, so that a
                             partition that is lost can be seen; stage/rejects/extract-NNNNN
```
An article that an extractor fails on is rejected and taken out of its part; the run goes on.
"""

import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import pyarrow.parquet as pq
from spacy.language import Language
from spacy.tokens import Doc

from newsledger import lexicon, nlp, tables
from newsledger.errors import ExtractError
from newsledger.executors import SerialExecutor, executor
from newsledger.progress import track
from newsledger.records import Article, Record, Reject
from newsledger.run import Run

if TYPE_CHECKING:
    from newsledger.extract.articles import Records

LANGUAGE: Final = "en"
FAILED: Final = "extraction_failed"
UNSUPPORTED: Final = "language_not_supported"
# The time that the language pipeline takes, among the seconds of the extractors.
READING: Final = "nlp"
# Articles that the pipeline reads together: some 8,000 words, which is what fills its batches.
TOGETHER: Final = 16


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is given: the run's folder and the name of one part."""

    directory: Path
    part: str


@dataclass(slots=True)
class Facts:
    """What a worker counted in one part. ``seconds`` is by table, with ``nlp`` for making docs."""

    part: str
    articles: int = 0
    rejected: int = 0
    words: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def counted(self) -> int:
        """Return how many articles the part held."""
        return self.articles + self.rejected


def extract(run: Run) -> None:
    """Read every staged article, in parallel over parts; stage what was found; count everything.

    Raises:
        ExtractError: a worker was killed.
        ModelError: the language pipeline cannot be loaded.
    """
    jobs = [Job(run.directory, path.stem) for path in run.staged("articles")]
    pool = executor(run.settings) if len(jobs) > 1 else SerialExecutor()
    try:
        done = list(track(pool.map(extract_part, jobs), "extract", run.count("articles"), Facts.counted))
    except BrokenProcessPool as error:
        raise ExtractError(
            "a worker was killed while it extracted, most often because memory ran out; "
            "run again with fewer --workers, or with a smaller chunk_size"
        ) from error
    run.write_summary("extract", _summary(jobs, done))


def extract_part(job: Job) -> Facts:
    """Extract one part: a worker's whole task, on this machine or another."""
    run = Run.load(job.directory)
    lexicon.use(run.settings.lexicons)
    from newsledger.extract.articles import (
        TABLES,
    )  # not before: some extractors compile their lexicons as they are imported

    path = run.directory / "stage" / "articles" / f"{job.part}.parquet"
    articles = [row for row in tables.from_table("articles", pq.read_table(path)) if isinstance(row, Article)]
    found: Records = {table: [] for table in TABLES}
    facts, rejects = Facts(job.part), _rejected_before(run, job, articles)
    failed = {reject.row_id for reject in rejects}
    for article, outcome in _read(articles, nlp.load(run.settings.model), facts):
        if isinstance(outcome, Exception):
            rejects.append(_failure(run, article, outcome))
            failed.add(article.article_id)
        else:
            _collect(found, outcome)
    kept = [article for article in articles if article.article_id not in failed]
    rejects += [_unsupported(run, article) for article in kept if article.language != LANGUAGE]
    _stage(run, job, found, rejects, kept if len(kept) < len(articles) else None)
    return _counted(facts, kept, found, len(articles) - len(kept))


def _read(
    articles: Iterable[Article], pipeline: Language, facts: Facts
) -> Iterator[tuple[Article, "Records | Exception"]]:
    """Yield each English article with its records, or with what went wrong."""
    from newsledger.extract.articles import records

    for article, doc in _docs((row for row in articles if row.language == LANGUAGE), pipeline, facts):
        try:
            yield article, doc if isinstance(doc, Exception) else records(doc, article, facts.seconds)
        except Exception as error:  # whatever one article does to an extractor, the others are read
            yield article, error


def _docs(articles: Iterable[Article], pipeline: Language, facts: Facts) -> Iterator[tuple[Article, Doc | Exception]]:
    """Yield each article with its doc; read together, and one by one where one of them fails."""
    rest = iter(articles)
    while batch := list(islice(rest, TOGETHER)):
        started = perf_counter()
        try:
            docs: list[Doc | Exception] = list(pipeline.pipe([article.text for article in batch]))
        except Exception:  # one of them: which one is seen alone
            docs = [_doc(article, pipeline) for article in batch]
        facts.seconds[READING] = facts.seconds.get(READING, 0.0) + perf_counter() - started
        yield from zip(batch, docs, strict=True)


def _doc(article: Article, pipeline: Language) -> Doc | Exception:
    try:
        return pipeline(article.text)
    except Exception as error:  # it becomes the article's reject
        return error


def _collect(found: "Records", more: "Records") -> None:
    for table, rows in more.items():
        found[table].extend(rows)


def _failure(run: Run, article: Article, error: Exception) -> Reject:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return run.reject(
        "extract",
        FAILED,
        source_uri=article.source_uri,
        table_name="articles",
        row_id=article.article_id,
        detail={
            "error": type(error).__name__,
            "message": str(error),
            "where": f"{Path(frame.filename).name}:{frame.lineno} {frame.name}",
            "document_key": article.document_key,
        },
    )


def _unsupported(run: Run, article: Article) -> Reject:
    """Return the row that says why an article has no sentences: the article itself stays."""
    return run.reject(
        "extract",
        UNSUPPORTED,
        source_uri=article.source_uri,
        table_name="sentences",
        row_id=article.article_id,
        detail={"language": article.language},
    )


def _rejected_before(run: Run, job: Job, articles: list[Article]) -> list[Reject]:
    """Return the failures that an earlier try of this part wrote before it took those articles out."""
    path = run.directory / "stage" / "rejects" / f"{_name(job)}.parquet"
    if not path.is_file():
        return []
    present = {article.article_id for article in articles}
    rows = [row for row in tables.from_table("rejects", pq.read_table(path)) if isinstance(row, Reject)]
    return [row for row in rows if row.reason == FAILED and row.row_id not in present]


def _name(job: Job) -> str:
    return job.part.replace("part-", "extract-", 1)


def _stage(run: Run, job: Job, found: "Records", rejects: list[Reject], kept: list[Article] | None) -> None:
    """Write the part's files: the rows, the rejects, and last the articles where some were taken out."""
    for table, rows in found.items():
        run.stage(table, job.part, rows)
    run.stage("rejects", _name(job), rejects)
    if kept is not None:
        run.stage("articles", job.part, kept)


def _counted(facts: Facts, kept: list[Article], found: dict[str, list[Record]], rejected: int) -> Facts:
    facts.articles, facts.rejected = len(kept), rejected
    facts.words = sum(article.word_count for article in kept if article.language == LANGUAGE)
    facts.rows = {table: len(rows) for table, rows in found.items()}
    return facts


def _summary(jobs: list[Job], done: list[Facts]) -> dict[str, Any]:
    from newsledger.extract.articles import TABLES

    names = dict.fromkeys(name for facts in done for name in facts.seconds)
    rows = {table: sum(facts.rows[table] for facts in done) for table in TABLES}
    return {
        "parts_planned": len(jobs),
        "parts_done": len(done),
        "articles": sum(facts.articles for facts in done),
        "articles_rejected": sum(facts.rejected for facts in done),
        "sentences": rows["sentences"],
        "words": sum(facts.words for facts in done),
        "seconds": {name: round(sum(facts.seconds.get(name, 0.0) for facts in done), 3) for name in names},
        "rows": rows,
    }
