"""Word pieces and features: what the encoder is given of a word."""

import pytest

from newsledger.nlp import shipped
from newsledger.nlp.features import BUCKETS, CASE_CLASSES, features
from newsledger.nlp.wordpiece import MAX_CHARACTERS, MAX_PIECES, WordPiece

VOCABULARY = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "air", "##strike", "##s", "ain", "-", "al", "3", "中"])


def tokens(word: str) -> list[str]:
    names = list(VOCABULARY.index)
    return [names[piece] for piece in VOCABULARY.pieces(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("airstrikes", ["air", "##strike", "##s"]),
        ("AIRSTRIKES", ["air", "##strike", "##s"]),
        ("Aïn", ["ain"]),
        ("al-3", ["al", "-", "3"]),
        ("中中", ["中", "中"]),
        ("airport", ["[UNK]"]),
        ("é", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("a" * (MAX_CHARACTERS + 1), ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, expected: list[str]) -> None:
    assert tokens(word) == expected


def test_an_address_does_not_fill_the_window() -> None:
    assert len(VOCABULARY.pieces("al-" * 50)) == MAX_PIECES


def test_the_shipped_vocabulary_is_berts() -> None:
    vocabulary = WordPiece.read(shipped.FOLDER / "vocab.txt")
    assert len(vocabulary.index) == 30522
    assert (vocabulary.cls, vocabulary.sep) == (101, 102)


@pytest.mark.parametrize(
    "group", [["strike", "base"], ["Iraq", "Kirkuk"], ["US", "NATO"], ["PAC-3", "MQ-9"], ["12", "7"]]
)
def test_words_of_one_case_have_one_class(group: list[str]) -> None:
    assert len({features(word)[0] for word in group}) == 1


def test_words_of_different_case_have_different_classes() -> None:
    words = ["strike", "Iraq", "NATO", "A", "McKenzie", "iPhone", "MQ-9", "12", "12.5", ",", "--"]
    assert len({features(word)[0] for word in words}) == len(words)


@pytest.mark.parametrize("word", ["", "a", "Kerry's", "\U0001f600", "\ud800", "0,5%"])
def test_every_word_has_a_row_in_every_table(word: str) -> None:
    found = features(word)
    assert found[0] < CASE_CLASSES
    assert all(0 <= row < size for row, size in zip(found, BUCKETS, strict=True))
