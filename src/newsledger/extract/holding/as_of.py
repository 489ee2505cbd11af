"""As of: the day that a number is true of, and what that stands on."""

from datetime import date
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.events import ZONES, Event
from newsledger.extract.holding.clauses import CLIMB, Clause, finite
from newsledger.extract.holding.truth import Truth
from newsledger.extract.scene.same_setting import Point
from newsledger.extract.scene.when import MANY, dating
from newsledger.extract.tying.moves import governing, preposition
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms
from newsledger.nlp import labels
from newsledger.ontology import DateBasis, DatePrecision, Factuality
from newsledger.records import DateMention

_PRESENT: Final = frozenset({"VBZ", "VBP"})
_MODAL: Final = "MD"


class Day(NamedTuple):
    """A day and what it stands on; both None where no day is known."""

    on: date | None = None
    basis: DateBasis | None = None


UNKNOWN: Final = Day()


def as_of(number: Placed, above: Clause, found: Truth, event: Event | None, context: Context) -> Day:
    """Return the day that a number is true of.

    The day of its clause ("on Sunday", "as of Monday", "by Tuesday evening"); a date there that is no single day leaves it
    unknown. Then the article's for what is so as it is written: in the present tense, or "so far". Then that of its event, for
    what happened in it; a toll or another level may be of later.
    """
    index = number.number.figure.sentence_index
    if preposition(number) == "from" and governing(number, ()) is not None:
        return UNKNOWN  # "rose *from 14* to 31 on Tuesday": what it was before that day
    if (said := _dated(number, above, index, context)) is not None:
        day = _day(said)
        return UNKNOWN if found.factuality is Factuality.ACTUAL and _is_ahead(day, context) else day
    if found.factuality is Factuality.ACTUAL and _is_now(number, above):
        published = context.article.published_at
        return Day(published.date(), DateBasis.ARTICLE) if published is not None else UNKNOWN
    return _of_event(number, event)


def _day(mention: DateMention) -> Day:
    is_day = mention.date_precision is DatePrecision.DAY and mention.start_on is not None
    return Day(mention.start_on, mention.date_basis) if is_day else UNKNOWN


def _is_ahead(day: Day, context: Context) -> bool:
    """Whether a day lies behind the article's, which no number of what has happened is of; it may be the next day elsewhere."""
    published = context.article.published_at
    return day.on is not None and published is not None and day.on - published.date() > ZONES


def _dated(number: Placed, above: Clause, index: int, context: Context) -> DateMention | None:
    """Return the date of a number's clause, that which says up to when before others."""
    dates = context.dates.in_sentence(index)
    if not dates or len(dates) > MANY:
        return None
    if (of := _of_relative(above.predicate, index, context)) is not None:
        return of
    if (bound := next((one for one in dates if _bounds(one, above, number)), None)) is not None:
        return bound
    word = number.number.measured.word
    head = word if word is not None and word.sent.start == number.top.sent.start else above.predicate
    found = dating(Point(head, head, index), context)
    return found.date if found is not None else None


def _of_relative(predicate: Token, index: int, context: Context) -> DateMention | None:
    """Return the date that a relative clause tells of: "since *2004*, when 40 people were killed"."""
    return context.dates.at(index, predicate.head) if predicate.dep_ == "acl:relcl" else None


def _bounds(mention: DateMention, above: Clause, number: Placed) -> bool:
    """Whether a date says up to when a number is true, and hangs on it or its predicate: "as of Monday", "by Tuesday"."""
    words = number.top.doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
    if words is None:
        return False
    before = [token.lower_ for token in words.doc[max(words.sent.start, words.start - 2) : words.start]]
    if not before or (before != ["as", "of"] and before[-1] not in forms("until")):
        return False
    token = words.root
    near = {above.predicate.i, above.argument.i, number.top.i, number.number.figure.number.i}
    for _ in range(CLIMB):
        if token.head.i in near:
            return True
        token = token.head
    return False


def _is_now(number: Placed, above: Clause) -> bool:
    """Whether a number is told as so when it is written: by a present tense, or by "so far"."""
    predicate = above.predicate
    if not above.is_own:
        return False
    beside = [child.lower_ for child in labels.children(predicate, "advmod", "obl")]
    if any(word in forms("now") for word in beside) or _is_so_far(predicate):
        return True
    tags = [token.tag_ for token in finite(predicate)]
    return any(tag in _PRESENT for tag in tags) and _MODAL not in tags


def _is_so_far(predicate: Token) -> bool:
    """Whether "so far", "to date" or "as yet" stands beside a predicate."""
    return any(
        (child.lower_ == "far" and child.i > 0 and child.nbor(-1).lower_ == "so")
        or (child.lower_ == "date" and labels.preposition(child) == "to")
        for child in predicate.children
    )


def _of_event(number: Placed, event: Event | None) -> Day:
    """Return the day of a number's event, where the number is no level that moves after it."""
    if event is None or event.mention.date_precision is not DatePrecision.DAY or event.mention.start_on is None:
        return UNKNOWN
    concept = number.number.counted.head
    is_level = concept is not None and concept.lower_ in forms("level")
    if is_level or governing(number, ()) is not None:
        return UNKNOWN
    return Day(event.mention.start_on, event.mention.date_basis)
