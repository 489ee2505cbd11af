"""Text without annotation: as running text, in words, in windows."""

import lzma
import random
from itertools import chain
from pathlib import Path

from newsledger.nlp.windows import WINDOW
from newsledger.nlp.wordpiece import WordPiece
from training.corpora import plain
from training.text import Text, Windows, cut, indexed, words_and_spaces

VOCABULARY = WordPiece(["[UNK]", "[CLS]", "[SEP]", "the", "old", "mill", "##er", "burnt"])
LONG = "We who live on the islands have seen the water rise for twenty years"


def speeches(corpora: Path, text: str) -> list[str]:
    path = corpora / plain.SPEECHES
    path.parent.mkdir(parents=True)
    path.write_bytes(lzma.compress(text.encode()))
    return list(plain.speeches(corpora))


def test_lines_of_a_paragraph_are_joined_and_paragraphs_kept_apart(tmp_path: Path) -> None:
    text = f"{LONG.replace(' ', chr(10), 5)},\nand sown land-\nmines, Inter- \n Governmental.\n\n{LONG}.\n"
    assert speeches(tmp_path, text) == [f"{LONG}, and sown land-mines, Inter-Governmental.", f"{LONG}."]


def test_page_numbers_and_damaged_paragraphs_are_left_out(tmp_path: Path) -> None:
    damaged = [f"{LONG}; our country?s shores", f"{LONG} ó twenty", f"{LONG} \x92", f"{LONG} of the farmers? fields"]
    kept = [f"{LONG}. Why? We know.", f"{LONG}, in Asunción."]
    assert speeches(tmp_path, "\n\n".join(["6", "Thank you.", *damaged, *kept])) == kept


def test_text_is_cut_into_the_sentences_and_words_of_the_pipeline() -> None:
    assert list(cut("They didn't go. Ann's boat sank!")) == [
        ("They", "did", "n't", "go", "."),
        ("Ann", "'s", "boat", "sank", "!"),
    ]
    assert words_and_spaces("Ann's boat") == (("Ann", "'s", "boat"), (False, True, False))


def test_a_text_is_the_same_when_read_again(tmp_path: Path) -> None:
    text = indexed([[("the", "mill"), ("the", "old", "mill")], [], [("the",) * 511], [("café",)]])
    assert (text.forms, text.words.tolist()) == (("the", "mill", "old", "café"), [0, 1, 0, 2, 1, 3])
    assert (text.sentences.tolist(), text.parts.tolist()) == ([0, 2, 5, 6], [0, 2, 3])
    text.write(tmp_path / "text.npz")
    again = Text.read(tmp_path / "text.npz")
    assert again.forms == text.forms
    for name in ("words", "sentences", "parts"):
        assert getattr(again, name).tolist() == getattr(text, name).tolist()


def test_windows_are_whole_sentences_of_one_part_that_fit() -> None:
    parts = [[("the", "old", "miller") * (1 + number % 7) for number in range(size)] for size in (40, 1, 3)]
    windows = Windows(indexed(parts), VOCABULARY)
    for seed in range(10):
        spans = sorted(windows.spans(random.Random(seed)))
        assert list(chain.from_iterable(range(*span) for span in spans)) == list(range(44))
        assert {40, 41} <= {start for start, _ in spans}
        for span in spans:
            assert 2 + sum(len(piece) for _, pieces in windows.window(span) for piece in pieces) <= WINDOW
    assert windows.window((0, 1)) == [(["the", "old", "miller"], [(3,), (4,), (5, 6)])]


def test_windows_differ_from_pass_to_pass_and_not_from_run_to_run() -> None:
    windows = Windows(indexed([[("the", "old", "mill", "burnt")] * 200]), VOCABULARY)
    assert windows.spans(random.Random(1)) == windows.spans(random.Random(1))
    assert len({tuple(sorted(windows.spans(random.Random(seed)))) for seed in range(10)}) > 2


def test_a_sentence_that_is_longer_than_a_window_is_left_out() -> None:
    windows = Windows(indexed([[("the",), ("mill",) * 127, ("old",)]]), VOCABULARY)
    assert sorted(windows.spans(random.Random(1))) == [(0, 1), (2, 3)]
