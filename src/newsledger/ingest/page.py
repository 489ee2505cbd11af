"""What an HTML page states about its article: JSON-LD and meta tags, read by one walk over the parsed page."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

# schema.org types that are an article; others (BreadcrumbList, Organization) carry names and dates of other things.
ARTICLE_TYPES: Final = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|WebPage|VideoObject)$")
# Bounds on a page's own data: real ones have a handful of blocks of a few kilobytes.
MOST_BLOCKS: Final = 30
MOST_HEADINGS: Final = 5
LONGEST_BLOCK: Final = 500_000
DEEPEST: Final = 12

# Field by name of a meta tag (name, property or itemprop), best first: the article's own tags, then the page's.
META: Final = {
    "title": ("og:title", "parsely-title", "sailthru.title", "twitter:title", "dc.title", "dcterms.title", "headline"),
    "authors": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl"),
    "published": ("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
                  "dcterms.issued", "dcterms.created", "dc.date", "publishdate", "pubdate", "publish-date", "publication_date",
                  "article.published", "og:published_time", "date", "cxenseparse:recs:publishtime"),
    "modified": ("article:modified_time", "datemodified", "og:updated_time", "dcterms.modified", "last-modified", "lastmod"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher"),
    "url": ("og:url", "twitter:url", "parsely-link"),
}  # fmt: skip
FIELDS: Final = {name: (field, rank) for field, names in META.items() for rank, name in enumerate(names)}
ADDRESS: Final = re.compile(r"^(?:https?:)?//")


def parse(page: str) -> html.HtmlElement | None:
    """Return the parsed page; None where it holds no element."""
    parser = html.HTMLParser(encoding="utf-8", collect_ids=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree if len(tree) else None


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _name(value: Any) -> str:
    """Return a JSON-LD value as text: a person by name, a list joined."""
    if isinstance(value, list):
        return "; ".join(name for name in map(_name, value[:20]) if name)
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("@id") or "")
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _loads(block: str) -> Any:
    """Read a JSON-LD block; raw newlines, comments around it and a trailing comma are repaired, worse is nothing."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>)\s*;?\s*$", "", block.strip())
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _salvage(block: str) -> dict[str, str]:
    """Return the plain string members of a JSON-LD block that is no JSON."""
    keys = {"headline": "title", "datePublished": "published", "dateModified": "modified"}
    found = re.findall(r'"(headline|datePublished|dateModified)"\s*:\s*"((?:[^"\\]|\\.){1,400})"', block)
    return {keys[key]: value for key, value in reversed(found)}


def _of_object(item: dict[str, Any]) -> dict[str, str]:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    if not any(isinstance(k, str) and ARTICLE_TYPES.search(k) for k in kinds):
        return {}
    found = {
        "title": _name(item.get("headline") or (item.get("name") if "WebPage" not in kinds else None)),
        "authors": _name(item.get("author") or item.get("creator")),
        "published": _name(item.get("datePublished")),
        "modified": _name(item.get("dateModified")),
        "publisher": _name(item.get("publisher")),
        "url": _name(item.get("url")) or _name(item.get("mainEntityOfPage")),
    }
    return {field: value for field, value in found.items() if value}


def json_ld(tree: html.HtmlElement) -> dict[str, str]:
    """Return what the page's JSON-LD says of its article; the article's own object goes before the page's."""
    found: dict[str, str] = {}
    pages: dict[str, str] = {}
    blocks = tree.xpath('//script[contains(@type, "ld+json")]')
    for block in blocks[:MOST_BLOCKS]:
        text = (block.text or "")[:LONGEST_BLOCK]
        value = _loads(text)
        if value is None:
            pages = _salvage(text) | pages
        for item in _objects(value):
            target = pages if str(item.get("@type", "")).endswith("WebPage") else found
            for field, words in _of_object(item).items():
                target.setdefault(field, words)
    return pages | found


def meta_tags(tree: html.HtmlElement) -> dict[str, str]:
    """Return what meta tags, microdata, the canonical link, ``time`` and ``title`` elements say, the most specific first."""
    best: dict[str, tuple[int, str]] = {}
    for element in tree.iter("meta", "time", "span", "link", "a"):
        value = element.get("content") or element.get("datetime") or element.get("href") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            field, rank = FIELDS.get((element.get(attribute) or "").lower(), ("", 0))
            if field and element.tag == "span" and not value:
                value = element.text_content()[:200] if element.get("itemprop") else ""
            if field and value.strip() and rank < best.get(field, (99, ""))[0]:
                best[field] = (rank, " ".join(value.split()))
    found = {field: value for field, (_, value) in best.items()}
    if canonical := tree.xpath('string(//link[@rel="canonical"]/@href)').strip():
        found["url"] = canonical
    if ADDRESS.match(found.get("authors", "")):
        del found["authors"]
    return found


def stated(tree: html.HtmlElement) -> dict[str, str]:
    """Return what a page states about its article: JSON-LD first, then tags."""
    found = meta_tags(tree) | json_ld(tree)
    if ADDRESS.match(found.get("authors", "")):
        del found["authors"]
    if title := _headline(tree, found):
        found["title"] = title
    return found


def _headline(tree: html.HtmlElement, found: dict[str, str]) -> str | None:
    """Return the headline without the site's name: the stated title, or ``title``, cut to the ``h1`` that it repeats."""
    title = found.get("title") or " ".join(tree.xpath("string(//title)").split())
    for heading in tree.xpath("//h1")[:MOST_HEADINGS]:
        words = " ".join(heading.text_content().split())
        if words and title.startswith(words):
            return words
    site = found.get("publisher", "")
    for separator in (" - ", " | ", " – ", " — ") if site else ():
        title = title.removesuffix(f"{separator}{site}")
    return title or None
