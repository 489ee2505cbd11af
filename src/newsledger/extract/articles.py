"""One article in, its records out: every extractor over one doc, in one pass, those that others stand on first."""

from collections.abc import Iterable
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeVar

from spacy.tokens import Doc

from newsledger.extract.actors import actors
from newsledger.extract.attribution import attributions
from newsledger.extract.claims import claims
from newsledger.extract.context import Context, Mentions
from newsledger.extract.dates import dates
from newsledger.extract.events import event_mentions
from newsledger.extract.places import places
from newsledger.extract.sentences import sentences
from newsledger.records import Article, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

Records = dict[str, list[Record]]
# The tables that extraction fills.
TABLES: Final = (
    *("sentences", "date_mentions", "place_mentions", "actor_mentions", "event_mentions", "event_roles", "claims"),
)
# What takes time and fills no table of its own.
ATTRIBUTION: Final = "attribution"
T = TypeVar("T")


class SpanError(AssertionError):
    """An extractor gave words that the article does not have at those offsets: a bug in it, said where it is."""


class _Clock:
    """Adds up the seconds that each extractor takes."""

    def __init__(self, seconds: dict[str, float]):
        self.seconds = seconds

    @contextmanager
    def __call__(self, name: str) -> "Iterator[None]":
        started = perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - started


def context_of(doc: Doc, article: Article, seconds: dict[str, float] | None = None) -> Context:
    """Return what is known of an article before its events are read: its dates, places, actors and attributions.

    The time that each took is added to ``seconds``, by table.
    """
    clock = _Clock({} if seconds is None else seconds)
    with clock("date_mentions"):
        found_dates = list(dates(doc, article))
    with clock("place_mentions"):
        found_places = list(places(doc, article))
    with clock("actor_mentions"):
        found_actors = list(actors(doc, article, found_places))
    with clock(ATTRIBUTION):
        said = tuple(attributions(doc))
    return Context(
        article, tuple(doc.sents), Mentions(found_actors), Mentions(found_places), Mentions(found_dates), said
    )


def records(doc: Doc, article: Article, seconds: dict[str, float] | None = None) -> Records:
    """Return the records of one article by table; every table is there, empty or not.

    ``doc.text`` equals ``article.text``. The time that each extractor took is added to ``seconds``, by table.

    Raises:
        SpanError: a record's text is not the article's at its offsets.
    """
    seconds = {} if seconds is None else seconds
    clock, context = _Clock(seconds), context_of(doc, article, seconds)
    with clock("event_mentions"):
        events = list(event_mentions(doc, context))
    with clock("claims"):
        numbers = list(claims(context, events))
    with clock("sentences"):
        rows = list(sentences(doc, article))
    found: Records = {
        "sentences": _listed(rows),
        "date_mentions": _listed(context.dates),
        "place_mentions": _listed(context.places),
        "actor_mentions": _listed(context.actors),
        "event_mentions": [event.mention for event in events],
        "event_roles": [role for event in events for role in event.roles],
        "claims": _listed(numbers),
    }
    _check_spans(found, article.text)
    return found


def _listed(rows: Iterable[Record]) -> list[Record]:
    return list(rows)


def _check_spans(found: Records, text: str) -> None:
    for table, rows in found.items():
        for row in rows:
            quoted = getattr(row, "text", None) or getattr(row, "trigger_text", None)
            start, end = getattr(row, "start_char", 0), getattr(row, "end_char", 0)
            if text[start:end] != quoted:
                raise SpanError(f"{table}: text[{start}:{end}] is {text[start:end]!r}, the record says {quoted!r}")
