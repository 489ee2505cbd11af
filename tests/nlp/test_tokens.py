"""Tokens: the words of Universal Dependencies, and in bounded time on runs without a space."""

import pickle
import re
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsledger.nlp.tokens import LONGEST_RUN, bounded, tokenizer

VOCAB = spacy.blank("en").vocab
PLAIN = tokenizer(VOCAB)
BOUNDED = bounded(PLAIN, VOCAB)
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
def test_bounds_change_no_token_of_news(text: str) -> None:
    assert [(t.text, t.whitespace_) for t in BOUNDED(text)] == [(t.text, t.whitespace_) for t in PLAIN(text)]


@pytest.mark.parametrize(
    "marked",
    [
        # Hyphens: behind a prefix they do not cut, between words they do.
        "Anti-war and pre-election e-mails from a pro-Kyiv ex-minister",
        "a well|-|known|, U.S.|-|led|, 12|-|hour truce",
        "Lashkar|-|e|-|Islam and non-permanent|, co-chaired talks",
        "two|- and three|-|day strikes",
        # Names of weapons and roads, ranges, dates, telephone numbers.
        "F|-|16 jets|, Su|-|34s and an AK|-|47 on the M|-|5",
        "ages 7|-|8|, 1914|-|1918 and 5|–|10 of 500|-|1000",
        "call 555-010-4477 or 555-0144 by 2025-01-07",
        "on 11/28/2000|, after 9/11|, by 1|/|2 in 2001|/|02|, see S/1995/474",
        # Contractions with either apostrophe, in capitals, before a dash.
        "They do|n't|, we|’ve|, she|'d|, I CA|N'T|, it|'s|—|he|'s|—|out",
        "He is gon|na and can|not|, but wan|na",
        "the minister|'s|, ministers|' and Congress|' vote",
        "in the 1960's|, the '80s and the 1990s",
        # Amounts and units.
        "$|5|bn|, €|3.5|m|, 10|km|, 60|k|, £|2.8|b|, Rs|500 and $|10,000|-|$|20,000",
        "at 7:30|pm|, 6|a.m. sharp|, a 4G phone",
        # Abbreviations keep their period where no sentence ends.
        "Gen. Smith of Acme Inc. met Capt. Jones et al. on Sept. 5",
        "No. 5 of guns|, etc.|, that were 6 ft. tall",
        "Guns|, grenades|, etc|. No|. They fled|. It was 6 ft|. They fled|.",
        "They wed in Id|, on a Wed. in May|.",
        # Marks in a row are one; brackets and quotes are each one.
        "What|?! No|!!! ====== << (|a|) [|b|] (|one|)|(|two|)",
        "the account|(|s|) and|/|or he|/|she b/c of it|.|They left|?|Yes",
        # Addresses, handles, hashtags.
        "See https://daily.example/a-b/c or desk@daily.example|, #NoWar by @reporter1 in 2001.doc",
    ],
)
def test_words_are_those_of_universal_dependencies(marked: str) -> None:
    """A case is a text with ``|`` where words meet without a space."""
    assert [token.text for token in PLAIN(marked.replace("|", ""))] == re.split(r"[ |]", marked)


def test_the_tokenizer_travels_to_other_processes() -> None:
    text = "Pro-EU MPs, etc., didn't pay."
    assert [t.text for t in pickle.loads(pickle.dumps(BOUNDED))(text)] == [t.text for t in PLAIN(text)]


def test_brackets_without_end_are_tokens_in_bounded_time() -> None:
    started = time.process_time()
    assert len(BOUNDED("(" * BRACKETS)) == BRACKETS
    assert time.process_time() - started < MOST_SECONDS


@given(
    st.lists(
        st.sampled_from(
            ["(", "a", "$1", "'s", " ", "\n", "é", "http://", ".", "-", "No. 5", "etc.", "!", "2pm", "/", "|"]
        ),
        max_size=8,
    ),
    st.integers(1, 300),
)
def test_the_text_of_a_doc_is_the_text_given(parts: list[str], times: int) -> None:
    text = "".join(parts) * times
    assert BOUNDED(text).text == text


@given(st.lists(st.sampled_from(["No", "etc", ".", ",", " ", "\n", "5", "a", "ft", "-", "2pm", "\t"]), max_size=12))
def test_no_token_holds_white_space_and_words(parts: list[str]) -> None:
    assert all(token.is_space or not re.search(r"\s", token.text) for token in BOUNDED("".join(parts)))
