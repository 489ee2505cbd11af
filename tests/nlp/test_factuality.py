"""Factuality of the shipped pipeline: what happened, what did not, and what only might."""

import pytest
from spacy.language import Language

from newsledger import nlp


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return nlp.load()


@pytest.mark.parametrize(
    ("text", "word", "least", "most"),
    [
        ("Rebels attacked the town on Monday.", "attacked", 2, 3),
        ("Nobody was killed in the blast.", "killed", -3, -1),
        ("The army did not attack the town.", "attack", -3, -1),
        ("No attack on the port took place.", "attack", -3, -1),
        ("The attack on the port killed two guards.", "attack", 2, 3),
        ("The general denied that his troops shelled the village.", "shelled", -3, -1),
        ("If the army attacks the town, thousands will flee.", "attacks", -3, 1),
    ],
)
def test_what_is_said_to_have_happened(pipeline: Language, text: str, word: str, least: float, most: float) -> None:
    (token,) = (token for token in pipeline(text) if token.text == word)
    assert least <= token._.factuality <= most


def test_a_trigger_and_its_predicate_agree(pipeline: Language) -> None:
    doc = pipeline("No soldier was wounded, and there was no attack.")
    both = [token for token in doc if token._.predicate and token._.trigger]
    assert both
    assert all(token._.predicate.factuality == token._.trigger.factuality for token in both)
