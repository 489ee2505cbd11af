"""Spans from scores of tags: the best valid sequence, whatever the scores."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from newsledger.nlp.spans import Floats, Spans, best_tags, closed, entity_spans

LABELS = ("PERSON", "ORG")
OUT, B_PERSON, I_PERSON, B_ORG, I_ORG = range(5)
MOST_WORDS = 4


def preferring(*tags: int) -> Floats:
    """Scores of which each word's best is the tag given."""
    scores = np.full((len(tags), 5), -5.0, np.float32)
    scores[np.arange(len(tags)), tags] = -0.1
    return scores


def is_valid(tags: tuple[int, ...]) -> bool:
    return all(tag not in (I_PERSON, I_ORG) or before in (tag, tag - 1) for before, tag in pairwise((OUT, *tags)))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        ([OUT, OUT], []),
        ([B_ORG], [(0, 1, "ORG")]),
        ([B_PERSON, I_PERSON, OUT, B_ORG], [(0, 2, "PERSON"), (3, 4, "ORG")]),
        ([B_ORG, B_ORG, I_ORG], [(0, 1, "ORG"), (1, 3, "ORG")]),
        ([B_PERSON, B_ORG, I_ORG], [(0, 1, "PERSON"), (1, 3, "ORG")]),
    ],
)
def test_valid_tags_are_read_as_they_are(tags: list[int], spans: list[tuple[int, int, str]]) -> None:
    assert entity_spans(preferring(*tags), LABELS) == spans


def test_an_inside_that_nothing_opens_is_opened_or_given_up_as_scores_have_it() -> None:
    scores = preferring(OUT, I_PERSON, I_PERSON)
    scores[1, B_PERSON] = -0.5
    assert entity_spans(scores, LABELS) == [(1, 3, "PERSON")]
    scores[1, B_PERSON], scores[:, OUT] = -9, -0.2
    assert entity_spans(scores, LABELS) == []


def test_an_inside_of_another_label_does_not_continue_a_span() -> None:
    scores = preferring(B_PERSON, I_ORG)
    scores[1, I_PERSON] = -1
    assert entity_spans(scores, LABELS) == [(0, 2, "PERSON")]


@pytest.mark.parametrize(
    ("spans", "xpos", "expected"),
    [
        ([(0, 3, "DATE")], ["NNP", "CD", ","], [(0, 2, "DATE")]),
        ([(0, 4, "LOC")], ["NNP", "NNP", "IN", "DT"], [(0, 2, "LOC")]),
        ([(0, 2, "GPE"), (2, 3, "GPE")], ["NNP", "HYPH", "NNP"], [(0, 1, "GPE"), (2, 3, "GPE")]),
        ([(1, 2, "DATE")], ["IN", "DT"], []),
        ([(0, 3, "ORG"), (3, 5, "DATE")], ["NNP", "IN", "NNP", "DT", "NN"], [(0, 3, "ORG"), (3, 5, "DATE")]),
    ],
)
def test_no_span_ends_in_a_word_that_leaves_a_name_open(spans: Spans, xpos: list[str], expected: Spans) -> None:
    assert closed(spans, xpos) == expected


@given(
    st.integers(1, MOST_WORDS).flatmap(
        lambda words: arrays.arrays(np.float32, (words, 5), elements=st.floats(-20, 0, width=32))
    )
)
def test_the_tags_are_the_best_of_all_valid_sequences(scores: Floats) -> None:
    words = np.arange(len(scores))
    valid = [tags for tags in product(range(5), repeat=len(scores)) if is_valid(tags)]
    best = max(float(scores[words, tags].astype(np.float64).sum()) for tags in valid)
    tags = best_tags(scores)
    assert tuple(tags) in valid
    assert float(scores[words, tags].astype(np.float64).sum()) == pytest.approx(best, abs=1e-4)
