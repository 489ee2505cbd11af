"""Which way a sentence points at a date without a year: back or ahead, by the verb nearest to it."""

import re
from typing import Final

from newsledger.extract.timexes.forms import Clock, Form, Heading, Offset, Part, Period, Recurring, Timex, Unit
from newsledger.extract.timexes.rules import pattern
from newsledger.extract.timexes.words import alternatives, any_of, meanings

# How far from the date a verb may stand to give it a direction, in characters.
REACH: Final = 100
# A comma between them, and standing behind the date, make a verb this much farther.
COMMA: Final = 25
BEHIND: Final = 10
# "The May launch would have failed" looks back: what did not happen, on a day that is over.
_UNREAL: Final = r"(?!(?:would|could|might|should)\s+(?:not\s+)?have\s+(?:been|had|\w+(?:ed|en))\b)"
# "will be held" is one verb: what follows the auxiliary is no past tense.
_AHEAD: Final = r"(?!\w)(?:\s+(?:not|also|now|then|only))?(?:\s+(?:be|have\s+been|have|get))?(?:\s+\w+(?:ed|en|ld|nt))?"
_FUTURE: Final = pattern(rf"(?:(?<![\w-]){_UNREAL}(?:{any_of('future')})|(?<=['’]s\s)planned){_AHEAD}")
_INTENT: Final = pattern(rf"(?<![\w-])(?:{any_of('intent')}){_AHEAD}")
_PAST: Final = re.compile(rf"\b(?:[a-z]{{2,}}ed|{alternatives(meanings('past'))})\b")
_TO_DO_BY: Final = pattern(r"\bto\s+[a-z]+(?:\s+[\w'’-]+){0,4}\s+by\s+$")
_HAD: Final = re.compile(r"\bhad\b")
_LEAD: Final = pattern(r"\b(?P<word>since|until|till|by|through)\s+$")


def _distance(matches: list[re.Match[str]], text: str, timex: Timex) -> int:
    """Return how far the nearest match stands from the date; REACH when none is near."""
    nearest = REACH
    for match in matches:
        if match.end() <= timex.start:
            between, extra = text[match.end() : timex.start], 0
        elif match.start() >= timex.end:
            between, extra = text[timex.end : match.start()], BEHIND
        else:
            continue
        nearest = min(nearest, extra + len(between) + COMMA * between.count(","))
    return nearest


def _verbs(text: str, timex: Timex) -> tuple[int, int]:
    """Return how far the nearest verbs of the future and of the past stand."""
    low, high = max(0, timex.start - REACH), min(len(text), timex.end + REACH)
    future = list(_FUTURE.finditer(text, low, high))
    if " to " in text[low:high] and not _looks_back(_core(timex.form)):
        future += _INTENT.finditer(text, low, high)
    past = [
        m for m in _PAST.finditer(text, low, high) if all(m.end() <= f.start() or f.end() <= m.start() for f in future)
    ]
    return _distance(future, text, timex), _distance(past, text, timex)


def _core(form: Form | None) -> Form | None:
    """Return the date inside a time or a part of a period."""
    if isinstance(form, Clock):
        return _core(form.day)
    return _core(form.of) if isinstance(form, Part) else form


def _looks_back(form: Form | None) -> bool:
    """Whether news means the last one where no verb says otherwise: a weekday, a weekend."""
    if isinstance(form, Recurring):
        return form.weekday is not None and form.day is None
    return isinstance(form, Offset) and form.unit is Unit.WEEKEND


def heading(text: str, timex: Timex) -> Heading:
    """Return which way the sentence points.

    "since" points back, "to finish it by" ahead. Else the verb nearest to the date decides; "until" with a past tense means the
    nearest day, for "closed until Friday" may look ahead, and the last one in "until Friday, they had". Without a verb, news
    looks back to a weekday and to the nearest of other days.
    """
    if isinstance(timex.form, Period):
        return Heading.PAST
    lead = _LEAD.search(text, max(0, timex.start - 12), timex.start)
    word = lead["word"].lower() if lead else ""
    future, past = _verbs(text, timex)
    if word != "since" and future < past:
        return Heading.FUTURE
    if word == "by" and _TO_DO_BY.search(text, max(0, timex.start - REACH), timex.start):
        return Heading.FUTURE
    if word in ("until", "till") and _HAD.search(text, timex.end, timex.end + REACH):
        return Heading.PAST
    if word in ("until", "till", "through") or (word == "by" and past >= REACH):
        return Heading.NEAREST
    is_back = word == "since" or past < REACH or _looks_back(_core(timex.form))
    return Heading.PAST if is_back else Heading.NEAREST
