"""How firmly claims stand and who answers for them, as ``vouched_cases.csv`` lists it."""

import csv
from pathlib import Path

import pytest

from newsledger import lexicon
from newsledger.ontology import DateBasis, Stance
from newsledger.records import Claim
from tests.extract.claims_read import claims_of

CASES = Path(__file__).with_name("vouched_cases.csv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def shown(row: Claim) -> tuple[str, str, str, str]:
    """Return what a case says of a claim."""
    return row.source_text or "", row.stance or "", row.factuality or "", str(row.as_of_on or "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["rule"])
def test_a_number_stands_as_its_words_say(case: dict[str, str]) -> None:
    """Its source, what that does with it, whether it is so, and the day that it is true of."""
    found = [shown(row) for row in claims_of(case["text"]) if row.text == case["number"]]
    assert (case["source"], case["stance"], case["factuality"], case["as_of"]) in found


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The mayor said 12 miners had died.", 1),
        ("Both the army and the rebels said 12 people had died.", 2),
        ("The army, the police and the mayor said 12 people had died.", 3),
        ("The minister rejected reports of 80 dead.", 1),
        ("The minister rejected police reports that 80 people had died.", 2),
        ("The minister and party leader said 40 people had fled.", 1),
        ("The rebels said 30 soldiers and 12 miners were killed. The army denied that claim.", 1),
    ],
)
def test_each_who_answers_for_a_number_has_a_claim_of_it(text: str, speakers: int) -> None:
    """Claims of one number differ in who says it, and so in their ids."""
    found = [row for row in claims_of(text) if row.start_char == claims_of(text)[0].start_char]
    assert len(found) == len({row.claim_id for row in found}) == len({row.source_text for row in found}) == speakers


def test_a_total_is_that_of_the_same_speaker() -> None:
    """Each speaker's part is part of his own total."""
    found = claims_of("Both the army and the rebels said 12 people had died, including five children.")
    source = {row.claim_id: row.source_text for row in found}
    parts = [row for row in found if row.text == "five"]
    assert [source[row.total_claim_id or ""] for row in parts] == [row.source_text for row in parts]


def test_a_day_says_what_it_stands_on_and_needs_the_articles() -> None:
    """A weekday stands on the article's day, "so far" is that day; without one neither is known."""
    text = "So far 40 people have died. On 3 May 2024 the toll was 12."
    assert [row.as_of_basis for row in claims_of(text)] == [DateBasis.ARTICLE, DateBasis.EXPLICIT]
    assert [str(row.as_of_on) for row in claims_of(text, None)] == ["None", "2024-05-03"]


def test_a_reason_is_part_of_the_rule() -> None:
    """The word that makes a number denied stands in the claim's rule."""
    (row,) = claims_of("The governor denied that 30 villagers had been killed.")
    assert "denies: 'denied'" in row.rule


def test_the_lexicon_names_known_stances() -> None:
    """Each row has a stance of the closed list, or asserts when negated."""
    rows = lexicon.load("claim_stances")
    assert {row["stance"] for row in rows} | {row["negated"] for row in rows if row["negated"]} == set(Stance)
