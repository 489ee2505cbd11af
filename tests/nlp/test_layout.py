"""Layout: the words of a doc by sentence, with white space told apart."""

import pytest
import spacy

from newsledger.nlp import layout
from newsledger.nlp.layout import space_heads
from newsledger.nlp.sentences import mark

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "segments", "heads"),
    [
        ("", [], []),
        ("  ", [], [0]),
        ("\n \n", [], [0]),
        ("He fled.", [["He", "fled", "."]], [0, 1, 2]),
        ("  He fled.", [["He", "fled", "."]], [1, 1, 2, 3]),
        ("He  fled.\n\nShe fell.", [["He", "fled", "."], ["She", "fell", "."]], [0, 0, 2, 3, 3, 5, 6, 7]),
    ],
)
def test_words_are_laid_out_by_sentence_and_white_space_has_the_word_before_it(
    text: str, segments: list[list[str]], heads: list[int]
) -> None:
    found = layout.layout(mark(NLP(text)))
    assert found.segments == segments
    assert space_heads(found).tolist() == heads


@pytest.mark.parametrize("words", [1, layout.LONGEST, layout.LONGEST + 1, 3 * layout.LONGEST + 1])
def test_a_long_sentence_is_in_parts_of_about_one_size(words: int) -> None:
    found = layout.layout(mark(NLP("word " * words + "\nAnd on.")))
    sizes = [len(segment) for segment in found.segments[:-1]]
    assert (sum(sizes), max(sizes) - min(sizes) <= 1, max(sizes) <= layout.LONGEST) == (words, True, True)
    assert found.is_first == [True] + [False] * (len(sizes) - 1) + [True]
