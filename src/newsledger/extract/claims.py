"""Claims: the numbers that an article reports, anchored to their words."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.numbers.ones import ONE_OF
from newsledger.extract.quantities import Quantity, quantities
from newsledger.extract.speakers import speaker
from newsledger.extract.timex import TimexKind, find
from newsledger.ids import make_id
from newsledger.ontology import SourceType
from newsledger.records import Claim

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


def _attribution(sent: Span, quantity: Quantity, context: Context) -> Attribution | None:
    """Return who answers for a number, None where it is the author."""
    if not context.attributions:
        return None
    words = sent.char_span(quantity.start, quantity.end, alignment_mode="expand")
    return context.said_by(words.root) if words is not None else None


def _claim(quantity: Quantity, context: Context, sentence_index: int) -> Claim:
    article, sent = context.article, context.sentences[sentence_index]
    start, end = sent.start_char + quantity.start, sent.start_char + quantity.end
    said = speaker(_attribution(sent, quantity, context), context)
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
        source_text=said.text,
        source_mention_id=said.mention_id,
        source_actor_id=said.actor_id,
        source_type=said.source_type or SourceType.AUTHOR,
        cue=said.cue,
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


def claims(doc: Doc, context: Context) -> Iterator[Claim]:
    """Yield the numeric claims in ``doc``, in text order, each with its speaker; what nobody is quoted for is the author's.

    ``doc.text`` equals the article's text, so offsets are the article's (half-open, in characters). About which event and since
    when stays null.
    """
    for sentence_index, sent in enumerate(context.sentences):
        for quantity in reported(context.article.text[sent.start_char : sent.end_char]):
            yield _claim(quantity, context, sentence_index)
