"""From a document to an article, or to the reason why it is none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from newsledger.ingest import identity, page
from newsledger.ingest.cleaning import Cleaned, Dropped, clean_text
from newsledger.ingest.documents import Document
from newsledger.ingest.html import clean_tree
from newsledger.ingest.language import language
from newsledger.ingest.metadata import Metadata, metadata
from newsledger.records import Article
from newsledger.run import Run

# The longest text that is one article: spaCy's own limit. Books have 500,000 characters, the longest reports of news 100,000;
# what is longer is a table or a dump, and a megabyte of digits is 500,000 claims.
MOST_CHARACTERS: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document is no article, or a fact of it that was not taken."""

    reason: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document came to: an article of revision 1, or none; the lines dropped; what was refused.

    ``modified_at`` orders the versions of one document within a run.
    """

    article: Article | None
    modified_at: datetime | None
    dropped: tuple[Dropped, ...]
    refused: tuple[Refused, ...]


def article(
    document: Document,
    run: Run,
    *,
    document_key: str,
    source_hash: str,
    known_id: str | None = None,
    repeated_lines: frozenset[str] = frozenset(),
) -> Reading:
    """Clean a document and assemble its record.

    ``known_id`` is the id that the ledger has for ``document_key``; ``repeated_lines`` is what its publisher repeats.
    """
    cleaned, facts = _clean(document, run, repeated_lines)
    problems = tuple(Refused(reason, {"words": words}) for reason, words in facts.problems)
    if refused := _refusal(cleaned.text, facts, run):
        return Reading(None, facts.modified_at, cleaned.dropped, (*problems, refused))
    title = " ".join(facts.title.split()) if facts.title and facts.title.strip() else None
    text_hash = identity.text_hash(title, cleaned.text)
    record = Article(
        article_id=known_id or identity.article_id(document_key, document.source_uri, text_hash),
        document_key=document_key,
        url=document_key if document_key.startswith("http") else facts.url,
        source_uri=document.source_uri,
        publisher=facts.publisher,
        title=title,
        authors=facts.authors,
        published_at=facts.published.at if facts.published else None,
        published_at_precision=facts.published.precision if facts.published else None,
        published_at_basis=facts.published.basis if facts.published else None,
        language=language(cleaned.text),
        text=cleaned.text,
        char_count=len(cleaned.text),
        word_count=len(cleaned.text.split()),
        text_hash=text_hash,
        source_hash=source_hash,
        revision=1,
        ingested_at=run.started_at,
        run_id=run.run_id,
    )
    return Reading(record, facts.modified_at, cleaned.dropped, problems)


def _clean(document: Document, run: Run, repeated: frozenset[str]) -> tuple[Cleaned, Metadata]:
    stated: dict[str, str] = {}
    tree = page.parse(document.content) if document.format == "html" else None
    if tree is not None:
        stated = page.stated(tree)
    title = document.metadata.get("title") or stated.get("title")
    is_html = document.format == "html"
    cleaned = clean_tree(tree, title) if is_html else clean_text(document.content, repeated, title)
    facts = metadata(document, stated, tree, cleaned.facts, cleaned.text, cleaned.title, run.started_at)
    return cleaned, facts


def _refusal(text: str, facts: Metadata, run: Run) -> Refused | None:
    words = len(text.split())
    if not words:
        return Refused("empty_after_cleaning", {})
    if len(text) > MOST_CHARACTERS:
        return Refused("too_long", {"characters": len(text), "limit": MOST_CHARACTERS})
    if words < run.settings.min_words:
        return Refused("too_few_words", {"words": words, "min_words": run.settings.min_words, "text": text[:200]})
    since = run.settings.since
    if since and facts.published and facts.published.at.date() < since:
        return Refused("older_than_since", {"published_at": facts.published.at.isoformat(), "since": since.isoformat()})
    return None
