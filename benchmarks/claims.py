"""What the sets of claims share: numbers and claims of bare texts, as extraction finds them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from benchmarks.events import article, read_dated
from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.claims import numbers
from newsledger.extract.counted import counted
from newsledger.extract.figures import Counted, Figure, Number, dates, figure
from newsledger.extract.quantities import quantities
from newsledger.records import Claim


def numbers_of(texts: Iterable[str]) -> Iterator[list[Number]]:
    """Yield the numbers of each text with what they count and measure; offsets are the text's."""
    for doc in nlp.load().pipe(texts):
        yield numbers(context_of(doc, article(doc.text)))


def counted_of(texts: Iterable[str]) -> Iterator[list[tuple[Figure, Counted]]]:
    """Yield all quantities of each text with what they count, also those that are no claims ("one of the matters")."""
    for doc in nlp.load().pipe(texts):
        context = context_of(doc, article(doc.text))
        found = [
            figure(sent, index, quantity)
            for index, sent in enumerate(context.sentences)
            for quantity in quantities(sent.text, dates(sent.text))
        ]
        yield list(zip(found, counted(found, context), strict=True))


def at(numbers: Sequence[Number], start: int, end: int) -> Number | None:
    """Return the first number whose words share a character with the half-open span, None where none does."""
    found = (one for one in numbers if one.figure.start_char < end and start < one.figure.end_char)
    return next(found, None)


def claims_of(cases: Iterable[tuple[str, date | None]]) -> Iterator[list[Claim]]:
    """Yield the claims of each text, read as published on a day where one is given."""
    for found in read_dated(cases):
        yield [row for row in found["claims"] if isinstance(row, Claim)]
