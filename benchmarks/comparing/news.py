"""The sets of running text: NewsQuant, the number battery, MEANTIME and GUM, scored in one way for every library.

What is counted ("12 *people*") is not compared: only newsledger reads it. Conventions of a gold are kept where they say the
same thing in other words, for all libraries. In NewsQuant two readings that stand as "from A to B" are one pair, plural scale
words are from one of them to ten times that, and readings of what it leaves out (ranks, scores, vague words without a scale)
cost nobody anything where newsledger finds such words. Values agree to a relative tolerance of 1e-5.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.comparing import ours
from benchmarks.comparing.readings import Library, Reading, Span, fold
from benchmarks.numbers import close, pair
from benchmarks.report import f1, ratio, read_cases
from newsledger import lexicon
from newsledger.nlp import load_for_text

Figures = dict[str, float]
_SEVERAL = re.compile(r"(?i)several|a few|few")
_FROM = re.compile(r"(?i)(?:^|.*\W)from\W+(?:\w+\W+){0,2}")
_TO = re.compile(r"(?i)[^;!?]*\bto\W+(?:\w+\W+){0,2}")
# Characters between the ends of a change: "from $41 on Monday night to $63".
_FAR = 30
# What NewsQuant calls units of measure and the lexicon of units does not.
_MORE_UNITS = {"brake horsepower", "pound foot", "cent"}


@cache
def _measures() -> frozenset[str]:
    """Return the folded names of units and currencies; any other unit of NewsQuant is a counted noun."""
    return frozenset({*(fold(row["name"]) for row in lexicon.load("units")), *ours.CURRENCIES.values(), *_MORE_UNITS})


def _is_measure(unit: str) -> bool:
    return unit.partition(" per ")[0] in _measures()


def unit_agrees(gold: str, unit: str) -> bool:
    """Whether a unit is NewsQuant's; a bare number answers any counted noun."""
    wanted = fold(gold)
    return unit == wanted or (not unit and not _is_measure(wanted))


def _is_change(text: str, first: Reading, second: Reading) -> bool:
    between = text[first.span.end : second.span.start]
    if first.value is None or second.value is None or len(between) > _FAR:
        return False
    return bool(_FROM.fullmatch(text[: first.span.start])) and bool(_TO.fullmatch(between))


def as_pairs(text: str, found: list[Reading]) -> list[Reading]:
    """Return readings as NewsQuant writes them: both ends of a change in one, fuzzy words from one of their scale to ten."""
    joined = [_spread(text, one) for one in found]
    ends = [(a, b) for a, b in pairwise(joined) if _is_change(text, a, b)]
    for first, second in ends:
        both = replace(
            second, span=Span(first.span.start, second.span.end), value=None, low=first.value, high=second.value
        )
        joined = [both if one is second else one for one in joined if one is not first]
    return joined


def _spread(text: str, one: Reading) -> Reading:
    if not one.is_fuzzy or one.value is not None:
        return one
    words = text[one.span.start : one.span.end]
    scale = one.low / (3 if _SEVERAL.match(words) else 2)
    return replace(one, low=scale, high=10 * scale)


def _same(gold: dict[str, Any], one: Reading) -> bool:
    low, high = (one.low, one.high) if one.value is None else (one.value, one.value)
    return close(gold["low"], low) and close(gold["high"], high)


def _idle(text: str) -> list[Span]:
    return [one.span for one in ours.library().read(text) if one.is_idle]


def newsquant(folder: Path, library: Library) -> Figures:
    """Score values, and the units of measure and currencies of the values that are right."""
    right = units = predicted = gold = 0
    for case in read_cases(folder / "newsquant.jsonl"):
        text, idle = case["text"], _idle(case["text"])
        found = as_pairs(text, [one for one in library.read(text) if not one.is_idle])
        pairs = pair(case["quantities"], found, _same)
        matched = [id(one) for _, one in pairs]
        predicted += sum(id(one) in matched or not any(one.span.touches(span) for span in idle) for one in found)
        right, gold = right + len(pairs), gold + len(case["quantities"])
        units += sum(unit_agrees(one["normalized_unit"] or "-", other.unit) for one, other in pairs)
    return {"value F1": f1(right, predicted, gold), "value and unit F1": f1(units, predicted, gold)}


def number_battery(folder: Path, library: Library) -> Figures:
    """Score the number itself (one of the bounds that the gold gives), both bounds, and look-alikes that are read."""
    values = bounds = gold = fooled = others = 0
    for case in read_cases(folder / "number_battery.jsonl"):
        found = library.read(case["text"])
        for wanted in case["quantities"]:
            low, high, span = float(wanted["low"]), float(wanted["high"]), Span(wanted["start"], wanted["end"])
            one = next((one for one in found if one.span.touches(span)), None)
            gold += 1
            values += one is not None and (
                close(one.value, low) or close(one.value, high) or _is_within(one, low, high)
            )
            bounds += one is not None and _is_within(one, low, high)
        for other in case["non_quantities"]:
            others += 1
            fooled += any(one.span.touches(Span(other["start"], other["end"])) and not one.is_idle for one in found)
    return {
        "number": ratio(values, gold),
        "low and high": ratio(bounds, gold),
        "look-alikes read": ratio(fooled, others),
    }


def _is_within(one: Reading, low: float, high: float) -> bool:
    return close(one.low, low) and close(one.high, high)


def _outermost(values: list[dict[str, Any]]) -> list[Span]:
    kept: list[Span] = []
    for value in sorted(values, key=lambda value: (value["start"], -value["end"])):
        if not kept or value["start"] >= kept[-1].end:
            kept.append(Span(value["start"], value["end"]))
    return kept


@cache
def _sentences(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((sent.start_char, sent.text) for sent in load_for_text()(text).sents)


def _article(text: str, library: Library) -> Iterator[Span]:
    for start, sentence in _sentences(text):
        for one in library.read(sentence):
            yield Span(start + one.span.start, start + one.span.end)


def meantime(folder: Path, library: Library) -> Figures:
    """Score spans that overlap VALUEs, one to one, and readings that touch a date or a time (TIMEX3 DATE, TIME)."""
    right = predicted = gold = dates = 0
    for case in read_cases(folder / "meantime_en.jsonl"):
        until = int(case["annotated_until"])
        values = [span for span in _outermost(case["values"]) if span.start < until]
        timexes = [
            Span(one["start"], one["end"])
            for one in case["timexes"]
            if one.get("type") in ("DATE", "TIME") and "start" in one
        ]
        found = [span for span in _article(case["text"], library) if span.start < until]
        right += len(pair(values, found, Span.touches))
        predicted, gold = predicted + len(found), gold + len(values)
        dates += sum(any(span.touches(timex) for timex in timexes) for span in found)
    return {"VALUE F1": f1(right, predicted, gold), "readings on dates": ratio(dates, predicted)}


def gum(folder: Path, library: Library) -> Figures:
    """Score the share of numbers that modify a noun and are read at all."""
    found = gold = 0
    for case in read_cases(folder / "gum_numbers.jsonl"):
        spans = [one.span for one in library.read(case["text"])]
        for number in case["numbers"]:
            if number["deprel"].startswith("nummod") and number["head"] and number["head"]["upos"] != "NUM":
                gold += 1
                found += any(span.touches(Span(number["start"], number["end"])) for span in spans)
    return {"numbers read": ratio(found, gold)}
