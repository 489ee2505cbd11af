"""The metadata cascade: what the source states, then the page's own data, then what its words give away; else null.

The order and the libraries were measured on 86 news pages: date .988, authors .94.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from newsledger.ingest import dating, publishers, timestamps
from newsledger.ingest.cleaning import Facts
from newsledger.ingest.documents import Document
from newsledger.ontology import PublishedBasis
from newsledger.urls import canonical

BY: Final = re.compile(r"^\s*(?:by|von|par|por)\s+", re.IGNORECASE)
AUTHOR_SEPARATOR: Final = re.compile(r"\s*(?:;|\||\s&\s|\band\b|,(?=\s*[A-Z][\w'’.-]+\s))\s*")
NO_NAME: Final = re.compile(r"@|https?:|^(?:admin|staff|unknown|none|null|n/a)$", re.IGNORECASE)
# What a reader of feeds puts behind the file in ``source_uri``.
FEED_ENTRY: Final = "#entry="
HTML_DATE: Final = "%Y-%m-%d"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; ``problems`` are dates stated but not taken, as (reason, words)."""

    url: str | None
    title: str | None
    authors: str | None
    publisher: str | None
    published: dating.Published | None
    modified_at: datetime | None
    problems: tuple[tuple[str, str], ...]


def url(document: Document, page: dict[str, str]) -> str | None:
    """Return the canonical URL: the source's, then the page's, then where it was read."""
    stated = (document.metadata.get("url"), page.get("url"), document.source_uri)
    return next((found for value in stated if value and (found := canonical(value))), None)


def authors(names: str | None) -> str | None:
    """Return names joined by '; ', without "By" and what is no name.

    >>> authors("By Ada Lind and Bo Ek")
    'Ada Lind; Bo Ek'
    """
    parts = [BY.sub("", part).strip(" .,") for part in AUTHOR_SEPARATOR.split(BY.sub("", names or ""))]
    kept = [part for part in parts if 1 < len(part) <= 80 and not NO_NAME.search(part)]
    return "; ".join(dict.fromkeys(kept)) or None


def _basis(document: Document) -> PublishedBasis:
    return PublishedBasis.FEED if FEED_ENTRY in document.source_uri else PublishedBasis.METADATA


def _dates(
    document: Document, page: dict[str, str], tree: Any, started_at: datetime
) -> list[tuple[str, PublishedBasis]]:
    stated = [(document.metadata.get("published"), _basis(document)), (page.get("published"), PublishedBasis.METADATA)]
    found = [(words, basis) for words, basis in stated if words]
    if not found and tree is not None and (day := _html_date(tree, started_at)):
        found.append((day, PublishedBasis.METADATA))
    return found


def _html_date(tree: Any, started_at: datetime) -> str | None:
    """Return the day that htmldate finds in the page's markup, without its search in running text."""
    from htmldate import find_date

    try:
        return find_date(
            tree,
            extensive_search=False,
            original_date=True,
            outputformat=HTML_DATE,
            max_date=started_at + dating.FUTURE,
        )
    except Exception:
        return None


def _publisher(stated: str | None, page: dict[str, str], address: str | None, facts: Facts) -> str | None:
    """Return the publisher's usual name: as the source states it where the lexicon knows it, by the domain where it knows that.

    Else what the source says, what the page says, the domain itself, what the page's furniture says.
    """
    name = publishers.normal(stated) if stated else None
    domain = publishers.of_url(address) if address else None
    known = next((found for found in (name, domain) if found and publishers.is_known(found)), None)
    if known or name:
        return known or name
    named = page.get("publisher")
    return (publishers.normal(named) if named else None) or domain or facts.publisher


def metadata(
    document: Document,
    page: dict[str, str],
    tree: Any,
    facts: Facts,
    text: str,
    title: str | None,
    started_at: datetime,
) -> Metadata:
    """Return the metadata of a document. ``page`` is what its HTML states, ``facts`` what its dropped lines said."""
    address = url(document, page)
    published, problems = dating.published(
        _dates(document, page, tree, started_at),
        started_at=started_at,
        file_uri=document.source_uri if document.is_stable_uri else None,
        url=address,
        header=facts.published,
        text=text,
    )
    modified = timestamps.read(document.metadata.get("modified") or page.get("modified") or "")
    return Metadata(
        url=address,
        title=title,
        authors=authors(document.metadata.get("authors") or page.get("authors") or facts.authors),
        publisher=_publisher(document.metadata.get("publisher"), page, address, facts),
        published=published,
        modified_at=modified[0] if modified and dating.is_plausible(modified[0], started_at) else None,
        problems=problems,
    )
