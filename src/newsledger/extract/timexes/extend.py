"""Extensions: an expression takes in the small words beside it: "Monday morning", "late January", "the first week of May"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from newsledger.extract.timexes.forms import Clock, Form, Offset, Part, Period, Recurring, Span, Timex, TimexKind, Unit
from newsledger.extract.timexes.rules import pattern
from newsledger.extract.timexes.words import NUMBER, any_of, meanings, normal, number, value, weekday, weekday_number

# The longest run of small words before an expression that a join may take in.
LEAD: Final = 48
_DAYPART_AFTER: Final = pattern(rf"\s+(?P<part>{any_of('daypart')})\b")
_DAYPART_BEFORE: Final = pattern(rf"\b(?:the\s+)?(?P<part>{any_of('daypart')})\s+(?:of|on)\s+$")
_PART_BEFORE: Final = pattern(
    rf"(?<![\w-])(?:the\s+)?(?P<part>{any_of('part')})(?:[-\s]+|(?<=-))(?:of\s+|in\s+)?(?:the\s+)?$"
)
_UNITS_BEFORE: Final = pattern(
    rf"(?<!\w)(?:the\s+)?(?P<which>first|last|final)\s+(?P<number>{NUMBER})\s+(?P<unit>days|weeks|months|quarters|years)"
    r"\s+(?:of|in)\s+(?:the\s+)?$"
)
# What a text before a period must end in for any of these: a gate, for the patterns are slow.
_OPENERS: Final = ("of ", "in ", "the ", "OF ", "IN ", "THE ")
_WEEK_BEFORE: Final = pattern(r"(?<!\w)(?:the\s+)?week\s+(?:of|beginning|starting)\s+$")
_SHADE_BEFORE: Final = pattern(r"(?<!\w)(?:(?P<shifts>earlier|later)|late|early)\s+(?:on\s+|in\s+)?$")
_NTH_BEFORE: Final = pattern(
    rf"(?<!\w)(?:the\s+)?(?P<nth>{any_of('ordinal')}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:(?P<unit>day|week|weekend|month|quarter|half|decade)|{weekday()})"
    r"\s+(?:of|in)\s+(?:the\s+)?$"
)

_OF_A_YEAR: Final = ("half", "quarter")


def joined(
    text: str, start: int, end: int, form: Form, kind: TimexKind, rule: str, parts: tuple[Timex, ...] = ()
) -> Timex:
    """Return the expression ``text[start:end]``."""
    return Timex(start, end, text[start:end], kind, form, rule, parts=parts)


def is_day(form: Form) -> bool:
    """Whether a form means one day."""
    return isinstance(form, Period | Recurring | Offset) and form.unit is Unit.DAY


def unit_of(form: Form) -> Unit | None:
    """Return the unit of a form that has one."""
    return getattr(form.of if isinstance(form, Part) else form, "unit", None)


def lead(pattern: re.Pattern[str], text: str, timex: Timex) -> re.Match[str] | None:
    """Return the match of a pattern that ends where the expression begins."""
    return pattern.search(text, max(0, timex.start - LEAD), timex.start)


def _daypart(text: str, timex: Timex) -> Timex:
    """Join a day and its part: "Monday morning", "the night of 8 January"."""
    if timex.kind is not TimexKind.DATE or not is_day(timex.form):
        return timex
    if after := _DAYPART_AFTER.match(text, timex.end):
        part = value("daypart", after["part"])
        return joined(text, timex.start, after.end(), Clock(part, timex.form), TimexKind.TIME, "part of a day")
    if before := lead(_DAYPART_BEFORE, text, timex):
        part = value("daypart", before["part"])
        return joined(text, before.start(), timex.end, Clock(part, timex.form), TimexKind.TIME, "part of a day")
    return timex


def _nth(text: str, timex: Timex) -> Timex:
    """Count inside a period: "the first week of May", "the last Monday of August 2019"."""
    if not text.endswith(_OPENERS, 0, timex.start):
        return timex
    before = lead(_NTH_BEFORE, text, timex)
    if before is None or timex.kind is not TimexKind.DATE or is_day(timex.form):
        return timex
    if before["unit"] and before["unit"].lower() in _OF_A_YEAR and unit_of(timex.form) is not Unit.YEAR:
        return timex
    nth = before["nth"]
    index = int(nth[:-2]) if nth[0].isdigit() else int(meanings("ordinal")[normal(nth)])
    if before["weekday"]:
        form = Recurring(Unit.DAY, weekday=weekday_number(before["weekday"]), index=index, within=timex.form)
    else:
        form = Recurring(Unit(before["unit"].lower()), index=index, within=timex.form)
    return joined(text, before.start(), timex.end, form, TimexKind.DATE, "nth unit of a period")


def _units(text: str, timex: Timex) -> Timex:
    """Count several inside a period: "the first nine months of 2008"."""
    if not text.endswith(_OPENERS, 0, timex.start):
        return timex
    before = lead(_UNITS_BEFORE, text, timex)
    count = number(before["number"]) if before else None
    if before is None or not count or not isinstance(timex.form, Period | Offset) or is_day(timex.form):
        return timex
    unit, last = Unit(before["unit"].lower().rstrip("s")), int(count)
    first, last = (1, last) if before["which"].lower() == "first" else (-last, -1)
    ends = (Recurring(unit, index=index, within=timex.form) for index in (first, last))
    return joined(text, before.start(), timex.end, Span(*ends), TimexKind.DATE, "units of a period")


def _week(text: str, timex: Timex) -> Timex:
    """Take the week that holds a day: "the week of August 29"."""
    before = lead(_WEEK_BEFORE, text, timex)
    if before is None or not isinstance(timex.form, Period | Recurring) or not is_day(timex.form):
        return timex
    form = Offset(Unit.WEEK, 0, base=timex.form)
    return joined(text, before.start(), timex.end, form, TimexKind.DATE, "week of a day")


def _part(text: str, timex: Timex) -> Timex:
    """Take the start, middle or end of a period: "late January", "mid-2019", "the end of last year"."""
    before = lead(_PART_BEFORE, text, timex)
    if before is None or timex.kind is not TimexKind.DATE or is_day(timex.form) or isinstance(timex.form, Span | Part):
        return timex
    form = Part(value("part", before["part"]), timex.form)
    return joined(text, before.start(), timex.end, form, TimexKind.DATE, f"part of a {unit_of(timex.form) or 'period'}")


def _shade(text: str, timex: Timex) -> Timex:
    """Take in "earlier" and "late", which leave the days as they are: "earlier this month", "late on Monday"."""
    before = lead(_SHADE_BEFORE, text, timex)
    if before is None or isinstance(timex.form, Span):
        return timex
    is_part = isinstance(timex.form, Clock) and timex.form.day is not None
    is_current = isinstance(timex.form, Offset) or is_day(timex.form) or before["shifts"] is not None
    if not is_part and (timex.kind is not TimexKind.DATE or not is_current):
        return timex
    return replace(timex, start=before.start(), text=text[before.start() : timex.end])


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


def name_days(text: str, found: list[Timex]) -> list[Timex]:
    """Let them take in what picks a day or a part of one: "the first Monday of", "the week of", "morning"."""
    return _extend(text, _extend(text, _extend(text, _extend(text, found, _units), _nth), _week), _daypart)


def name_parts(text: str, found: list[Timex]) -> list[Timex]:
    """Let them take in what picks a part of a period: "late", "mid-", "earlier"."""
    return _extend(text, _extend(text, found, _part), _shade)
