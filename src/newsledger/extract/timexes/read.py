"""From a sentence to its time expressions: gate, rules, context, the longest match, joins."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from newsledger.extract.timexes import clock, days, lengths, periods, relative
from newsledger.extract.timexes.context import accepts
from newsledger.extract.timexes.forms import Timex
from newsledger.extract.timexes.heading import heading
from newsledger.extract.timexes.joins import join
from newsledger.extract.timexes.rules import Rule
from newsledger.extract.timexes.words import holidays, meanings

RULES: Final[tuple[Rule, ...]] = (*days.RULES, *periods.RULES, *relative.RULES, *clock.RULES, *lengths.RULES)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")


def _triggers() -> dict[str, frozenset[str]]:
    """Return word -> the kinds that its presence makes possible; of a phrase its longest word is looked for."""
    kinds = ("month", "weekday", "season", "unit", "deictic", "daypart", "clockword", "set", "vague")
    phrases = {kind: list(meanings(kind)) for kind in kinds}
    phrases["holiday"] = [name for name in holidays() if _WORD.search(name)]
    phrases["daypart"] += ["tonight"]
    phrases["clockword"] += ["clock"]
    phrases["decade"] = list(periods.DECADES)
    phrases["weekday"] += [f"{word}s" for word in meanings("weekday")]
    table: dict[str, set[str]] = {}
    for kind, words in phrases.items():
        for phrase in words:
            table.setdefault(max(_WORD.findall(phrase), key=len), set()).add(kind)
    return {word: frozenset(found) for word, found in table.items()}


_TRIGGERS: Final = _triggers()


def _kinds(text: str) -> set[str]:
    """Return the kinds of words in the text: the gate that most sentences do not pass."""
    kinds = {"digit", "holiday"} if _DIGIT.search(text) else set()
    for word in _TRIGGERS.keys() & set(_WORD.findall(text.lower())):
        kinds |= _TRIGGERS[word]
    return kinds


def _matches(text: str, kinds: set[str]) -> Iterator[Timex]:
    for rule in RULES:
        if rule.needs <= kinds or (rule.name == "shifted name" and rule.needs & kinds):
            for match in rule.pattern.finditer(text):
                if (form := rule.build(match)) is not None:
                    yield Timex(match.start(), match.end(), match[0], rule.kind, form, rule.name)


def _longest(found: list[Timex]) -> list[Timex]:
    """Keep the longest of overlapping matches, the earlier rule of equals; in text order."""
    kept: list[Timex] = []
    for timex in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(timex.end <= other.start or other.end <= timex.start for other in kept):
            kept.append(timex)
    return sorted(kept, key=lambda t: t.start)


def _headed(text: str, timex: Timex) -> Timex:
    return replace(timex, heading=heading(text, timex), parts=tuple(_headed(text, part) for part in timex.parts))


def read(text: str) -> list[Timex]:
    """Return the time expressions of ``text``, in order."""
    kinds = _kinds(text)
    if not kinds:
        return []
    found = _longest([timex for timex in _matches(text, kinds) if accepts(text, timex)])
    return [_headed(text, timex) for timex in join(text, found)]
