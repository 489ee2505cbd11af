"""Tokens: those of spaCy, and in bounded time on runs without a space."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsledger import nlp
from newsledger.nlp.tokens import LONGEST_RUN

PLAIN = spacy.blank("en")
MOST_SECONDS = 10
BRACKETS = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "It's the U.S.' $3.5bn (sic) don't-ask deal… said \u201cShe\u201d.",
        "  Two  spaces,\n\na line\tand a tab. ",
        "See https://daily.example/2025/01/07/" + "a" * 150 + "?id=1 for more.",
        "x" * LONGEST_RUN + " y",
    ],
)
def test_tokens_of_news_are_spacys(text: str) -> None:
    assert [(t.text, t.whitespace_) for t in nlp.load()(text)] == [(t.text, t.whitespace_) for t in PLAIN(text)]


def test_brackets_without_end_are_tokens_in_bounded_time() -> None:
    started = time.process_time()
    assert len(nlp.load()("(" * BRACKETS)) == BRACKETS
    assert time.process_time() - started < MOST_SECONDS


@given(
    st.lists(st.sampled_from(["(", "a", "$1", "'s", " ", "\n", "é", "http://", "."]), max_size=8), st.integers(1, 300)
)
def test_the_text_of_a_doc_is_the_text_given(parts: list[str], times: int) -> None:
    text = "".join(parts) * times
    assert nlp.load()(text).text == text
