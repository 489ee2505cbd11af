"""Windows: sentences of one document side by side, as arrays."""

import numpy as np
import pytest

from newsledger.nlp.features import CASE_CLASSES, features
from newsledger.nlp.windows import LONGEST, encode, fitted, pack
from newsledger.nlp.wordpiece import WordPiece

VOCABULARY = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "he", "fled", "##dled", "on", "foot"])


def sentence(*words: str) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    return words, tuple(VOCABULARY.pieces(word) for word in words)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([10], [(0, 1)]),
        ([60, 66, 1], [(0, 2), (2, 3)]),
        ([126, 126], [(0, 1), (1, 2)]),
        ([500, 3, 4], [(0, 1), (1, 3)]),
    ],
)
def test_a_window_holds_as_many_sentences_as_fit_with_its_ends(
    sizes: list[int], expected: list[tuple[int, int]]
) -> None:
    assert list(pack(sizes, limit=128)) == expected


def test_arrays_say_where_each_word_is() -> None:
    batch = encode([[sentence("he", "fleddled"), sentence("on")], [sentence("foot")]], VOCABULARY)
    assert batch.pieces.tolist() == [[2, 4, 5, 6, 7, 3], [2, 8, 3, 0, 0, 0]]
    assert batch.lengths.tolist() == [6, 3]
    assert batch.piece_word.tolist() == [[0, 1, 2, 2, 3, 0], [0, 1, 0, 0, 0, 0]]
    assert batch.first.tolist() == [[1, 2, 4], [1, 0, 0]]
    assert batch.last.tolist() == [[1, 3, 4], [1, 0, 0]]
    assert batch.sentence.tolist() == [[0, 0, 1], [0, -1, -1]]


def test_the_first_word_of_a_sentence_is_marked() -> None:
    batch = encode([[sentence("he", "fled"), sentence("on")]], VOCABULARY)
    plain = [features(word)[0] for word in ("he", "fled", "on")]
    assert (batch.features[0, :, 0] - plain).tolist() == [CASE_CLASSES, 0, CASE_CLASSES]


def test_the_graph_counts_through_the_batch() -> None:
    inputs = encode([[sentence("he", "fled")], [sentence("on", "foot")]], VOCABULARY).inputs()
    assert inputs["first"].tolist() == [[1, 2], [5, 6]]
    assert inputs["piece_word"].tolist() == [[0, 1, 2, 0], [0, 3, 4, 0]]


def test_a_sentence_too_long_keeps_every_word() -> None:
    long = fitted([(1, 2, 3)] * 300)
    assert [len(word) for word in long] == [1] * 300
    assert fitted([(1, 2, 3)] * 10) == [(1, 2, 3)] * 10


def test_more_words_than_positions_are_refused() -> None:
    with pytest.raises(ValueError, match="cut it first"):
        fitted([(1,)] * (LONGEST + 1))


def test_no_windows_are_no_rows() -> None:
    assert np.array_equal(encode([[sentence("he")]], VOCABULARY).lengths, [3])
