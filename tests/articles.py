"""Articles that tests make of a text, of which nothing else is known."""

from typing import Any

from newsledger.records import Article
from newsledger.run import utc_now


def article(text: str, **changes: Any) -> Article:
    """Return an article of this text; ``changes`` are columns with another value."""
    columns: dict[str, Any] = {
        "article_id": "art_1",
        "document_key": "text:1",
        "source_uri": "a.txt",
        "text": text,
        "char_count": len(text),
        "word_count": len(text.split()),
        "text_hash": "h",
        "source_hash": "h",
        "revision": 1,
        "ingested_at": utc_now(),
        "run_id": "r",
    }
    return Article(**columns | changes)
