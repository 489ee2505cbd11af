"""Documents as files: what is read is written in chunks, so that workers and later passes need no document in memory twice."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.ingest import identity, publishers
from newsledger.ingest.documents import Document, Refusal
from newsledger.records import Reject
from newsledger.run import Run, write_parquet

# A chunk is full at this many characters, whatever the number of its documents: memory stays flat on long ones.
CHUNK_CHARACTERS: Final = 32_000_000
RAW: Final = pa.schema(
    pa.field(name, kind)
    for name, kind in [
        ("seq", pa.int64()),
        ("document_key", pa.string()),
        ("source_hash", pa.string()),
        ("publisher_key", pa.string()),
        ("source_uri", pa.string()),
        ("format", pa.string()),
        ("is_stable_uri", pa.bool_()),
        ("metadata", pa.string()),
        ("content", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A document with what identifies it. ``seq`` is its position in the run, from 0."""

    seq: int
    document_key: str
    source_hash: str
    publisher_key: str
    document: Document


def publisher_key(document: Document, key: str) -> str:
    """Return whose page this is, before cleaning: the stated publisher, the URL's, else the folder or file it came from."""
    if stated := document.metadata.get("publisher"):
        return publishers.normal(stated)
    owner = publishers.of_url(key) if key.startswith("http") else None
    container = (
        document.source_uri.rsplit("/", 1)[0] if document.is_stable_uri else document.source_uri.split("#", 1)[0]
    )
    return owner or container


def raw(seq: int, document: Document) -> Raw:
    """Return a document with its identity."""
    key = identity.document_key(document)
    return Raw(seq, key, identity.source_hash(document), publisher_key(document, key), document)


def _row(item: Raw) -> dict[str, Any]:
    document = item.document
    return {
        "seq": item.seq,
        "document_key": item.document_key,
        "source_hash": item.source_hash,
        "publisher_key": item.publisher_key,
        "source_uri": document.source_uri,
        "format": document.format,
        "is_stable_uri": document.is_stable_uri,
        "metadata": json.dumps(document.metadata, ensure_ascii=False),
        "content": document.content,
    }


def _chunks(items: Iterable[Raw], size: int) -> Iterator[list[Raw]]:
    chunk: list[Raw] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.document.content)
        if len(chunk) >= size or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


@dataclass(slots=True)
class Reader:
    """Writes what the readers yield: documents to ``work/raw``, refusals to ``stage/rejects``; counts both."""

    run: Run
    documents: int = 0
    refusals: int = 0
    formats: Counter[str] = field(default_factory=Counter)

    def write(self, items: Iterable[Document | Refusal]) -> list[Path]:
        """Write everything; return the raw chunks in order."""
        rejects: list[Reject] = []
        paths = []
        for number, chunk in enumerate(_chunks(self._documents(items, rejects), self.run.settings.chunk_size)):
            data = pa.Table.from_pylist([_row(item) for item in chunk], schema=RAW)
            paths.append(write_parquet(self.run.work / "raw" / f"{number:05d}.parquet", data))
        self._flush(rejects)
        return paths

    def _documents(self, items: Iterable[Document | Refusal], rejects: list[Reject]) -> Iterator[Raw]:
        for item in items:
            if isinstance(item, Document):
                yield raw(self.documents, item)
                self.documents += 1
                self.formats[item.format] += 1
                continue
            rejects.append(
                self.run.reject(
                    "ingest", item.reason, source_uri=item.source_uri, table_name="articles", detail=item.detail
                )
            )
            self.refusals += 1
            if len(rejects) >= self.run.settings.chunk_size:
                self._flush(rejects)

    def _flush(self, rejects: list[Reject]) -> None:
        if rejects:
            self.run.stage("rejects", f"ingest-read-{self.refusals:09d}", rejects)
            rejects.clear()


def read(path: Path, wanted: set[int]) -> Iterator[Raw]:
    """Yield the documents of a raw chunk whose ``seq`` is wanted, in order."""
    for row in pq.read_table(path, schema=RAW).to_pylist():
        if row["seq"] in wanted:
            document = Document(
                source_uri=row["source_uri"],
                content=row["content"],
                format=row["format"],
                metadata=json.loads(row["metadata"]),
                is_stable_uri=row["is_stable_uri"],
            )
            yield Raw(row["seq"], row["document_key"], row["source_hash"], row["publisher_key"], document)
