"""Duckling's English corpus: numerals, money, quantities, volumes, distances, temperatures and durations, one phrase a case.

A case is right when a reading has the expected value or bounds. Times, ordinals, time zones and emails are not
numbers here. Conventions: the corpus converts to a base unit ("0.002 kg" is 2 grams), so values are compared after
that conversion for metric units and coins as printed; ``under`` and ``above`` are open intervals; durations are
compared in the unit that the corpus names or a multiple of it. The corpus reads a lone "a pair" or "single" and a
unit without a number ("a dollar") as numbers, the ledger does not.
"""

import re
from pathlib import Path

from benchmarks.numbers import close, listed, read, share
from benchmarks.report import Report, read_cases
from newsledger.extract.quantities import Quantity

FILES = ("duckling_en.jsonl",)
_DIMENSIONS = ("Numeral", "AmountOfMoney", "Quantity", "Volume", "Distance", "Temperature", "Duration")
_NUMBER = r"-?\(?-?\d+(?:\.\d+)?(?:[eE]-?\d+)?\)?"
_FACTORS = {
    "kg": ("Gram", 1000.0), "g": ("Gram", 1.0), "mg": ("Gram", 0.001), "km": ("Kilometre", 1.0), "cm": ("Centimetre", 1.0),
    "h": ("Hour", 1.0), "min": ("Minute", 1.0), "d": ("Day", 1.0), "wk": ("Week", 1.0), "mo": ("Month", 1.0),
    "a": ("Year", 1.0),
}  # fmt: skip
# Smaller units in one of what the corpus may name instead.
_STEPS = {("h", "Minute"): 60.0, ("d", "Hour"): 24.0, ("wk", "Day"): 7.0, ("a", "Month"): 12.0, ("min", "Second"): 60.0}


def _expected(text: str) -> tuple[str, list[float]]:
    """Return interval (simple, between, under, above) and figures of an expectation."""
    kind = next((word for word in ("between", "under", "above") if f"({word}" in text), "simple")
    return kind, [float(number.strip("()")) for number in re.findall(rf"(?<![\w.]){_NUMBER}", text.replace('"', " "))]


def _factors(quantity: Quantity, expectation: str) -> list[float]:
    """Return what the reading's figures may be multiplied by to be the corpus's."""
    base, factor = _FACTORS.get(quantity.unit or "", ("", 1.0))
    steps = [step for (unit, name), step in _STEPS.items() if unit == quantity.unit and name in expectation]
    return [
        1.0,
        *([factor] if base in expectation else []),
        *steps,
        *([100.0] if quantity.rule.endswith(":minor") else []),
    ]


def _agrees(expectation: str, quantity: Quantity) -> bool:
    kind, figures = _expected(expectation)
    ours = {
        "simple": [quantity.value if quantity.value is not None else quantity.low],
        "between": [quantity.low, quantity.high],
        "under": [quantity.high],
        "above": [quantity.low],
    }[kind]
    if not figures or any(value is None for value in ours):
        return False
    return any(
        all(close(f, (o or 0.0) * k) for f, o in zip(figures, ours, strict=False))
        for k in _factors(quantity, expectation)
    )


def score(folder: Path) -> Report:
    """Score phrases by dimension, and all together."""
    report = Report()
    right, count = dict.fromkeys(_DIMENSIONS, 0), dict.fromkeys(_DIMENSIONS, 0)
    for case in read_cases(folder / FILES[0]):
        dimension = case["dim"]
        if dimension not in count:
            continue
        found = read(case["text"])
        is_right = any(_agrees(case["expect"], quantity) for quantity in found)
        right[dimension], count[dimension] = right[dimension] + is_right, count[dimension] + 1
        shown = [(q.text, q.value, q.low, q.high, q.unit or q.currency) for q in found]
        listed(report, dimension, [] if is_right else [f"{case['expect']} <> {shown}"], case["text"])
    report.scores = [
        share(f"duckling_numbers.{dimension.lower()}", right[dimension], count[dimension]) for dimension in _DIMENSIONS
    ]
    report.scores.append(share("duckling_numbers.all", sum(right.values()), sum(count.values())))
    return report
