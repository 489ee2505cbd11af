"""The work on one chunk of documents, on any process or machine: clean, date, identify; write what came out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
from lxml.etree import LxmlError

from newsledger import lexicon, tables
from newsledger.ingest import chunks, repeats
from newsledger.ingest.articles import Reading, Refused, article
from newsledger.ingest.chunks import Raw
from newsledger.ingest.cleaning import Dropped
from newsledger.ingest.shingles import bands, shingles
from newsledger.records import Article
from newsledger.run import Run, write_parquet

# A document that drops more lines than this has one row for each block of them, not one for each line.
MANY_LINES: Final = 40
LINE_CHARACTERS: Final = 200
BLOCK_CHARACTERS: Final = 2000
# What trafilatura, htmldate, lxml and courlan raise on documents that none of their authors thought of.
FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    LxmlError,
)

ARTICLES: Final = tables.table("articles").schema
ARTICLE_COLUMNS: Final = tuple(field.name for field in tables.table("articles").fields)
REJECT_COLUMNS: Final = tuple(field.name for field in tables.table("rejects").fields)
CLEANED: Final = pa.schema(
    [*ARTICLES, pa.field("seq", pa.int64()), pa.field("modified_at", pa.timestamp("us")), pa.field("bands", pa.string()),
     pa.field("shingles", pa.binary()), pa.field("format", pa.string())]
)  # fmt: skip
REJECTS: Final = tables.table("rejects").schema
# ``is_refusal``: the document gave no article, so that its rows stand whatever becomes of the others.
REFUSED: Final = pa.schema(
    [*REJECTS, pa.field("seq", pa.int64()), pa.field("is_refusal", pa.bool_()), pa.field("lines", pa.int64())]
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a worker is given: paths and nothing large."""

    run_directory: Path
    raw: Path
    plan: Path
    repeated_lines: Path


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker gives back: its two files, and what it counted."""

    cleaned: Path
    refused: Path
    refusals: Counter[str]


def blocks(dropped: Sequence[Dropped]) -> Iterator[tuple[Dropped, ...]]:
    """Yield dropped lines one by one, or, where they are many, by contiguous block and rule."""
    if len(dropped) <= MANY_LINES:
        yield from ((line,) for line in dropped)
        return
    for _, group in groupby(dropped, key=lambda line: line.rule):
        yield tuple(group)


def _detail(block: tuple[Dropped, ...]) -> dict[str, Any]:
    if len(block) == 1:
        return {"line": block[0].line_number, "text": block[0].line[:LINE_CHARACTERS]}
    text = "\n".join(line.line for line in block)
    return {
        "line": block[0].line_number,
        "last_line": block[-1].line_number,
        "lines": len(block),
        "text": text[:BLOCK_CHARACTERS],
    }


def _rows(run: Run, item: Raw, reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the reject rows of a document, each with its ``seq``."""
    row_id = reading.article.article_id if reading.article else None
    refusal = reading.article is None

    def row(reason: str, detail: dict[str, Any], lines: int) -> dict[str, Any]:
        uri = item.document.source_uri
        reject = run.reject("ingest", reason, source_uri=uri, table_name="articles", row_id=row_id, detail=detail)
        values = {name: getattr(reject, name) for name in REJECT_COLUMNS}
        return values | {"seq": item.seq, "is_refusal": refusal, "lines": lines}

    for block in blocks(reading.dropped):
        yield row(block[0].rule, _detail(block), len(block))
    for refused in reading.refused:
        yield row(refused.reason, refused.detail | {"document_key": item.document_key}, 0)


def _article_row(item: Raw, record: Article, modified_at: datetime | None) -> dict[str, Any]:
    hashes = shingles(record.text)
    values: dict[str, Any] = {name: getattr(record, name) for name in ARTICLE_COLUMNS}
    return values | {
        "seq": item.seq,
        "modified_at": modified_at,
        "bands": bands(hashes),
        "shingles": hashes.astype("<u4").tobytes(),
        "format": item.document.format,
    }


def _wanted(plan: Path, raw: Path) -> dict[int, str | None]:
    """Return the ledger's article by ``seq`` for the documents of a chunk that are to be cleaned."""
    column = pq.read_table(raw, columns=["seq"])["seq"]
    if not len(column):
        return {}
    bounds: Any = [("seq", ">=", column[0].as_py()), ("seq", "<=", column[-1].as_py()), ("status", "=", "clean")]
    rows = pq.read_table(plan, columns=["seq", "known_id", "status"], filters=bounds).to_pylist()
    return {row["seq"]: row["known_id"] for row in rows}


def read(run: Run, item: Raw, known_id: str | None, repeated_lines: frozenset[str]) -> Reading:
    """Return what a document came to; one that a library cannot take is refused, and the run goes on."""
    try:
        return article(
            item.document,
            run,
            document_key=item.document_key,
            source_hash=item.source_hash,
            known_id=known_id,
            repeated_lines=repeated_lines,
        )
    except FAULTS as error:
        return Reading(
            None, None, (), (Refused("cleaning_failed", {"error": f"{type(error).__name__}: {error}"[:500]}),)
        )


def clean(chunk: Chunk) -> Done:
    """Clean the documents of a raw chunk that the plan asks for; write ``work/cleaned`` and ``work/refused`` under its name."""
    run = Run.load(chunk.run_directory)
    lexicon.use(run.settings.lexicons)
    known = _wanted(chunk.plan, chunk.raw)
    repeated = _repeated(chunk)
    articles: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    refusals: Counter[str] = Counter()
    for item in chunks.read(chunk.raw, set(known)):
        reading = read(run, item, known[item.seq], repeated.get(item.publisher_key, frozenset()))
        refused += _rows(run, item, reading)
        if reading.article:
            articles.append(_article_row(item, reading.article, reading.modified_at))
        else:
            refusals[reading.refused[-1].reason] += 1
    return Done(
        write_parquet(run.work / "cleaned" / chunk.raw.name, pa.Table.from_pylist(articles, schema=CLEANED)),
        write_parquet(run.work / "refused" / chunk.raw.name, pa.Table.from_pylist(refused, schema=REFUSED)),
        refusals,
    )


def _repeated(chunk: Chunk) -> dict[str, frozenset[str]]:
    lines = pq.read_table(chunk.repeated_lines).to_pydict()
    return repeats.group(zip(lines["publisher_key"], lines["line"], strict=True))
