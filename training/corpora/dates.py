"""Dates (DATE) by the project's own grammar of time: absolute and relative days and periods, and lengths of days or more.

As in OntoNotes, a time of day is no date; what the two share ("Monday morning") and repeated times ("every Monday") leave
the sentence open.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, chain

from newsledger.extract.timex import Timex, TimexKind, find
from newsledger.extract.timexes.forms import Clock, Duration, Span, Stretch, Unit, Vague
from training.example import Entity, Sentence

SHORT = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})
NIGHTS = ("night", "nights")
# A word that may be a date although the grammar reads none: the sentence is left open.
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE_LIKE = re.compile(rf"1[5-9]\d\d|20\d\d|[A-Z][a-z]+day|{MONTHS}|Spring|Summer|Autumn|Winter")
# "from May to June" is two dates: a span that starts with one of these is its two ends.
RANGE_WORDS = ("from ", "between ")


def with_dates(sentence: Sentence) -> Sentence:
    """Return the sentence with its dates outside of other entities as DATE, which is then annotated."""
    taken = {word for entity in sentence.entities or () for word in range(entity.start, entity.end)}
    timexes, found = find(sentence.text()), list[Entity]()
    for timex in chain.from_iterable(map(_parts, timexes)):
        span = words_of(sentence, timex.start, timex.end) if is_date(timex) else None
        if span and taken.isdisjoint(range(*span)):
            found.append(Entity(start=span[0], end=span[1], labels=("DATE",)))
    entities = tuple(sorted((*(sentence.entities or ()), *found), key=lambda entity: entity.start))
    annotated = tuple(label for label in sentence.annotated if label != "DATE")
    dated = taken | {word for entity in found for word in range(entity.start, entity.end)}
    is_open = any(map(_is_open, timexes)) or any(
        DATE_LIKE.fullmatch(word) for index, word in enumerate(sentence.words) if index not in dated
    )
    return replace(sentence, entities=entities, annotated=annotated if is_open else (*annotated, "DATE"))


def _parts(timex: Timex) -> Iterator[Timex]:
    is_range = isinstance(timex.form, Span) and timex.text.lower().startswith(RANGE_WORDS)
    yield from timex.parts if is_range and timex.parts else (timex,)


def is_date(timex: Timex) -> bool:
    """Whether an expression is a date or a period of days or longer; "now" and "two hours" are not."""
    form = timex.form
    if isinstance(form, Vague):
        return any(unit.value in timex.text.lower() for unit in Unit if unit not in SHORT)
    if isinstance(form, Duration | Stretch) and (form.unit in SHORT or timex.text.lower().endswith(NIGHTS)):
        return False
    return timex.kind in (TimexKind.DATE, TimexKind.DURATION)


def _is_open(timex: Timex) -> bool:
    return timex.kind is TimexKind.SET or (isinstance(timex.form, Clock) and timex.form.day is not None)


def words_of(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """Return the words that characters ``start`` to ``end`` of the sentence's text are; None where they cut one."""
    lengths = [len(word) + space for word, space in zip(sentence.words, sentence.spaces, strict=True)]
    starts = [0, *accumulate(lengths)]
    ends = [start + len(word) for start, word in zip(starts, sentence.words, strict=False)]
    if start not in starts or end not in ends:
        return None
    return starts.index(start), ends.index(end) + 1
