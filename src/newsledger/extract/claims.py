"""Claims: the numbers that an article reports, anchored to their words."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from newsledger.extract.numbers.ones import ONE_OF
from newsledger.extract.quantities import Quantity, quantities
from newsledger.extract.timex import TimexKind, find
from newsledger.ids import make_id
from newsledger.records import Article, Claim

# Quantities that news does not report as a figure: "one of the matters" counts nothing.
_NOT_REPORTED = frozenset({ONE_OF})
# A duration or a rate is a number too, so only these are masked.
_DATES = frozenset({TimexKind.DATE, TimexKind.TIME})
_BARE_YEAR = re.compile(r"\d{4}")


def _reading(quantity: Quantity) -> str:
    """Return what makes two readings of one span differ, for the claim's id."""
    parts = (
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.comparator,
        quantity.kind,
        quantity.unit,
        quantity.currency,
    )
    return "|".join("" if part is None else str(part) for part in parts)


def _claim(quantity: Quantity, article: Article, sentence_index: int, offset: int) -> Claim:
    start, end = offset + quantity.start, offset + quantity.end
    return Claim(
        claim_id=make_id("clm", article.article_id, start, end, _reading(quantity)),
        article_id=article.article_id,
        sentence_index=sentence_index,
        start_char=start,
        end_char=end,
        text=quantity.text,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        is_low_inclusive=quantity.is_low_inclusive,
        is_high_inclusive=quantity.is_high_inclusive,
        comparator=quantity.comparator,
        kind=quantity.kind,
        unit=quantity.unit,
        currency=quantity.currency,
        per=quantity.per,
        concept=quantity.concept,
        concept_text=quantity.concept_text,
        change_role=quantity.change_role,
        is_part=quantity.is_part,
        reported_at=article.published_at,
        rule=quantity.rule,
    )


def dates(text: str) -> list[tuple[int, int]]:
    """Return the spans of a sentence that are dates or times and no number of anything.

    A bare year is left to the number reader, which knows "1900 people" and "more than 1500".
    """
    found = [timex for timex in find(text) if timex.kind in _DATES]
    return [(timex.start, timex.end) for timex in found if not _BARE_YEAR.fullmatch(timex.text)]


def reported(text: str) -> list[Quantity]:
    """Return the quantities of one sentence that are claims: dates are masked, "one of the matters" is left out."""
    return [quantity for quantity in quantities(text, dates(text)) if quantity.rule not in _NOT_REPORTED]


def claims(doc: Doc, article: Article) -> Iterator[Claim]:
    """Yield the numeric claims in ``doc``, in text order.

    ``doc.text`` equals ``article.text`` and has sentence boundaries, so offsets are the article's (half-open, in characters).
    Who says it, about which event and since when stay null: they need a parse.
    """
    for sentence_index, sent in enumerate(doc.sents):
        for quantity in reported(sent.text):
            yield _claim(quantity, article, sentence_index, sent.start_char)
