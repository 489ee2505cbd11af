"""Trees from scores of arcs: the best tree of one root, whatever the scores."""

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from newsledger.nlp.trees import Floats, heads, is_tree

MOST_WORDS = 4
LONG = 300
MOST_SECONDS = 0.5  # a fifth of a second alone; the machine may be busy
scores = st.integers(1, MOST_WORDS).flatmap(
    lambda words: arrays.arrays(np.float32, (words, words), elements=st.floats(-20, 0, width=32))
)


def total(arcs: Floats, head: object) -> float:
    return float(arcs[np.arange(len(arcs)), head].astype(np.float64).sum())  # type: ignore[call-overload]


def best_total(arcs: Floats) -> float:
    words = len(arcs)
    every = (np.array(head) for head in product(range(words), repeat=words))
    return max(total(arcs, head) for head in every if is_tree(head))


@given(scores)
def test_the_tree_is_the_best_of_all_trees_of_one_root(arcs: Floats) -> None:
    head = heads(arcs)
    assert is_tree(head)
    assert total(arcs, head) == pytest.approx(best_total(arcs), abs=1e-5)


@pytest.mark.parametrize("seed", range(8))
def test_so_it_is_of_five_words_where_cycles_lie_within_cycles(seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(5, 5)).astype(np.float32)
    assert total(arcs, heads(arcs)) == pytest.approx(best_total(arcs), abs=1e-5)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ([0], True),
        ([1, 1, 1], True),
        ([2, 0, 2], True),
        ([0, 1], False),
        ([1, 0], False),
        ([0, 2, 1], False),
        ([1, 2, 0, 3], False),
    ],
)
def test_a_tree_has_one_root_that_every_word_leads_to(head: list[int], expected: bool) -> None:
    assert is_tree(np.array(head)) is expected


def test_no_words_have_no_heads() -> None:
    assert heads(np.zeros((0, 0), np.float32)).tolist() == []


@pytest.mark.parametrize("value", [-np.inf, np.nan, 0.0])
def test_scores_that_say_nothing_give_a_tree_all_the_same(value: float) -> None:
    assert is_tree(heads(np.full((6, 6), value, np.float32)))


def ring_of_rings(words: int) -> Floats:
    """Pairs that prefer each other, and pairs of pairs, and so on: a contraction for nearly every word."""
    index = np.arange(words)
    apart = np.array([[int(a ^ b).bit_length() for a in index] for b in index], np.float32)
    return -apart - 100 * np.eye(words, dtype=np.float32)


@pytest.mark.parametrize("arcs", [ring_of_rings(LONG), np.random.default_rng(0).normal(size=(LONG, LONG))])
def test_a_long_sentence_is_read_in_time(arcs: Floats) -> None:
    started = time.process_time()
    assert is_tree(heads(arcs))
    assert time.process_time() - started < MOST_SECONDS
