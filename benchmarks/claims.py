"""What the sets of claims share: numbers and claims of bare texts, as extraction finds them."""

from collections.abc import Iterable, Iterator
from datetime import date

from benchmarks.events import article, read_dated
from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.claims import numbers
from newsledger.extract.figures import Number
from newsledger.records import Claim


def numbers_of(texts: Iterable[str]) -> Iterator[list[Number]]:
    """Yield the numbers of each text with what they count and measure; offsets are the text's."""
    for doc in nlp.load().pipe(texts):
        yield numbers(context_of(doc, article(doc.text)))


def claims_of(cases: Iterable[tuple[str, date | None]]) -> Iterator[list[Claim]]:
    """Yield the claims of each text, read as published on a day where one is given."""
    for found in read_dated(cases):
        yield [row for row in found["claims"] if isinstance(row, Claim)]
