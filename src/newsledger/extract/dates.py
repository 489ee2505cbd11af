"""Dates of an article: every expression that denotes days, resolved against the article's date and the dates before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from spacy.tokens import Doc

from newsledger.extract.timex import Timex, TimexKind, find
from newsledger.extract.timexes.forms import Offset, Span, Stretch, Unit, Vague
from newsledger.extract.timexes.recurring import Bounds
from newsledger.extract.timexes.rules import pattern
from newsledger.extract.timexes.solve import Known, Solved, solve
from newsledger.extract.timexes.words import any_of
from newsledger.ids import make_id
from newsledger.ontology import DateBasis, DatePrecision, TimestampPrecision
from newsledger.records import Article, DateMention

_PRECISIONS: Final = {
    Unit.WEEK: DatePrecision.WEEK,
    Unit.WEEKEND: DatePrecision.RANGE,
    Unit.MONTH: DatePrecision.MONTH,
    Unit.QUARTER: DatePrecision.QUARTER,
    Unit.SEASON: DatePrecision.SEASON,
    Unit.HALF: DatePrecision.RANGE,
    Unit.YEAR: DatePrecision.YEAR,
    Unit.DECADE: DatePrecision.DECADE,
    Unit.CENTURY: DatePrecision.CENTURY,
}
# Dates in the text that a later "two days later" may count from.
REMEMBERED: Final = 8
# How far before a date a verb of saying may begin, in characters.
SAID: Final = 40
_SAID: Final = pattern(rf"\b(?:{any_of('saying')})\s+(?:(?:late|early|on|earlier|later)\s+)*$")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days of one expression, both included, and what they stand on; all None when they are not known."""

    start_on: date | None = None
    end_on: date | None = None
    date_precision: DatePrecision | None = None
    date_basis: DateBasis | None = None


def _solve(timex: Timex, anchor: date | None, earlier: tuple[Bounds, ...]) -> Solved:
    return solve(timex.form, Known(anchor, earlier, timex.heading))


def _resolved(timex: Timex, solved: Solved) -> Resolved:
    found = solved.bounds
    if found is None:
        return Resolved()
    is_range = isinstance(timex.form, Span | Stretch) or (isinstance(timex.form, Offset) and timex.form.is_within)
    precision = DatePrecision.RANGE if is_range else _PRECISIONS.get(found.unit, DatePrecision.DAY)
    return Resolved(found.first, found.last, precision, solved.basis)


def resolve(timex: Timex, anchor: date | None, earlier: tuple[Bounds, ...] = ()) -> Resolved:
    """Return the days that ``timex`` means.

    Args:
        timex: an expression that :func:`newsledger.extract.timex.find` found.
        anchor: the article's day; None leaves what is relative to it unknown.
        earlier: dates before it in the text, last first, for "two days later" and "that year".
    """
    return _resolved(timex, _solve(timex, anchor, earlier))


def timex3_value(timex: Timex, anchor: date | None, earlier: tuple[Bounds, ...] = ()) -> str:
    """Return the TIMEX3 value of ``timex``: ``2020-W05``, ``P2Y``, ``2012-Q1``, ``2020-03-31T11:30``, ``PRESENT_REF``.

    What cannot be resolved has X for what is unknown (``XXXX-03``); a range has a slash between its ends.
    """
    return _solve(timex, anchor, earlier).value


def denotes_days(timex: Timex) -> bool:
    """Whether the expression denotes a point or period of time: not a length, a repetition or a vague "recently".

    "the past three years" does, although TIMEX3 calls it a duration.
    """
    is_date = timex.kind in (TimexKind.DATE, TimexKind.TIME) and not isinstance(timex.form, Vague)
    return is_date or isinstance(timex.form, Stretch)


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression of a document: its sentence, where the sentence begins, and what the expression means there."""

    sentence_index: int
    offset: int
    timex: Timex
    solved: Solved


def readings(doc: Doc, anchor: date | None, text: str | None = None) -> Iterator[Reading]:
    """Yield every time expression of ``doc`` in text order, lengths and repetitions too, each read against those before it.

    "Two days later" counts from what is told, and not from the day on which somebody said it, where there is any other.
    ``text`` is the doc's, where it is known: spaCy puts it together anew.
    """
    text = doc.text if text is None else text
    told: tuple[Bounds, ...] = ()
    said: tuple[Bounds, ...] = ()
    for index, sent in enumerate(doc.sents):
        told_in = text[sent.start_char : sent.end_char]
        for timex in find(told_in):
            solved = _solve(timex, anchor, (*told, *said))
            yield Reading(index, sent.start_char, timex, solved)
            if solved.bounds is None or isinstance(timex.form, Stretch):
                continue
            if _SAID.search(told_in, max(0, timex.start - SAID), timex.start):
                said = (solved.bounds, *said[: REMEMBERED - 1])
            else:
                told = (solved.bounds, *told[: REMEMBERED - 1])


def _anchor(article: Article) -> date | None:
    """Return the article's day; None when only its month is known, for "yesterday" would be a guess."""
    is_day = article.published_at_precision is not TimestampPrecision.MONTH
    return article.published_at.date() if article.published_at and is_day else None


def dates(doc: Doc, article: Article) -> Iterator[DateMention]:
    """Yield the date mentions of ``doc``, in text order; the days are null where they cannot be resolved.

    ``doc.text`` equals ``article.text``, so offsets are the article's (half-open, in characters).
    """
    anchor = _anchor(article)
    for reading in readings(doc, anchor, article.text):
        if denotes_days(reading.timex):
            yield _mention(article, reading)


def _mention(article: Article, reading: Reading) -> DateMention:
    timex, resolved = reading.timex, _resolved(reading.timex, reading.solved)
    start, end = reading.offset + timex.start, reading.offset + timex.end
    return DateMention(
        date_mention_id=make_id("dtm", article.article_id, start, end),
        article_id=article.article_id,
        sentence_index=reading.sentence_index,
        start_char=start,
        end_char=end,
        text=timex.text,
        start_on=resolved.start_on,
        end_on=resolved.end_on,
        date_precision=resolved.date_precision,
        date_basis=resolved.date_basis,
        rule=timex.rule,
    )
