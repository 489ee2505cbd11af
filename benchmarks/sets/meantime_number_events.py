"""MEANTIME (64 Wikinews articles, tokenised): which event a number belongs to, scored up to ``annotated_until``.

Gold are the HAS_PARTICIPANT relations whose target is a VALUE: pairs of a value (nested ones as the longest) and the words of
an event, of which there are many besides those that the ledger codes: "fell", "loss", "was". Found are the numbers of the
article, each with its governor; a pair is right where both overlap. Numbers in a TIMEX3 and those that no numeral writes ("a
man died") are none of the gold's values and are left out.

Convention: the gold links the *participant*. A number that only counts or describes a noun ("supply 179 tankers", "won a $ 40
billion contract") is there by the noun's entity, and its VALUE has no link. So for ``f1`` a number is taken for linked where no
noun but an amount's lies between it and its governor, and no noun behind it is counted ("thousands of workers").

``every_f1`` does without that: every number counts as linked, so that the counting ones are false. ``entity_f1`` asks of every
number too, and takes the links of the shortest linked entity that holds a value for the value's as well. ``given`` is the
share of the gold's pairs that are found where the value is known to have a link.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.claims import numbers_of
from benchmarks.numbers import listed, overlap, prf
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.extract.figures import Number
from newsledger.extract.owning.governor import is_amount, way
from newsledger.ontology import ClaimKind

FILES = ("meantime_en.jsonl",)
TARGET = 0.6
# How the rules of numbers that no numeral writes begin.
IMPLIED = "implied:"
Span = tuple[int, int]
Pairs = set[tuple[Span, Span]]


class Found(NamedTuple):
    """The pairs of one article: a number's governor, and whether the number itself is the argument; gold's pairs."""

    linked: Pairs
    counting: Pairs
    gold: Pairs
    by_entity: Pairs


def score(folder: Path) -> Report:
    """Score every article."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    found = [_found(case, list(numbers)) for case, numbers in _read(cases)]
    for case, one in zip(cases, found, strict=True):
        _list(report, case["text"], one)
    report.errors.sort()
    linked = [(one.linked, one.gold) for one in found]
    every = [(one.linked | one.counting, one.gold) for one in found]
    entity = [(predicted, gold | one.by_entity) for (predicted, gold), one in zip(every, found, strict=True)]
    right, _, gold = _counts(every)
    report.scores = [
        *prf("meantime_number_events.link", *_counts(linked), target=TARGET),
        Score("meantime_number_events.every_f1", f1(*_counts(every)), gold),
        Score("meantime_number_events.entity_f1", f1(*_counts(entity)), _counts(entity)[2]),
        Score("meantime_number_events.given", ratio(right, gold), gold),
    ]
    return report


def _read(cases: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[Number]]]:
    return zip(cases, numbers_of(case["text"] for case in cases), strict=True)


def _counts(pairs: list[tuple[Pairs, Pairs]]) -> tuple[int, int, int]:
    """Return how many pairs of the gold are found, how many are predicted, and how many there are."""
    right = sum(_is_found(one, predicted) for predicted, gold in pairs for one in gold)
    return right, sum(len(predicted) for predicted, _ in pairs), sum(len(gold) for _, gold in pairs)


def _is_found(one: tuple[Span, Span], among: Pairs) -> bool:
    return any(overlap(one[0], number) and overlap(one[1], event) for number, event in among)


def _found(case: dict[str, Any], numbers: list[Number]) -> Found:
    values, until = _values(case), int(case["annotated_until"])
    timexes = [(timex["start"], timex["end"]) for timex in case["timexes"] if "start" in timex]
    linked, counting = Pairs(), Pairs()
    for number in numbers:
        if number.figure.quantity.rule.startswith(IMPLIED):
            continue
        span = (number.figure.start_char, number.figure.end_char)
        between, governor = way(number.figure.number)
        if governor is None or span[0] >= until or any(overlap(span, timex) for timex in timexes):
            continue
        value = next((value for value in values if overlap(value, span)), span)
        pair = value, (governor.idx, governor.idx + len(governor))
        is_counting = any(_is_counted(token, number) for token in between) or _counts_behind(number)
        (counting if is_counting else linked).add(pair)
    return Found(linked, counting, *_gold(case, values))


def _is_counted(token: Any, number: Number) -> bool:
    """Whether a word between a number and its governor is a noun that the number counts or describes."""
    words = number.figure.words
    return token.pos_ in ("NOUN", "PROPN") and not words.start <= token.i < words.end and not is_amount(token)


def _counts_behind(number: Number) -> bool:
    """Whether a number heads the phrase of the noun that it counts: "thousands of workers", "two of its plants"."""
    figure = number.figure
    if figure.quantity.kind is not ClaimKind.COUNT:
        return False
    behind = [child for child in figure.number.children if child.dep_ == "nmod" and child.i > figure.number.i]
    return any(not is_amount(noun) for noun in behind)


def _values(case: dict[str, Any]) -> list[Span]:
    spans = {(v["start"], v["end"]) for v in case["values"] if v["start"] < case["annotated_until"]}
    return [one for one in sorted(spans) if not any(o != one and o[0] <= one[0] and one[1] <= o[1] for o in spans)]


def _gold(case: dict[str, Any], values: list[Span]) -> tuple[Pairs, Pairs]:
    """Return the pairs of the gold, and those that its entities give."""
    spans = {
        one["m_id"]: (one["start"], one["end"])
        for one in (*case["values"], *case["events"], *case["entities"])
        if "start" in one
    }
    is_value = {one["m_id"] for one in case["values"]}
    relations = [one for one in case["relations"] if one["type"] == "HAS_PARTICIPANT"]
    links = [(event, target) for one in relations for event in one["source"] for target in one["target"]]
    links = [(event, target) for event, target in links if event in spans and target in spans]
    direct = {
        (value, spans[event])
        for event, target in links
        if target in is_value
        for value in values
        if overlap(value, spans[target])
    }
    return direct, {(value, event) for value in values for event in _of_entity(value, links, spans, is_value)}


def _of_entity(value: Span, links: list[tuple[str, str]], spans: dict[str, Span], is_value: set[str]) -> Iterator[Span]:
    """Yield the events of the shortest linked entity that holds a value."""
    holding = [
        (spans[target][1] - spans[target][0], spans[event])
        for event, target in links
        if target not in is_value and spans[target][0] <= value[0] and value[1] <= spans[target][1]
    ]
    shortest = min((length for length, _ in holding), default=0)
    yield from (event for length, event in holding if length == shortest)


def _list(report: Report, text: str, one: Found) -> None:
    for kind, pairs, others in (("false", one.linked, one.gold), ("missed", one.gold, one.linked)):
        for number, event in sorted(pair for pair in pairs if not _is_found(pair, others)):
            around = text[max(0, number[0] - 90) : number[1] + 60].replace("\n", " / ")
            listed(report, kind, [f"{text[slice(*number)]} -> {text[slice(*event)]}"], around)
