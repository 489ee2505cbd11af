"""Joins: from neighbouring expressions and the small words around them to the larger one they form."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from newsledger.extract.timexes.forms import (
    Clock,
    Duration,
    Form,
    Offset,
    Origin,
    Part,
    Period,
    Recurring,
    Span,
    Timex,
    TimexKind,
    Unit,
)
from newsledger.extract.timexes.rules import pattern
from newsledger.extract.timexes.words import any_of, meanings, normal, value, weekday, weekday_number

# The longest run of small words before an expression that a join may take in.
LEAD: Final = 48
_GAP_OF: Final = pattern(r"\s*,?\s*(?:(?:of|in)\s+)?")
_GAP_CLOCK_DATE: Final = pattern(r"\s*,?\s*(?:(?:on|of)\s+)?(?:the\s+)?")
_GAP_DATE_CLOCK: Final = pattern(r"(?:\s*,\s*|\s+|T)(?:(?:at|around|about|by|from|before|after)\s+)?(?:about\s+)?")
_GAP_BASE: Final = pattern(r"\s+(?P<which>before|after|prior\s+to|following)\s+(?:the\s+)?")
_GAP_RANGE: Final = pattern(r"\s*(?:-|–|—|\bto\b|\btill?\b|\buntil\b|\bthrough\b|\bthru\b)\s*")
_GAP_AND: Final = pattern(r"\s+and\s+")
_FROM: Final = pattern(r"\b(?P<word>from|between)\s+$")
_DAYPART_AFTER: Final = pattern(rf"\s+(?P<part>{any_of('daypart')})\b")
_DAYPART_BEFORE: Final = pattern(rf"\b(?:the\s+)?(?P<part>{any_of('daypart')})\s+(?:of|on)\s+$")
_PART_BEFORE: Final = pattern(
    rf"(?<![\w-])(?:the\s+)?(?P<part>{any_of('part')})(?:[-\s]+|(?<=-))(?:of\s+|in\s+)?(?:the\s+)?$"
)
_SHADE_BEFORE: Final = pattern(r"(?<!\w)(?:earlier|later|late|early)\s+(?:on\s+|in\s+)?$")
_NTH_BEFORE: Final = pattern(
    rf"(?<!\w)(?:the\s+)?(?P<nth>{any_of('ordinal')}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:(?P<unit>day|week|weekend|month|quarter|half|decade)|{weekday()})"
    r"\s+(?:of|in)\s+(?:the\s+)?$"
)


def _joined(
    text: str, start: int, end: int, form: Form, kind: TimexKind, rule: str, parts: tuple[Timex, ...] = ()
) -> Timex:
    return Timex(start, end, text[start:end], kind, form, rule, parts=parts)


def is_day(form: Form) -> bool:
    """Whether a form means one day."""
    return isinstance(form, Period | Recurring | Offset) and form.unit is Unit.DAY


def unit_of(form: Form) -> Unit | None:
    """Return the unit of a form that has one."""
    return getattr(form.of if isinstance(form, Part) else form, "unit", None)


def _lead(pattern: re.Pattern[str], text: str, timex: Timex) -> re.Match[str] | None:
    return pattern.search(text, max(0, timex.start - LEAD), timex.start)


def _daypart(text: str, timex: Timex) -> Timex:
    """Join a day and its part: "Monday morning", "the night of 8 January"."""
    if timex.kind is not TimexKind.DATE or not is_day(timex.form):
        return timex
    if after := _DAYPART_AFTER.match(text, timex.end):
        part = value("daypart", after["part"])
        return _joined(text, timex.start, after.end(), Clock(part, timex.form), TimexKind.TIME, "part of a day")
    if before := _lead(_DAYPART_BEFORE, text, timex):
        part = value("daypart", before["part"])
        return _joined(text, before.start(), timex.end, Clock(part, timex.form), TimexKind.TIME, "part of a day")
    return timex


def _nth(text: str, timex: Timex) -> Timex:
    """Count inside a period: "the first week of May", "the last Monday of August 2019"."""
    before = _lead(_NTH_BEFORE, text, timex)
    if before is None or timex.kind is not TimexKind.DATE or is_day(timex.form):
        return timex
    nth = before["nth"]
    index = int(nth[:-2]) if nth[0].isdigit() else int(meanings("ordinal")[normal(nth)])
    if before["weekday"]:
        form = Recurring(Unit.DAY, weekday=weekday_number(before["weekday"]), index=index, within=timex.form)
    else:
        form = Recurring(Unit(before["unit"].lower()), index=index, within=timex.form)
    return _joined(text, before.start(), timex.end, form, TimexKind.DATE, "nth unit of a period")


def _part(text: str, timex: Timex) -> Timex:
    """Take the start, middle or end of a period: "late January", "mid-2019", "the end of last year"."""
    before = _lead(_PART_BEFORE, text, timex)
    if before is None or timex.kind is not TimexKind.DATE or is_day(timex.form) or isinstance(timex.form, Span | Part):
        return timex
    form = Part(value("part", before["part"]), timex.form)
    return _joined(
        text, before.start(), timex.end, form, TimexKind.DATE, f"part of a {unit_of(timex.form) or 'period'}"
    )


def _shade(text: str, timex: Timex) -> Timex:
    """Take in "earlier" and "late", which leave the days as they are: "earlier this month", "late on Monday"."""
    before = _lead(_SHADE_BEFORE, text, timex)
    is_current = isinstance(timex.form, Offset) or is_day(timex.form)
    is_part = isinstance(timex.form, Clock) and timex.form.day is not None
    if before is None or not (is_part or (timex.kind is TimexKind.DATE and is_current)):
        return timex
    return replace(timex, start=before.start(), text=text[before.start() : timex.end])


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
    return _joined(
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
    return _joined(text, left.start, right.end, form, TimexKind.TIME, "clock of a day")


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
    sign = 1 if match["which"].lower() in ("after", "following") else -1
    form = Offset(left.form.unit, sign * left.form.count, Origin.TEXT, right.form)
    return _joined(text, left.start, right.end, form, TimexKind.DATE, "counted from a date")


def _range(text: str, left: Timex, right: Timex, gap: str) -> Timex | None:
    """Join the ends of a range: "from 2003 to 2011", "between May and July 2018", "Monday to Friday"."""
    lead = _lead(_FROM, text, left)
    word = lead["word"].lower() if lead else ""
    if not (_GAP_AND if word == "between" else _GAP_RANGE).fullmatch(gap):
        return None
    kinds = {left.kind, right.kind}
    if not kinds <= {TimexKind.DATE, TimexKind.TIME} or isinstance(left.form, Span) or isinstance(right.form, Span):
        return None
    if not word and (len(kinds) > 1 or unit_of(left.form) is not unit_of(right.form) or isinstance(left.form, Offset)):
        return None
    start = lead.start() if lead else left.start
    kind = TimexKind.TIME if kinds == {TimexKind.TIME} else TimexKind.DATE
    return _joined(text, start, right.end, Span(left.form, right.form), kind, "range", (left, right))


def _pairwise(text: str, found: list[Timex], join: Callable[[str, Timex, Timex, str], Timex | None]) -> list[Timex]:
    kept: list[Timex] = []
    for timex in found:
        joined = timex
        while kept and (larger := join(text, kept[-1], joined, text[kept[-1].end : joined.start])):
            kept.pop()
            joined = larger
        kept.append(joined)
    return kept


def _fits(previous: Timex | None, timex: Timex) -> bool:
    return previous is None or previous.end <= timex.start


def _extend(text: str, found: list[Timex], extend: Callable[[str, Timex], Timex]) -> list[Timex]:
    """Let each expression take in the words around it, where they are not its neighbours'."""
    kept: list[Timex] = []
    for position, timex in enumerate(found):
        larger = extend(text, timex)
        while kept and kept[-1].start >= larger.start:
            kept.pop()
        following = found[position + 1].start if position + 1 < len(found) else len(text)
        fits = _fits(kept[-1] if kept else None, larger) and larger.end <= following
        kept.append(larger if fits else timex)
    return kept


def join(text: str, found: list[Timex]) -> list[Timex]:
    """Return the expressions after all joins, in order; none overlap."""
    if not found:
        return found
    found = _pairwise(text, found, _within)
    found = _extend(text, found, _nth)
    found = _extend(text, found, _daypart)
    found = _pairwise(text, found, _clock)
    found = _pairwise(text, found, _based)
    found = _extend(text, found, _part)
    found = _extend(text, found, _shade)
    return _pairwise(text, found, _range)
