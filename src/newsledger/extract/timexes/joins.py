"""Joins: from neighbouring expressions and the small words around them to the larger one they form."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from newsledger.extract.timexes.extend import is_day, joined, lead, name_days, name_parts, unit_of
from newsledger.extract.timexes.forms import (
    Clock,
    Duration,
    Form,
    Offset,
    Origin,
    Period,
    Recurring,
    Span,
    Timex,
    TimexKind,
    Unit,
)
from newsledger.extract.timexes.rules import pattern

_GAP_OF: Final = pattern(r"\s*,?\s*(?:(?:of|in)\s+)?")
_GAP_CLOCK_DATE: Final = pattern(r"\s*,?\s*(?:(?:on|of)\s+)?(?:the\s+)?")
_GAP_DATE_CLOCK: Final = pattern(r"(?:\s*,\s*|\s+|T)(?:(?:at|around|about|by|from|before|after)\s+)?(?:about\s+)?")
_GAP_BASE: Final = pattern(r"\s+(?P<which>before|after|prior\s+to|following|from)\s+(?:the\s+)?")
_GAP_RANGE: Final = pattern(r"\s*(?:-|–|—|\bto\b|\btill?\b|\buntil\b|\bthrough\b|\bthru\b)\s*")
_GAP_LENGTHS: Final = pattern(r"\s+|,?\s+and\s+|,\s+")
_ORDER: Final = list(Unit)
_GAP_LIST: Final = pattern(r"\s*(?:,|,?\s+and|,?\s+or)\s+(?:on\s+|in\s+)?")
_GAP_AND: Final = pattern(r"\s+and\s+")
_FROM: Final = pattern(r"\b(?P<word>from|between)\s+$")


def _within(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Place a date inside a relative one: "14 September last year", "Monday of last week"."""
    form, outer = left.form, right.form
    if not isinstance(form, Recurring) or form.within or form.shift is not None or not isinstance(outer, Offset):
        return None
    needed = (
        Unit.WEEK
        if form.weekday is not None and not form.day
        else Unit.YEAR
        if form.month or form.unit is not Unit.DAY
        else Unit.MONTH
    )
    if outer.unit is not needed or not _GAP_OF.fullmatch(gap):
        return None
    return joined(
        text, left.start, right.end, replace(form, within=outer), left.kind, f"{left.rule} of a shifted {needed}"
    )


def _day_of(form: Form) -> Form | None:
    """Return the day that a day, or a part of one ("this morning"), gives to a time."""
    if isinstance(form, Clock):
        return form.day if form.time.isalpha() else None
    return form if is_day(form) else None


def _clock(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Join a time and its day: "12:00 UTC Monday", "March 31, 2020 11:30", "8 a.m. this morning"."""
    time = next((f.time for f in (left.form, right.form) if isinstance(f, Clock) and f.day is None), None)
    day = next((_day_of(side.form) for side in (left, right) if _day_of(side.form)), None)
    is_first = isinstance(left.form, Clock) and left.form.day is None
    between = _GAP_CLOCK_DATE if is_first else _GAP_DATE_CLOCK
    if time is None or day is None or not between.fullmatch(gap):
        return None
    form = Clock(time, day)
    return joined(text, left.start, right.end, form, TimexKind.TIME, "clock of a day")


def _based(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Count from a date that follows: "two days after Christmas", "a week before 8 January"."""
    match = _GAP_BASE.fullmatch(gap)
    if (
        match is None
        or not isinstance(left.form, Duration)
        or left.form.count is None
        or right.kind is not TimexKind.DATE
    ):
        return None
    if match["which"].lower() == "from" and not right.text.lower().startswith(("next", "tomorrow")):
        return None
    sign = 1 if match["which"].lower() in ("after", "following", "from") else -1
    form = Offset(left.form.unit, sign * left.form.count, Origin.TEXT, right.form)
    return joined(text, left.start, right.end, form, TimexKind.DATE, "counted from a date")


def _compound(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Add a finer length to a length: "two years and three months", "1 hour 20 minutes"."""
    one, two = left.form, right.form
    if not isinstance(one, Duration) or not isinstance(two, Duration) or None in (one.count, two.count):
        return None
    is_finer = one.rest is None and _ORDER.index(two.unit) < _ORDER.index(one.unit)
    if not is_finer or not _GAP_LENGTHS.fullmatch(gap):
        return None
    form = replace(one, rest=two)
    return joined(text, left.start, right.end, form, TimexKind.DURATION, "compound duration")


def _range(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Join the ends of a range: "from 2003 to 2011", "between May and July 2018", "Monday to Friday"."""
    before = lead(_FROM, text, left)
    word = before["word"].lower() if before else ""
    if not _GAP_RANGE.fullmatch(gap) and not (word == "between" and _GAP_AND.fullmatch(gap)):
        return None
    kinds = {left.kind, right.kind}
    if not kinds <= {TimexKind.DATE, TimexKind.TIME} or isinstance(left.form, Span) or isinstance(right.form, Span):
        return None
    if not word and (len(kinds) > 1 or unit_of(left.form) is not unit_of(right.form) or isinstance(left.form, Offset)):
        return None
    start = before.start() if before else left.start
    kind = TimexKind.TIME if kinds == {TimexKind.TIME} else TimexKind.DATE
    return joined(text, start, right.end, Span(left.form, right.form), kind, "range", (left, right))


def _year_named(form: Form) -> Period | None:
    """Return the year that a date names in full."""
    period = form.within if isinstance(form, Recurring) else form
    return Period(Unit.YEAR, period.first.replace(month=1, day=1)) if isinstance(period, Period) else None


def _listed(text: str, found: list[Timex]) -> list[Timex]:
    """Give a month or day without a year that of the next in the list: "in June and July 2019"."""
    shared = list(found)
    for position in range(len(found) - 2, -1, -1):
        left, right = shared[position], shared[position + 1]
        form, year = left.form, _year_named(right.form)
        if not isinstance(form, Recurring) or form.month is None or form.within or form.shift is not None:
            continue
        if year is not None and _GAP_LIST.fullmatch(text, left.end, right.start):
            shared[position] = replace(left, form=replace(form, within=year))
    return shared


def _pairwise(text: str, found: list[Timex], join: Callable[[str, Timex, Timex, str], Timex | None]) -> list[Timex]:
    kept: list[Timex] = []
    for timex in found:
        joined = timex
        while kept and (larger := join(text, kept[-1], joined, text[kept[-1].end : joined.start])):
            kept.pop()
            joined = larger
        kept.append(joined)
    return kept


def join(text: str, found: list[Timex]) -> list[Timex]:
    """Return the expressions after all joins, in order; none overlap."""
    if not found:
        return found
    found = _listed(text, _pairwise(text, found, _within))
    found = name_days(text, found)
    found = _pairwise(text, found, _clock)
    found = _pairwise(text, found, _compound)
    found = _pairwise(text, found, _based)
    return _pairwise(text, name_parts(text, found), _range)
