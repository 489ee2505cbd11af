"""What the number reader reads, case by case: ``number_cases.csv`` is the specification."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsledger.extract.quantities import Quantity, quantities

CASES = Path(__file__).with_name("number_cases.csv")


def _cases() -> Iterator[Any]:
    lines = (line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE):
        yield pytest.param(row["text"], row["readings"], id=row["rule"])


def _expected(readings: str) -> list[dict[str, str]]:
    found = []
    for reading in filter(None, map(str.strip, readings.split(" ; "))):
        words, _, fields = reading.partition(": ")
        pairs = [pair.partition("=") for pair in fields.split(" ")]
        merged: list[list[str]] = []
        for name, sign, value in pairs:
            if sign:
                merged.append([name, value])
            else:
                merged[-1][1] += f" {name}"
        found.append({"text": words, **dict(merged)})
    return found


def _shown(quantity: Quantity, field: str) -> str:
    value = getattr(quantity, field)
    if value is None:
        return ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _wanted(field: str, value: str) -> str:
    return f"{float(value):.15g}" if field in ("value", "low", "high") and value else value


@pytest.mark.parametrize(("text", "readings"), _cases())
def test_reads(text: str, readings: str) -> None:
    """A sentence gives the readings of its row, in order, and no others."""
    expected = _expected(readings)
    found = quantities(text)
    assert [quantity.text for quantity in found] == [reading["text"] for reading in expected]
    shown = [{field: _shown(q, field) for field in reading} for q, reading in zip(found, expected, strict=True)]
    assert shown == [{field: _wanted(field, value) for field, value in reading.items()} for reading in expected]
