"""From a sentence to its time expressions: gate, rules, context, the longest match, joins."""

import re
from dataclasses import replace
from typing import Final

from newsledger.extract.timexes import absolute, clock, relative
from newsledger.extract.timexes.context import accepts, heading
from newsledger.extract.timexes.forms import Timex
from newsledger.extract.timexes.joins import join
from newsledger.extract.timexes.rules import Rule
from newsledger.extract.timexes.words import alternatives, holidays, meanings

RULES: Final[tuple[Rule, ...]] = (*absolute.RULES, *relative.RULES, *clock.RULES)
_KINDS: Final = ("month", "weekday", "season", "unit", "deictic", "daypart", "clockword", "set", "vague")
_HOLIDAY_WORDS: Final = [name.split()[0] for name in holidays()]
_GATE: Final = re.compile(
    rf"\d|\b(?:{alternatives(sorted({word for kind in _KINDS for word in meanings(kind)} | set(_HOLIDAY_WORDS)))}|tonight|{'|'.join(absolute.DECADES)})\b",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")


def _matches(text: str) -> list[Timex]:
    has_digit = _DIGIT.search(text) is not None
    found = []
    for rule in RULES:
        if rule.is_digital and not has_digit:
            continue
        for match in rule.pattern.finditer(text):
            form = rule.build(match)
            if form is not None:
                found.append(Timex(match.start(), match.end(), match[0], rule.kind, form, rule.name))
    return found


def _longest(found: list[Timex]) -> list[Timex]:
    """Keep the longest of overlapping matches, the earlier rule of equals; in text order."""
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(timex.end <= other.start or other.end <= timex.start for other in kept):
            kept.append(timex)
    return sorted(kept, key=lambda t: t.start)


def read(text: str) -> list[Timex]:
    """Return the time expressions of ``text``, in order."""
    if not _GATE.search(text):
        return []
    found = _longest([timex for timex in _matches(text) if accepts(text, timex)])
    return [_headed(text, timex) for timex in join(text, found)]


def _headed(text: str, timex: Timex) -> Timex:
    parts = tuple(_headed(text, part) for part in timex.parts)
    return replace(timex, heading=heading(text, timex), parts=parts)
