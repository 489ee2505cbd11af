"""How an article presents an event: each row of ``standing_cases.csv`` is a rule by example."""

from pathlib import Path

import pytest

from newsledger import lexicon, nlp
from newsledger.extract.standing import standing_of

CASES = list(lexicon.read(Path(__file__).with_name("standing_cases.csv")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['word']}: {case['text']}")
def test_a_word_has_the_category_that_its_sentence_gives_it(case: dict[str, str]) -> None:
    doc = nlp.load()(case["text"])
    token = next(token for token in doc if token.text == case["word"])
    stands = standing_of(token)
    assert stands.factuality == case["factuality"], stands.reason
