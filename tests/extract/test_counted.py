"""What numbers count or measure, by the parse of the shipped model."""

import csv
from pathlib import Path

import pytest

from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.counted import counted
from newsledger.extract.figures import Counted, figures
from tests.articles import article


def _cases(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


CASES, NOUNS = _cases("counted_cases.csv"), _cases("counted_noun_cases.csv")


def read(text: str) -> dict[str, Counted]:
    """Return what each number of a text counts, by its words."""
    context = context_of(nlp.load()(text), article(text))
    printed = list(figures(context))
    return {figure.quantity.text: one for figure, one in zip(printed, counted(printed, context), strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['number']}: {case['text']}")
def test_a_number_has_the_noun_that_it_counts(case: dict[str, str]) -> None:
    """The noun as a lemma, its words, and whose it is; empty where the words do not say."""
    found = read(case["text"])[case["number"]]
    shown = tuple(value or "" for value in (found.concept, found.concept_text, found.entity_text))
    assert shown == (case["concept"], case["words"], case["entity"])


@pytest.mark.parametrize("case", NOUNS, ids=lambda case: f"{case['number']}: {case['text']}")
def test_a_number_has_its_noun_however_the_sentence_is_built(case: dict[str, str]) -> None:
    """The lemma alone, over many ways to write a number; empty where no word says what is counted."""
    assert (read(case["text"])[case["number"]].concept or "") == case["concept"]
