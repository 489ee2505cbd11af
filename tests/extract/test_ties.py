"""Ties of claims: parts and their totals, the ends and the sizes of one change, as ``tie_cases.csv`` lists them."""

import csv
from pathlib import Path

import pytest

from newsledger.extract.tying.words import forms
from newsledger.records import Claim
from tests.extract.claims_read import claims_of

CASES = Path(__file__).with_name("tie_cases.csv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def claim(found: list[Claim], words: str) -> Claim:
    """Return the one claim of these words."""
    (row,) = (row for row in found if row.text == words)
    return row


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['rule']}: {case['number']}")
def test_numbers_hang_together_as_their_words_say(case: dict[str, str]) -> None:
    """A number's role in a change, the others of the change, and the total that it is part of."""
    found = claims_of(case["text"])
    row, of = claim(found, case["number"]), {other.claim_id: other.text for other in found}
    partners = {
        other.text for other in found if row.change_id and other.change_id == row.change_id and other is not row
    }
    total = of[row.total_claim_id] if row.total_claim_id else "-" if row.is_part else ""
    assert (row.change_role or "", total, partners) == (
        case["role"],
        case["of"],
        set(filter(None, case["with"].split("|"))),
    )


def test_a_claim_that_stands_alone_has_no_change() -> None:
    """A change of one number has nothing to add up with."""
    (row,) = claims_of("The toll rose to 63.")
    assert (row.change_role, row.change_id, row.is_part, row.total_claim_id) == ("to", None, None, None)


def test_a_table_of_numbers_is_read_in_pieces_and_ties_within_its_text() -> None:
    """Ties of a long row of numbers are to claims of the article."""
    found = claims_of("They saw " + "12 boats, 13 cars, " * 60 + "and 25 vans in all.")
    known = {row.claim_id for row in found}
    assert len(found) > 100
    assert all(row.total_claim_id in known for row in found if row.total_claim_id)


def test_every_kind_of_word_has_words() -> None:
    """The lexicon has each kind that the code asks for, verbs and nouns in their forms."""
    asked = (
        "up_noun",
        "down_noun",
        "any_noun",
        "off",
        "holding",
        "held",
        "trade",
        "dealt",
        "settled",
        "level",
        "include",
    )
    asked += ("part", "pronoun", "sum", "figure", "report", "tally", "weigh", "until", "now")
    assert all(forms(kind) for kind in asked)
    assert {"wiped", "wiping"} <= forms("off") and "rises" in forms("up_noun")
