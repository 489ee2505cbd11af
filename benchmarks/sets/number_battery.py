"""A battery of 40 sentences: quantities with all their fields, and look-alikes that are none.

A prediction answers the gold quantity that it overlaps first. Conventions of the gold: an open bound is 0 or
infinity; nearly is ~ with its number as upper bound, about and a plain number have it as both bounds; ages are a kind
of their own and rates are one; a level is what has no cue of
change and what a step ends at ("fell 12% to $45.30"), which the ledger tells apart as ``to``; a score is a look-alike,
which the ledger reads as kind score. ``core`` is low, high, comparator, unit and kind together; ``all`` adds the
concept (its last word, lemma; people are persons) and the change.
"""

from pathlib import Path
from typing import Any

from benchmarks.claims import at, numbers_of
from benchmarks.numbers import close, listed, overlap, share
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.figures import Number
from newsledger.extract.numbers.concept_words import lemma
from newsledger.extract.numbers.units import name
from newsledger.extract.quantities import Quantity
from newsledger.ontology import ChangeRole, ClaimKind, Comparator

FILES = ("number_battery.jsonl",)
_SIGNS = {
    Comparator.EXACTLY: "=",
    Comparator.ABOUT: "~",
    Comparator.NEARLY: "~",
    Comparator.AT_LEAST: ">=",
    Comparator.MORE_THAN: ">",
    Comparator.UP_TO: "<=",
    Comparator.AT_MOST: "<=",
    Comparator.LESS_THAN: "<",
    Comparator.BETWEEN: "range",
    Comparator.FUZZY: "fuzzy",
}
_KINDS = {ClaimKind.PERCENTAGE_POINT: "measure"}
_UNITS = {"percentage": "percent", "degree celsius": "celsius"}
_CHANGES = {
    ChangeRole.UP_BY: "delta_up",
    ChangeRole.DOWN_BY: "delta_down",
    ChangeRole.FROM: "from",
    ChangeRole.TO: "to",
    ChangeRole.LEVEL: "level",
}
# What is counted is asked of the claims, with a parse.
TARGETS = {"concept": None, "all": None}
_FIELDS = ("low", "high", "comparator", "unit", "kind", "concept", "change")


def _low(quantity: Quantity) -> float:
    is_around = quantity.comparator is Comparator.ABOUT and quantity.low is None
    return (quantity.value if is_around else quantity.low) or 0.0


def _high(quantity: Quantity) -> float:
    is_around = quantity.comparator is Comparator.ABOUT and quantity.high is None
    bound = quantity.value if is_around else quantity.high
    return float("inf") if bound is None else bound


def _unit(quantity: Quantity) -> str | None:
    if quantity.kind is ClaimKind.MULTIPLIER:
        return "times"
    if quantity.currency or not quantity.unit:
        return quantity.currency
    plain = name(quantity.unit)
    return _UNITS.get(plain, f"{plain} per {quantity.per}" if quantity.per else plain)


def _kind(quantity: Quantity) -> str:
    if quantity.rule.startswith("age"):
        return "age"
    return "rate" if quantity.unit == "[bbl_us]/d" or quantity.per else _KINDS.get(quantity.kind, quantity.kind.value)


def _concept(text: str | None) -> str | None:
    return lemma(text.split()[-1]).replace("people", "person") if text else None


def _change(quantity: Quantity, wanted: str) -> str:
    if wanted == "level" and quantity.change_role is ChangeRole.TO:
        return "level"
    if quantity.kind is ClaimKind.MULTIPLIER:
        return "ratio"
    return _CHANGES[quantity.change_role] if quantity.change_role else "level"


def _agreements(gold: dict[str, Any], number: Number) -> dict[str, bool]:
    quantity = number.figure.quantity
    sign = (
        "~" if gold["cmp"] == "~" and quantity.comparator is Comparator.FUZZY else _SIGNS.get(quantity.comparator, "=")
    )
    return {
        "low": close(float(gold["low"]), _low(quantity)),
        "high": close(float(gold["high"]), _high(quantity)),
        "comparator": sign == gold["cmp"],
        "unit": gold["unit"] in (_unit(quantity), quantity.unit or quantity.currency),
        "kind": _kind(quantity) == gold["kind"],
        "concept": _concept(None if quantity.is_age else number.counted.concept) == _concept(gold["concept"]),
        "change": _change(quantity, gold["change"]) == gold["change"],
    }


def score(folder: Path) -> Report:
    """Score every field, the fields together, and claims read from look-alikes."""
    report = Report()
    right = dict.fromkeys((*_FIELDS, "found", "core", "all"), 0)
    gold_count = lookalikes = fooled = 0
    cases = list(read_cases(folder / FILES[0]))
    for case, found in zip(cases, numbers_of(case["text"] for case in cases), strict=True):
        for gold in case["quantities"]:
            gold_count += 1
            number = at(found, gold["start"], gold["end"])
            if number is None:
                listed(report, "missed", [gold["surface"]], case["text"])
                continue
            agreed = _agreements(gold, number)
            right["found"] += 1
            right["core"] += all(agreed[field] for field in _FIELDS[:5])
            right["all"] += all(agreed.values())
            for field in _FIELDS:
                right[field] += agreed[field]
            wrong = [field for field in _FIELDS if not agreed[field]]
            listed(
                report,
                ",".join(wrong),
                [f"{gold} <> {number.figure.quantity} {number.counted}"] if wrong else [],
                case["text"],
            )
        for other in case["non_quantities"]:
            lookalikes += 1
            span = other["start"], other["end"]
            read = [one.figure for one in found if overlap(span, (one.figure.start_char, one.figure.end_char))]
            touched = [one.quantity.text for one in read if one.quantity.kind.value != other["kind"]]
            fooled += bool(touched)
            listed(report, "look-alike", touched, case["text"])
    report.scores = [
        share(f"number_battery.{field}", count, gold_count, TARGETS.get(field, 0.95)) for field, count in right.items()
    ]
    report.scores.append(
        Score(
            "number_battery.false_on_lookalikes",
            ratio(fooled, lookalikes),
            lookalikes,
            higher_is_better=False,
            target=0.0,
        )
    )
    return report
