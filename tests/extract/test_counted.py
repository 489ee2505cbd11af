"""What numbers count or measure, by the parse of the shipped model."""

import csv
from pathlib import Path

import pytest

from newsledger import nlp
from newsledger.extract.articles import context_of
from newsledger.extract.counted import counted
from newsledger.extract.figures import Counted, figures
from tests.articles import article

CASES = list(csv.DictReader(Path(__file__).with_name("counted_cases.csv").open(encoding="utf-8")))


def read(text: str) -> dict[str, Counted]:
    """Return what each number of a text counts, by its words."""
    context = context_of(nlp.load()(text), article(text))
    printed = list(figures(context))
    return {figure.words.text: one for figure, one in zip(printed, counted(printed, context), strict=True)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['number']}: {case['text']}")
def test_a_number_has_the_noun_that_it_counts(case: dict[str, str]) -> None:
    """The noun as a lemma, its words, and whose it is; empty where the words do not say."""
    found = read(case["text"])[case["number"]]
    shown = tuple(value or "" for value in (found.concept, found.concept_text, found.entity_text))
    assert shown == (case["concept"], case["words"], case["entity"])
