"""What the event sets share: mentions of a bare text, and quad classes of codes and types."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from newsledger import nlp
from newsledger.extract.articles import Records, records
from newsledger.ontology import TimestampPrecision
from newsledger.plover import quad_class
from newsledger.records import Article, EventMention
from newsledger.run import utc_now


def article(text: str) -> Article:
    """Return an article of this text that nothing else is known of."""
    return Article(
        article_id="art",
        document_key="text:benchmark",
        source_uri="benchmark",
        text=text,
        char_count=len(text),
        word_count=len(text.split()),
        text_hash="",
        source_hash="",
        revision=1,
        ingested_at=utc_now(),
        run_id="benchmark",
    )


def read(texts: Iterable[str]) -> Iterator[Records]:
    """Yield the records of each text by table: all that extraction finds."""
    for doc in nlp.load().pipe(texts):
        yield records(doc, article(doc.text))


def dated(text: str, published_on: date | None) -> Article:
    """Return an article of this text, published on a day where one is known."""
    if published_on is None:
        return article(text)
    at = datetime.combine(published_on, time())
    return replace(article(text), published_at=at, published_at_precision=TimestampPrecision.DAY)


def read_dated(cases: Iterable[tuple[str, date | None]]) -> Iterator[Records]:
    """Yield the records of each text by table, its dates read against the day that it was published on."""
    for doc, published_on in nlp.load().pipe(cases, as_tuples=True):
        yield records(doc, dated(doc.text, published_on))


def mentions(text: str) -> list[EventMention]:
    """Return the event mentions of a text, in order."""
    return [row for row in next(read([text]))["event_mentions"] if isinstance(row, EventMention)]


def overlap(mention: EventMention, spans: Iterable[tuple[int, int]]) -> int:
    """Return how many characters of the mention lie in the spans."""
    return sum(max(0, min(mention.end_char, end) - max(mention.start_char, start)) for start, end in spans)


def best(found: list[EventMention], spans: list[tuple[int, int]]) -> EventMention | None:
    """Return the mention that shares most with the gold spans, the first of equals; None where none touches them."""
    touching = [mention for mention in found if overlap(mention, spans)]
    return max(touching, key=lambda mention: overlap(mention, spans), default=None)


def quad(mention: EventMention | None) -> int:
    """Return the quad class of a mention, 0 for none."""
    return quad_class(mention.event_type) if mention else 0
