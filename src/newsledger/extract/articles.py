"""One article in, its records out: every extractor over one doc, in one pass."""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Final

from spacy.tokens import Doc

from newsledger.extract.claims import claims
from newsledger.extract.dates import dates
from newsledger.extract.events import event_mentions
from newsledger.extract.places import places
from newsledger.extract.sentences import sentences
from newsledger.records import Article, Record

Extractor = Callable[[Doc, Article], Iterable[Record]]
Records = dict[str, list[Record]]

# Each table that extraction fills, with the function that reads its rows from a doc.
EXTRACTORS: Final[tuple[tuple[str, Extractor], ...]] = (
    ("sentences", sentences),
    ("date_mentions", dates),
    ("place_mentions", places),
    ("event_mentions", event_mentions),
    ("claims", claims),
)
TABLES: Final = tuple(table for table, _ in EXTRACTORS)


class SpanError(AssertionError):
    """An extractor gave words that the article does not have at those offsets: a bug in it, said where it is."""


def records(doc: Doc, article: Article, seconds: dict[str, float] | None = None) -> Records:
    """Return the records of one article by table; every table is there, empty or not.

    ``doc.text`` equals ``article.text``. The time that each extractor took is added to ``seconds``, by table.

    Raises:
        SpanError: a record's text is not the article's at its offsets.
    """
    found: Records = {}
    for table, extractor in EXTRACTORS:
        started = perf_counter()
        found[table] = list(extractor(doc, article))
        if seconds is not None:
            seconds[table] = seconds.get(table, 0.0) + perf_counter() - started
    _check_spans(found, article.text)
    return found


def _check_spans(found: Records, text: str) -> None:
    for table, rows in found.items():
        for row in rows:
            quoted = getattr(row, "text", None) or getattr(row, "trigger_text", None)
            start, end = getattr(row, "start_char", 0), getattr(row, "end_char", 0)
            if text[start:end] != quoted:
                raise SpanError(f"{table}: text[{start}:{end}] is {text[start:end]!r}, the record says {quoted!r}")
