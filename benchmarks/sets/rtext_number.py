"""Recognizers-Text's specification of numbers: value and span of every number in a phrase.

A case is right when each result is answered by one reading with its value and its exact span, and nothing else is
read. Conventions: the span is the number's own, without bounding words, currency or unit, but with the percent sign
for the percentage model; a percentage keeps its scale (100 % is 100). A number that touches its unit ("1m") is read by
the specification's model of units, not by that of numbers, so it is left out. The specification also reads the digits
of dates, phones and identifiers as numbers and ordinals as ordinals; the ledger does not, so these cases count as wrong.
``figures`` is the share without those in which a date, a phone or a code is to be read as numbers.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.numbers import close, listed, read, share
from benchmarks.report import Report, read_cases
from newsledger.extract.quantities import Quantity
from newsledger.ontology import ClaimKind

FILES = ("rtext_number.jsonl",)
_OTHER = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b|\+\d(?:[-/]\d+){2,}|\b[A-Z]{2,}-\d")


def _gold(result: dict[str, Any]) -> tuple[int, int, float]:
    """Return span (half-open) and value of one result."""
    value = str(result["Resolution"]["value"])
    return int(result["Start"]), int(result["End"]) + 1, float(value.rstrip("%"))


def _reading(quantity: Quantity, is_percent: bool) -> tuple[int, int, float | None]:
    return (
        quantity.start if is_percent else quantity.number_start,
        quantity.end if is_percent else quantity.number_end,
        quantity.value,
    )


def _is_glued(quantity: Quantity) -> bool:
    """Whether letters of a unit touch the number."""
    behind = quantity.text[quantity.number_end - quantity.start :]
    return bool(quantity.unit) and behind[:1].isalpha()


def _has_other(case: dict[str, Any]) -> bool:
    """Whether digits of a date, a phone or a code are among the results."""
    return _OTHER.search(case["input"]) is not None and bool(case["results"])


def _is_right(case: dict[str, Any], found: list[Quantity]) -> bool:
    gold = [_gold(result) for result in case["results"]]
    is_percent = case["spec"] == "PercentModel"
    readings = [
        _reading(q, is_percent) for q in found if (q.kind is ClaimKind.PERCENT or not is_percent) and not _is_glued(q)
    ]
    return len(gold) == len(readings) and all(
        one[:2] == other[:2] and close(one[2], other[2]) for one, other in zip(gold, readings, strict=True)
    )


def score(folder: Path) -> Report:
    """Score cases read in full."""
    report = Report()
    right = count = figures_right = figures = 0
    for case in read_cases(folder / FILES[0]):
        found = read(case["input"])
        is_right = _is_right(case, found)
        right, count = right + is_right, count + 1
        if not _has_other(case):
            figures_right, figures = figures_right + is_right, figures + 1
        wrong = (
            []
            if is_right
            else [
                f"{[_gold(r) for r in case['results']]} <> {[(q.number_start, q.number_end, q.value) for q in found]}"
            ]
        )
        listed(report, case["spec"], wrong, case["input"])
    report.scores = [
        share("rtext_number.cases", right, count, target=0.92),
        share("rtext_number.figures", figures_right, figures),
    ]
    return report
