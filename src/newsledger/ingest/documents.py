"""What readers yield: a document as found, or the reason why something is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from newsledger.ingest import nesting
from newsledger.ingest.decode import tidy

Format = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Document:
    """One document before cleaning: its content and whatever metadata came with it.

    ``content`` has line feeds alone, no byte order mark, no NUL, and can be encoded as UTF-8.
    ``metadata`` holds only what the source states, as text: ``url``, ``title``, ``authors``, ``publisher``, ``published``,
    ``modified`` (which orders the versions of one document), ``id``.
    ``source_uri`` says where it was read: ``/news/a.txt``, ``/news/b.jsonl#L12`` (a line, also of csv),
    ``/news/c.parquet#row=3``, ``/news/feed.xml#entry=3``, ``/news/crawl.warc.gz#offset=981``, or the address that was fetched.
    ``is_stable_uri`` is true where ``source_uri`` names the same document in the next run (a file of one article, a page),
    false where it is only a position.
    """

    source_uri: str
    content: str
    format: Format
    metadata: dict[str, str] = field(default_factory=dict)
    is_stable_uri: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something a reader could not turn into a document: the rule that refused it, and the facts."""

    source_uri: str
    reason: str
    detail: dict[str, Any] = field(default_factory=dict)


def make_document(
    source_uri: str,
    content: str,
    format: Format,
    metadata: Mapping[str, str],
    *,
    limit: int,
    is_stable_uri: bool = False,
) -> Document | Refusal:
    """Return the document, or why it is none: ``too_large``, ``empty``, ``nul_bytes``, ``too_deep``.

    ``limit`` is the most characters it may have.
    """
    if len(content) > limit:
        return Refusal(source_uri, "too_large", {"characters": len(content), "limit": limit})
    text = tidy(content)
    if not text.strip():
        return Refusal(source_uri, "empty")
    if nuls := text.count("\0"):
        return Refusal(source_uri, "nul_bytes", {"count": nuls})
    if format == "html" and nesting.is_too_deep(text):
        return Refusal(source_uri, "too_deep", {"depth": nesting.depth(text), "limit": nesting.MAX_DEPTH})
    facts = {name: tidy(value).replace("\0", "").strip() for name, value in metadata.items()}
    return Document(source_uri, text, format, {name: value for name, value in facts.items() if value}, is_stable_uri)
