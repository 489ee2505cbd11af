"""What numbers count or measure, by the parse of the shipped model."""

import csv
from pathlib import Path
from random import Random

import pytest
from spacy.tokens import Doc

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


# Numbers of the words below that any tree leaves to be read.
LEAST = 3
LABELS = "nsubj obj obl nmod nmod:poss nummod compound amod conj appos acl acl:relcl advcl xcomp cop case det flat"
TEXT = "About 12 of the 30 strong units , or 40 % , rose from $ 5 million to 6 , up 3 points on the 650 strong"


@pytest.mark.parametrize("seed", range(40))
def test_no_parse_makes_it_fail_or_go_round_in_circles(seed: int) -> None:
    """Trees without sense have readings too."""
    random = Random(seed)
    words, labels = TEXT.split(), LABELS.split()
    order, heads = random.sample(range(len(words)), len(words)), [0] * len(words)
    for place, word in enumerate(order):
        heads[word] = order[random.randrange(place)] if place else word
    deps = [random.choice(labels) for _ in words]
    tags = [random.choice(["NOUN", "PROPN", "VERB", "NUM", "ADJ"]) for _ in words]
    doc = Doc(nlp.load().vocab, words=words, heads=heads, deps=deps, pos=tags)
    context = context_of(doc, article(doc.text))
    printed = list(figures(context))
    assert len(counted(printed, context)) == len(printed) >= LEAST
