"""From a sentence to its time expressions: gate, rules, context, the longest match, joins."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from newsledger.extract.timexes import clock, days, lengths, periods, relative, stretches
from newsledger.extract.timexes.context import accepts
from newsledger.extract.timexes.forms import Timex
from newsledger.extract.timexes.heading import heading
from newsledger.extract.timexes.joins import join
from newsledger.extract.timexes.rules import Rule
from newsledger.extract.timexes.words import holidays, meanings

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
    *periods.RULES,
    # Before the relative ones: "over the next week" is no calendar week.
    *stretches.RULES,
    *relative.RULES,
    *clock.RULES,
    *lengths.RULES,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
# What a text must show for the rules that need it, beside the lexicon's words.
_SIGNS: Final = {
    "digit": re.compile(r"\d"),
    "year": re.compile(r"(?<!\d)[12]\d\d\d(?!\d)"),
    "tens": re.compile(r"\d0['’]?s\b"),
    "slash": re.compile(r"\d[-/.]\d"),
    "short": re.compile(r"['’‘]\d\d\b"),
    "nth": re.compile(r"\d(?:st|nd|rd|th)\b"),
    "colon": re.compile(r"\d:\d\d"),
    "meridiem": re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE),
    "military": re.compile(r"(?<!\d)[0-2]\d{3}(?!\d)"),
    "holiday": re.compile(r"9/11"),
}
# Words of a rule's own pattern that few sentences have.
_OWN_WORDS: Final = {
    "ago": "ago back",
    "now": "time now today",
    "counted": "earlier previously prior later after afterward afterwards before",
    "day": "day",
    "century": "century centuries",
    "quarter": "quarter half",
    "same": "same",
    "every": "every",
    "per": "a per each",
    "end": "end",
    "weekend": "weekend",
    "clock": "clock",
    "hyphen": "a",
    "in": "in",
    "half": "half",
}


def _rarest(phrase: str, kind: str) -> str:
    """Return the longest word of a phrase; of a holiday's name not "year" or "Friday", which most news has."""
    words: list[str] = _WORD.findall(phrase)
    common = {*meanings("unit"), *meanings("weekday"), *meanings("month")} if kind == "holiday" else set()
    return max([word for word in words if word not in common] or words, key=len)


def _triggers() -> dict[str, frozenset[str]]:
    """Return word -> the kinds that its presence makes possible; of a phrase one word is looked for."""
    kinds = ("month", "weekday", "season", "unit", "deictic", "daypart", "clockword", "set", "vague")
    phrases = {kind: list(meanings(kind)) for kind in kinds} | {
        kind: words.split() for kind, words in _OWN_WORDS.items()
    }
    phrases["holiday"] = [name for name in holidays() if _WORD.search(name)]
    phrases["daypart"] += ["tonight"]
    phrases["decade"] = list(periods.DECADES)
    phrases["weekday"] += [f"{word}s" for word in meanings("weekday")]
    phrases["name"] = phrases["month"] + phrases["weekday"] + phrases["season"]
    table: dict[str, set[str]] = {}
    for kind, words in phrases.items():
        for phrase in words:
            table.setdefault(_rarest(phrase, kind), set()).add(kind)
    return {word: frozenset(found) for word, found in table.items()}


_TRIGGERS: Final = _triggers()


def _kinds(text: str) -> set[str]:
    """Return the kinds of words and signs in the text: the gate that most sentences do not pass."""
    kinds = {kind for kind, sign in _SIGNS.items() if sign.search(text)} if _SIGNS["digit"].search(text) else set()
    for word in _TRIGGERS.keys() & set(_WORD.findall(text.lower())):
        kinds |= _TRIGGERS[word]
    return kinds


@lru_cache(maxsize=4096)
def _possible(kinds: frozenset[str]) -> tuple[Rule, ...]:
    """Return the rules that a text with these kinds of words and signs may match; news has some hundred combinations."""
    return tuple(rule for rule in RULES if rule.needs <= kinds)


def _matches(text: str, kinds: set[str]) -> Iterator[Timex]:
    for rule in _possible(frozenset(kinds)):
        for match in rule.pattern.finditer(text):
            if (form := rule.build(match)) is not None:
                yield Timex(match.start(), match.end(), match[0], rule.kind, form, rule.name)


def _longest(found: list[Timex], length: int) -> list[Timex]:
    """Keep the longest of overlapping matches, the earlier rule of equals; in text order."""
    kept, taken = [], bytearray(length)
    for timex in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if 1 not in taken[timex.start : timex.end]:
            taken[timex.start : timex.end] = b"\1" * (timex.end - timex.start)
            kept.append(timex)
    return sorted(kept, key=lambda t: t.start)


def _headed(text: str, timex: Timex) -> Timex:
    return replace(timex, heading=heading(text, timex), parts=tuple(_headed(text, part) for part in timex.parts))


def read(text: str) -> list[Timex]:
    """Return the time expressions of ``text``, in order."""
    kinds = _kinds(text)
    if not kinds:
        return []
    found = _longest([timex for timex in _matches(text, kinds) if accepts(text, timex)], len(text))
    return [_headed(text, timex) for timex in join(text, found)]
