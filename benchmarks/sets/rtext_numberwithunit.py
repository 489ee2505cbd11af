"""Recognizers-Text's specification of numbers with units: ages, money, dimensions and temperatures in a sentence.

A result is found when a reading that overlaps it has its value; ``unit`` also compares the unit by its plain name
(spelling folded) or ISO 4217 code, a currency without a code by its name. Each specification looks for one kind of
unit, so what else is read is not counted as false; bare unit words without a number ("dollar : 143.80 yen") are not
in the count. Minor coins are hundredths in the ledger and units of their own here: they are compared as printed.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.numbers import close, listed, overlap, read, share
from benchmarks.report import Report, read_cases
from newsledger.extract.numbers.units import name
from newsledger.extract.quantities import Quantity

FILES = ("rtext_numberwithunit.jsonl",)
_CODES = {
    "Dollar": "USD", "Pound": "GBP", "Cent": "USD", "Pence": "GBP", "United States dollar": "USD", "Peseta": "ESP",
    "Netherlands guilder": "NLG",
}  # fmt: skip
_NAMES = {"C": "celsius", "F": "fahrenheit", "Metric ton": "tonne", "Age": "year"}


def _value(quantity: Quantity) -> float | None:
    return quantity.value * 100 if quantity.value is not None and quantity.rule.endswith(":minor") else quantity.value


def _fold(unit: str) -> str:
    folded = (
        unit.lower().replace("metre", "meter").replace("litre", "liter").replace("degree ", "").replace("-mass", "")
    )
    return re.sub(r"\W+", " ", folded).strip()


def _unit_agrees(resolution: dict[str, Any], quantity: Quantity) -> bool:
    if quantity.currency:
        return quantity.currency in (resolution.get("isoCurrency"), _CODES.get(resolution["unit"]))
    wanted = _fold(_NAMES.get(resolution["unit"], resolution["unit"]))
    return _fold(name(quantity.unit or "")) in (wanted, f"{wanted} per day")


def score(folder: Path) -> Report:
    """Score values, and units of the values that are right."""
    report = Report()
    right = units = gold = 0
    for case in read_cases(folder / FILES[0]):
        results = [r for r in case["results"] if r["Resolution"].get("value") is not None]
        found = [q for q in read(case["input"]) if q.unit or q.currency]
        gold += len(results)
        for result in results:
            span = int(result["Start"]), int(result["End"]) + 1
            touching = [q for q in found if overlap(span, (q.start, q.end))]
            quantity = next((q for q in touching if close(float(result["Resolution"]["value"]), _value(q))), None)
            is_unit = quantity is not None and _unit_agrees(result["Resolution"], quantity)
            right, units = right + (quantity is not None), units + is_unit
            if not is_unit:
                wrong = f"{result['Resolution']} <> {[(q.text, q.value, q.unit or q.currency) for q in touching]}"
                listed(report, "value" if quantity is None else "unit", [wrong], case["input"])
    report.errors.sort()
    report.scores = [
        share("rtext_numberwithunit.value_recall", right, gold),
        share("rtext_numberwithunit.value_unit_recall", units, gold, target=0.85),
    ]
    return report
