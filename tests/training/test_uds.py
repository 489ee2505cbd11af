"""UDS ratings become values in [-3, 3] with a weight, on UD's words."""

import zipfile
from pathlib import Path

import orjson
import pytest
import treebank

from training.corpora.factuality import IDS_FILE, LONE_WEIGHT, RATINGS_FILE, factuality

LEFT = """
Troops troop NOUN NNS 4
did do AUX VBD 4
not not PART RB 4
leave leave VERB VB 0
and and CCONJ CC 6
dug dig VERB VBD 4
in in ADP RP 6
"""
SURE, UNSURE = 4, 1
Answers = list[tuple[int, int]]


def rated(corpora: Path, words: dict[int, Answers]) -> Path:
    """Answers (happened, confidence) of annotators by the word, counted from 1."""
    treebank.write(corpora, {"web-1": LEFT})
    nodes = {f"ewt-train-1-semantics-pred-{word}": _node(answers) for word, answers in words.items()}
    (corpora / IDS_FILE).parent.mkdir(parents=True)
    (corpora / IDS_FILE).write_bytes(orjson.dumps({"ewt-train-1": {"sentence_id": "web-1"}}))
    (corpora / RATINGS_FILE).parent.mkdir(parents=True)
    with zipfile.ZipFile(corpora / RATINGS_FILE, "w") as archive:
        archive.writestr("factuality.json", orjson.dumps({"metadata": {}, "data": {"ewt-train-1": nodes}}))
    return corpora


def _node(answers: Answers) -> dict[str, object]:
    values = {str(number): happened for number, (happened, _) in enumerate(answers)}
    confidences = {str(number): confidence for number, (_, confidence) in enumerate(answers)}
    return {"factuality": {"factual": {"value": values, "confidence": confidences}}}


@pytest.mark.parametrize(
    ("answers", "value", "weight"),
    [
        ([(1, SURE), (1, SURE)], 3.0, 1.0),
        ([(0, SURE), (0, SURE)], -3.0, 1.0),
        ([(1, SURE), (0, SURE)], 0.0, 0.0),
        ([(1, UNSURE), (1, SURE)], 1.875, 0.625),
        ([(0, 0), (1, 0)], 0.0, 1.0),
        ([(1, SURE)], 3.0, LONE_WEIGHT),
    ],
    ids=["agreed yes", "agreed no", "opposite", "less sure", "no idea", "alone"],
)
def test_an_answer_is_three_quarters_of_its_confidence_and_agreement_is_the_weight(
    tmp_path: Path, answers: Answers, value: float, weight: float
) -> None:
    assert factuality(rated(tmp_path, {6: answers})) == {"web-1": ((5, value, weight),)}


@pytest.mark.parametrize(("happened", "weight"), [(1, 0.0), (0, 1.0)])
def test_a_negated_verb_that_is_said_to_have_happened_has_no_weight(
    tmp_path: Path, happened: int, weight: float
) -> None:
    """The annotator rated the sentence, not the event: "did not leave" is true."""
    [(word, _, found)] = factuality(rated(tmp_path, {4: [(happened, SURE), (happened, SURE)]}))["web-1"]
    assert (word, found) == (3, weight)


@pytest.mark.parametrize("word", [1, 3, 8, 40], ids=["noun", "particle", "past the end", "far past the end"])
def test_a_sentence_whose_rated_words_are_no_verbs_now_is_left_out(tmp_path: Path, word: int) -> None:
    sure = [(1, SURE), (1, SURE)]
    assert factuality(rated(tmp_path, {6: sure, word: sure})) == {}


def test_words_come_in_their_order(tmp_path: Path) -> None:
    sure = [(1, SURE), (1, SURE)]
    words = [word for word, _, _ in factuality(rated(tmp_path, {6: sure, 2: sure, 4: sure}))["web-1"]]
    assert words == [1, 3, 5]
