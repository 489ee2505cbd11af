"""The article of an HTML page: trafilatura's body, then the line rules that plain text gets."""

from typing import Any, Final

import trafilatura
from lxml import etree

from newsledger.ingest.cleaning import Cleaned, clean_text

# trafilatura favours precision: F1 .964 on the article-extraction benchmark. Below this many words it found a caption or a
# notice rather than an article, and is asked again for whatever the page holds.
FEWEST_WORDS: Final = 20


def _body(tree: Any, *, is_precise: bool) -> str:
    try:
        return (
            trafilatura.extract(tree, include_comments=False, favor_precision=is_precise, favor_recall=not is_precise)
            or ""
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError, IndexError):
        return ""  # a tree that trafilatura cannot walk: the article is refused as empty, with this run's reason


def clean_tree(tree: Any, title: str | None = None) -> Cleaned:
    """Return the article in a parsed page, one paragraph a line; empty where it holds none. Nothing is fetched."""
    if tree is None:
        return Cleaned("", title)
    body = _body(tree, is_precise=True)
    if len(body.split()) < FEWEST_WORDS:
        body = max(body, _body(tree, is_precise=False), key=lambda text: len(text.split()))
    return clean_text(body, title=title)
