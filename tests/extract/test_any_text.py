"""Whatever the text, its records are made: no failure, every span its own words, every reference to a row that is there."""

import random
from collections import Counter
from itertools import chain
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsledger import nlp
from newsledger.extract.articles import Records, records
from tests.extract.actors_read import article

LINES = (
    "Rebels killed two soldiers near Homs on Monday , police said . General Orin Vask , who leads the Velian army ,",
    'has threatened to attack Iran \'s parliament if talks fail . " We will not meet them , " he said , “ ‘ ’ ” - — ( ) ; :',
    "? ! Mr. U.S. 1,200 people in May 2003 at 5 p.m. % $ 3.5 million they her the former president protesters demanded",
    "sanctions against France and Germany of that",
)
WORDS = [word for line in LINES for word in line.split()]
ODD = (
    *("\n", "\n\n", "\t", "\r\n", "\x00", "\x1b[0m", "\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u0301"),
    *(
        "😀",
        "👨‍👩‍👧",
        "🇸🇾",
        "<p>",
        "</div>",
        "&nbsp;",
        "http://a.example/b?c=1",
        "قال",
        "الجيش",
        "ROOT",
        "İ",
        "ß",
        "ﬁ",
        "'s",
        "n't",
    ),
)
PIECES = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.upper), st.sampled_from(ODD))
TEXTS = st.tuples(st.lists(PIECES, max_size=60), st.sampled_from([" ", " ", " ", ""])).map(lambda t: t[1].join(t[0]))
# How much longer than the model the readers may take on noise; what is quadratic takes far longer at these lengths.
SLOWEST = 5.0


def read(text: str) -> tuple[Records, float]:
    """Return the records of a text, and how many times longer they took than the parse."""
    started = process_time()
    doc = nlp.load()(text)
    parsed = process_time()
    found = records(doc, article(text))
    return found, (process_time() - parsed) / (parsed - started)


def rows(found: Records, *tables: str) -> list[Any]:
    """Return the rows of some tables."""
    return list(chain.from_iterable(found[table] for table in tables))


def check(found: Records, text: str) -> None:
    """Assert what the contract says of every row; that its words are the article's, ``records`` asserts itself."""
    bounds = {row.sentence_index: (row.start_char, row.end_char) for row in rows(found, "sentences")}
    mentions = rows(found, "date_mentions", "place_mentions", "actor_mentions", "event_mentions", "claims")
    for row in mentions:
        start, end = bounds[row.sentence_index]
        assert start <= row.start_char < row.end_char <= end, row
    for table, key in (
        ("actor_mentions", ("actor_mention_id",)),
        ("event_mentions", ("event_mention_id",)),
        ("claims", ("claim_id",)),
        ("event_roles", ("event_mention_id", "role", "start_char", "end_char")),
    ):
        counted = Counter(tuple(getattr(row, name) for name in key) for row in rows(found, table))
        assert all(count == 1 for count in counted.values()), counted.most_common(1)
    events = {row.event_mention_id for row in rows(found, "event_mentions")}
    named = {row.actor_mention_id for row in rows(found, "actor_mentions")}
    assert all(row.event_mention_id in events for row in rows(found, "event_roles"))
    acting = [row.actor_mention_id for row in rows(found, "event_roles")]
    said = [row.source_mention_id for row in rows(found, "event_mentions", "claims")]
    assert {mention for mention in [*acting, *said] if mention is not None} <= named
    assert all(0 <= row.start_char < row.end_char <= len(text) for row in rows(found, "event_roles"))


@settings(deadline=None, max_examples=100)
@given(TEXTS)
@example("")
@example(" \n\t ")
@example(".")
@example("😀")
@example("\x00")
@example('"')
@example("REBELS KILLED TWO SOLDIERS IN HOMS, POLICE SAID")
@example("Rebels attacked the council of Velia\nGetty\n")
@example("\n Rebels president")
def test_any_text_is_read(text: str) -> None:
    found, _ = read(text)
    check(found, text)


def words(count: int, *more: str) -> str:
    """Return so many words in an order of no language, without marks but ``more``."""
    chosen = random.Random(1)
    return " ".join(chosen.choices([word for word in WORDS if word[0].isalnum()] + list(more), k=count))


def names(count: int) -> str:
    """Return so many people, each saying something."""
    chosen = random.Random(2)
    people = (" ".join("".join(chosen.choices("abcdefgh", k=5)).title() for _ in "ab") for _ in range(count))
    return " ".join(f"{person} said he would resign." for person in people)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(words(6000), id="one sentence"),
        pytest.param(words(3000, *['"', "“", "”"] * 40), id="quotes that never close"),
        pytest.param(names(800), id="people"),
        pytest.param("12345 678.9 10,000 2003 1/2 " * 600, id="digits"),
        pytest.param("7" * 50_000 + " " + "a" * 50_000, id="two words"),
        pytest.param("(" * 3000 + "Rebels attacked Homs." + ")" * 3000, id="brackets"),
        pytest.param("قال الجيش إن المتمردين قتلوا جنديين في حمص يوم الاثنين. " * 100, id="right to left"),
    ],
)
def test_long_noise_is_read_about_as_fast_as_the_model_reads_it(text: str) -> None:
    read("Rebels attacked Homs.")  # what is loaded once
    found, times_longer = read(text)
    check(found, text)
    assert times_longer < SLOWEST
