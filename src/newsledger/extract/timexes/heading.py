"""Which way a sentence points at a date without a year: back or ahead, by the verb nearest to it."""

import re
from typing import Final

from newsledger.extract.timexes.forms import Form, Heading, Period, Recurring, Timex, Unit
from newsledger.extract.timexes.words import alternatives, any_of, meanings

# How far from the date a verb may stand to give it a direction, in characters.
REACH: Final = 100
# A comma between them, and standing behind the date, make a verb this much farther.
COMMA: Final = 25
BEHIND: Final = 10
_FUTURE: Final = re.compile(rf"(?<![\w-])(?:{any_of('future')})(?!\w)", re.IGNORECASE)
_PAST: Final = re.compile(rf"\b(?:[a-z]{{2,}}ed|{alternatives(meanings('past'))})\b")
_LEAD: Final = re.compile(r"\b(?P<word>since|until|till|by|through)\s+$", re.IGNORECASE)


def _distance(pattern: re.Pattern[str], text: str, timex: Timex) -> int:
    """Return how far the nearest match stands from the date; REACH when none is near."""
    nearest = REACH
    for match in pattern.finditer(text, max(0, timex.start - REACH), min(len(text), timex.end + REACH)):
        if match.end() <= timex.start:
            between = text[match.end() : timex.start]
            nearest = min(nearest, len(between) + COMMA * between.count(","))
        elif match.start() >= timex.end:
            between = text[timex.end : match.start()]
            nearest = min(nearest, BEHIND + len(between) + COMMA * between.count(","))
    return nearest


def _is_weekday(form: Form) -> bool:
    return isinstance(form, Recurring) and form.weekday is not None and form.day is None


def heading(text: str, timex: Timex) -> Heading:
    """Return which way the sentence points.

    "since" points back. Else the verb nearest to the date decides, and where there is none news looks back to a weekday or a
    month, and to the nearest of other days.
    """
    if isinstance(timex.form, Period):
        return Heading.PAST
    lead = _LEAD.search(text, max(0, timex.start - 12), timex.start)
    if lead and lead["word"].lower() == "since":
        return Heading.PAST
    future, past = _distance(_FUTURE, text, timex), _distance(_PAST, text, timex)
    if future < past:
        return Heading.FUTURE
    if past < REACH or _is_weekday(timex.form) or getattr(timex.form, "unit", None) is Unit.WEEKEND:
        return Heading.PAST
    return Heading.NEAREST
