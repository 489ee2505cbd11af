"""RSS and Atom: each entry is a document, or the page it links to where the user asked for that."""

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin

import feedparser

from newsledger.ingest.columns import content_format
from newsledger.ingest.decode import declared, decode, tidy
from newsledger.ingest.documents import Format, Refusal, make_document
from newsledger.ingest.inputs import Found, Input, read_whole

# Declaring entities is how XML bombs are made, and feedparser does expand them; no feed needs an entity of its own.
ENTITY = re.compile(r"<!ENTITY\s", re.I)
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ].*)?)?)?$")
TAG = re.compile(r"<[^<>]+>")
HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
HEADERS: Final = {"content-type": "application/xml; charset=utf-8"}
# What feedparser and the parsers under it raise on bytes that are no feed (found by the property tests and in its tracker).
FAULTS: Final = (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def _plain(text: str, type_: str) -> str:
    """Return text without its inline tags and entities, where it is HTML."""
    return unescape(TAG.sub("", text)) if type_ in HTML_TYPES else text


def _content(entry: Any) -> tuple[str, Format]:
    """Return the longest text of an entry (its content, else its summary) and whether it is HTML by its tags."""
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    part = max(parts, key=lambda part: len(part.get("value") or ""))
    text, type_ = part.get("value") or "", part.get("type", "")
    if type_ in HTML_TYPES and content_format(text) == "html":
        return text, "html"
    return _plain(text, type_), "text"


def _authors(entry: Any) -> str:
    names = [author.get("name", "") for author in entry.get("authors", ()) if author]
    return "; ".join(name for name in names if name) or entry.get("author", "")


def _published(entry: Any) -> str:
    """Return when an entry says it was published (an Atom entry may only say when it was updated), in ISO 8601, UTC.

    A date that is ISO 8601 already stays as written: it may be a day without a time.
    """
    for name in ("published", "updated"):
        if written := (entry.get(name) or "").strip():
            parsed = entry.get(f"{name}_parsed")
            if parsed is None or ISO_DATE.match(written):
                return written
            return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6])
    return ""


def _metadata(entry: Any, feed: Any) -> dict[str, str]:
    source = entry.get("source") or {}
    title = entry.get("title_detail") or {}
    try:
        url = urljoin(feed.get("link") or "", entry.get("link") or "")
    except ValueError:  # such as a bracket that opens no IPv6 address
        url = ""
    facts = {
        "url": url if entry.get("link") else "",
        "title": _plain(title.get("value") or "", title.get("type", "")),
        "authors": _authors(entry),
        "published": _published(entry),
        "publisher": source.get("title") or entry.get("publisher") or feed.get("publisher") or feed.get("title"),
        "id": entry.get("id"),
    }
    return {name: value for name, value in facts.items() if value}


def _parse(source: Input) -> Any:
    """Return feedparser's result, or the Refusal of what is no feed, too large, or declares entities."""
    data = read_whole(source)
    if isinstance(data, Refusal):
        return data
    text = tidy(decode(data, source.charset or declared(data)))
    if ENTITY.search(text):
        return Refusal(source.uri, "entity_declaration", {"problem": "the document declares XML entities"})
    headers = HEADERS | ({} if source.path else {"content-location": source.uri})
    body = XML_DECLARATION.sub("", text, count=1).encode("utf-8")  # the declaration named the charset before decoding
    try:
        parsed = feedparser.parse(io.BytesIO(body or b" "), response_headers=headers)
    except FAULTS as error:
        return Refusal(source.uri, "broken_feed", {"problem": str(error) or type(error).__name__})
    if not parsed.entries:
        problem = str(parsed.get("bozo_exception") or "no entry") if parsed.version else "neither RSS nor Atom"
        return Refusal(source.uri, "broken_feed", {"problem": problem})
    return parsed


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each entry, as ``URI#entry=3``; with ``follow``, the linked page in its place.

    A page that cannot be had is refused, and the entry is read instead. ``no_text`` is an entry with neither content
    nor summary.
    """
    parsed = _parse(source)
    if isinstance(parsed, Refusal):
        yield parsed
        return
    for number, entry in enumerate(parsed.entries, start=1):
        uri, metadata = f"{source.uri}#entry={number}", _metadata(entry, parsed.feed)
        is_read = False
        if source.follow and "url" in metadata:
            for found in source.follow(metadata["url"], metadata):
                is_read = is_read or not isinstance(found, Refusal)
                yield found
        if not is_read:
            yield _entry(entry, uri, metadata, source)


def _entry(entry: Any, uri: str, metadata: dict[str, str], source: Input) -> Found:
    text, format_ = _content(entry)
    if not text.strip():
        return Refusal(uri, "no_text", {"title": metadata.get("title", ""), "url": metadata.get("url", "")})
    return make_document(uri, text, format_, metadata, limit=source.limit)
