"""One line a claim: each case is the columns of a row (those not named are null) and how people read it."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newsledger.claim_wording import claim_line, figure
from newsledger.tables import table

with (Path(__file__).parent / "claim_wording_cases.csv").open(encoding="utf-8") as file:
    CASES = [(case["line"], case["columns"]) for case in csv.DictReader(file)]
NUMBERS = {"value": float, "low": float, "high": float, "is_part": bool, "as_of_on": date.fromisoformat}


def row(columns: str) -> dict[str, Any]:
    """Return a row of claims from NAME=VALUE pairs; a plus stands for a space."""
    given = dict(pair.split("=") for pair in columns.split())
    read = {name: NUMBERS.get(name, lambda value: value.replace("+", " "))(value) for name, value in given.items()}
    empty: dict[str, Any] = dict.fromkeys(table("claims").column_names)
    return empty | {"kind": "count", "comparator": "exactly"} | read


@pytest.mark.parametrize(("line", "columns"), CASES, ids=[line for line, _ in CASES])
def test_a_claim_reads_as_a_line(line: str, columns: str) -> None:
    assert claim_line(row(columns)) == line


@pytest.mark.parametrize(
    ("value", "words"),
    [(12, "12"), (5000, "5,000"), (1e6, "1 million"), (1234567, "1,234,567"), (2.5e9, "2.5 billion"), (-3e12, "-3 trillion")],
)  # fmt: skip
def test_numbers_are_written_as_people_do(value: float, words: str) -> None:
    assert figure(value) == words


def test_line_breaks_in_the_words_do_not_break_the_line() -> None:
    assert claim_line(row("value=12") | {"source_text": "the health\nministry"}) == "12, said the health ministry"
