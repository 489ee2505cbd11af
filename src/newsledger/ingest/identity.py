"""What makes a document the same one in the next run, and an article the same on another machine."""

import hashlib
import json
import re
from pathlib import PurePosixPath
from typing import Final

from newsledger.ids import make_id
from newsledger.ingest.documents import Document
from newsledger.ingest.metadata import url
from newsledger.urls import canonical

# Where a page says which address is its own; within the head of any real page.
HEAD_CHARACTERS: Final = 60_000
CANONICAL: Final = re.compile(r"<link\b[^>]*\brel=[\"']?canonical[\"']?[^>]*>", re.IGNORECASE)
OG_URL: Final = re.compile(r"<meta\b[^>]*\bproperty=[\"']?og:url[\"']?[^>]*>", re.IGNORECASE)
ADDRESS: Final = re.compile(r"\b(?:href|content)=[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)


def digest(*parts: str) -> str:
    """Return 32 hex digits that depend on the parts and their order alone."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def source_hash(document: Document) -> str:
    """Return the hash of a document as read: its content and what its source states."""
    return digest(document.content, json.dumps(document.metadata, sort_keys=True, ensure_ascii=False))


def text_hash(title: str | None, text: str) -> str:
    """Return the hash of an article's title and text: a new one is a new revision."""
    return digest(title or "", text)


def page_url(page: str) -> str | None:
    """Return the address that a page's head gives as its own, without parsing it."""
    head = page[:HEAD_CHARACTERS]
    tags = (tag for pattern in (CANONICAL, OG_URL) if (tag := pattern.search(head)))
    addresses = (address for tag in tags if (address := ADDRESS.search(tag[0])))
    return next((found for address in addresses if (found := canonical(address[1]))), None)


def address(document: Document) -> str | None:
    """Return a document's canonical URL: stated by its source or its page, or where it was read."""
    stated = url(document, {})
    if document.format == "html" and canonical(document.metadata.get("url", "")) is None:
        return page_url(document.content) or stated
    return stated


def document_key(document: Document) -> str:
    """Return what stays the same across a document's revisions: its URL, its file, its record's id, or else its words."""
    if found := address(document):
        return found
    if document.is_stable_uri:
        return f"file:{document.source_uri}"
    if record := document.metadata.get("id"):
        owner = document.metadata.get("publisher") or PurePosixPath(document.source_uri.split("#", 1)[0]).name
        return f"id:{owner}/{record}"
    return f"text:{digest(document.metadata.get('title', ''), document.content)}"


def article_id(key: str, source_uri: str, text: str) -> str:
    """Return the id of an article first seen now: of its URL, else of its file's name and folder and its text's hash."""
    if key.startswith(("http://", "https://")):
        return make_id("art", key)
    path = PurePosixPath(source_uri.split("#", 1)[0])
    return make_id("art", path.name, path.parent.name, text)
