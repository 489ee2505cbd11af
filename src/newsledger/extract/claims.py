"""Claims: every number of an article with what it counts, who says it, about which event, and since when."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsledger.extract.belonging import Belonging, belonging
from newsledger.extract.context import Context
from newsledger.extract.counted import counted
from newsledger.extract.events import Event
from newsledger.extract.figures import Number, figures
from newsledger.extract.implied import implied
from newsledger.extract.measures import measured
from newsledger.extract.quantities import Quantity
from newsledger.extract.ties import Tie, ties
from newsledger.extract.voices import Voice, voices
from newsledger.extract.vouched import vouched
from newsledger.ids import make_id
from newsledger.ontology import SourceType
from newsledger.records import Claim


def numbers(context: Context) -> list[Number]:
    """Return the numbers that an article prints or implies, with what they count and measure, in text order."""
    printed = list(figures(context))
    what = zip(printed, counted(printed, context), strict=True)
    found = [Number(figure, one, measured(figure, one, context)) for figure, one in what]
    found += implied(context, printed)
    return sorted(found, key=lambda number: (number.figure.start_char, number.figure.end_char))


def claims(context: Context, events: Sequence[Event]) -> Iterator[Claim]:
    """Yield the numeric claims of an article, in text order, each with its speaker; what nobody is quoted for is the author's.

    ``events`` are the article's event mentions. Offsets are the article's (half-open, in characters).
    """
    found = numbers(context)
    belongs = belonging(found, events, context)
    tied = ties(found, context)
    heard = zip(found, belongs, tied, voices(found, context), strict=True)
    rows = [
        _claims(number, said, events[of.event] if of else None, of, tie, context) for number, of, tie, said in heard
    ]
    for mine, tie in zip(rows, tied, strict=True):
        for row in mine:
            yield _tied(row, tie, rows)


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


def _claims(
    number: Number, heard: Sequence[Voice], event: Event | None, of: Belonging | None, tie: Tie, context: Context
) -> list[Claim]:
    """Return the claims of one number, one for each of those who answer for it; the first's id does not say who."""
    first = _claim(number, heard[0], event, of, tie, context)
    others = [_claim(number, voice, event, of, tie, context) for voice in heard[1:]]
    return [first, *(replace(row, claim_id=make_id("clm", row.claim_id, row.source_text)) for row in others)]


def _claim(
    number: Number, voice: Voice, event: Event | None, of: Belonging | None, tie: Tie, context: Context
) -> Claim:
    article, figure, what, quantity = context.article, number.figure, number.counted, number.figure.quantity
    said, stands = voice.speaker, vouched(number, voice.said, event, context)
    return Claim(
        claim_id=make_id("clm", article.article_id, figure.start_char, figure.end_char, _reading(quantity)),
        article_id=article.article_id,
        sentence_index=figure.sentence_index,
        start_char=figure.start_char,
        end_char=figure.end_char,
        text=article.text[figure.start_char : figure.end_char],
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        is_low_inclusive=quantity.is_low_inclusive,
        is_high_inclusive=quantity.is_high_inclusive,
        comparator=quantity.comparator,
        kind=quantity.kind,
        unit=quantity.unit,
        currency=quantity.currency,
        currency_basis=quantity.currency_basis,
        per=quantity.per,
        concept=what.concept,
        concept_text=what.concept_text,
        entity_text=what.entity_text,
        measure=number.measured.measure,
        is_part=tie.is_part,
        change_role=tie.change_role,
        event_mention_id=event.mention.event_mention_id if event else None,
        event_basis=of.basis if of else None,
        source_text=said.text,
        source_mention_id=said.mention_id,
        source_actor_id=said.actor_id,
        source_type=said.source_type or SourceType.AUTHOR,
        cue=said.cue,
        stance=stands.stance,
        factuality=stands.factuality,
        as_of_on=stands.as_of_on,
        as_of_basis=stands.as_of_basis,
        reported_at=article.published_at,
        confidence=of.confidence if of else None,
        rule="; ".join(filter(None, (quantity.rule, what.rule, number.measured.rule, stands.reason))),
    )


def _tied(row: Claim, tie: Tie, rows: Sequence[Sequence[Claim]]) -> Claim:
    """Return a claim with the ids of the total and the change that its number is tied to."""
    if tie.total is None and tie.change is None:
        return row
    return replace(
        row,
        total_claim_id=None if tie.total is None else _same_source(row, rows[tie.total]).claim_id,
        change_id=None if tie.change is None else make_id("chg", _same_source(row, rows[tie.change]).claim_id),
    )


def _same_source(row: Claim, others: Sequence[Claim]) -> Claim:
    """Return the claim of another number that has the row's source, the first where none has."""
    return next((other for other in others if other.source_text == row.source_text), others[0])
