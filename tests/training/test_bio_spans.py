"""Tagged spans, and the same spans on other words."""

import pytest

from training.corpora.detokenize import spaces
from training.corpora.spans import Span, carry, tagged
from training.example import Sentence


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("B-PER I-PER O B-LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("I-MISC I-MISC O I-ORG I-PER", [(0, 2, "MISC"), (3, 4, "ORG"), (4, 5, "PER")]),
        ("B-O I-PER B-O", [(1, 2, "PER")]),
        ("O O", []),
    ],
)
def test_spans_of_tags(tags: str, spans: list[Span]) -> None:
    assert tagged(tags.split()) == spans


@pytest.mark.parametrize(
    ("words", "others", "spans", "carried"),
    [
        ("Ann Lee-Fox left", "Ann Lee - Fox left", [(0, 2, "PER")], [(0, 4, "PER")]),
        ("Ann Lee - Fox left", "Ann Lee-Fox left", [(1, 2, "PER")], [(1, 2, "PER")]),
        ("to Oslo .", "to Oslo.", [(1, 2, "LOC")], [(1, 2, "LOC")]),
        ("to Oslo", "to Bergen", [(1, 2, "LOC")], []),
    ],
)
def test_spans_on_other_words_of_the_same_text(words: str, others: str, spans: list[Span], carried: list[Span]) -> None:
    assert list(carry(spans, words.split(), others.split())) == carried


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("She did n't go ( she could n't ) .", "She didn't go (she couldn't)."),
        ('He said , " we will win " , twice .', 'He said, "we will win", twice.'),
        ("The miners ' union met .", "The miners' union met."),
        ('" No end in sight , he wrote .', '"No end in sight, he wrote.'),
        ("The 2004 / 05 season cost $ 3 million .", "The 2004/05 season cost $3 million."),
        ("Norway 's `` grey '' ships ; 40 % of them", "Norway's ``grey'' ships; 40% of them"),
    ],
)
def test_words_are_set_as_english_is_written(words: str, text: str) -> None:
    split = tuple(words.split())
    assert Sentence(words=split, spaces=spaces(split)).text() == text
