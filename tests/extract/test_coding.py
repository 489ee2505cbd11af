"""Coding by the codebook: the type and mode of what a sentence tells, and what is no event at all."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsledger import nlp
from newsledger.extract.coding import coded


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(event.event_type.value, event.mode) for event in coded(nlp.load()(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dockers went on strike over pay.", [("PROTEST", "strike")]),
        ("The army carried out strikes on the depots.", [("ASSAULT", None)]),
        ("The two firms struck a deal.", [("AGREE", None)]),
        ("Inmates began a hunger strike.", [("PROTEST", "hunger")]),
        ("The air defence system arrived.", []),
        ("The chief is under investigation for his part.", [("ACCUSE", "investigate")]),
        ("He visited the website for the schedule.", []),
        ("The plant met its target.", []),
        ("They met the deadline.", []),
        ("The club fired its coach.", []),
        ("Guards fired on protesters.", [("ASSAULT", "firearms")]),
        ("She charged her phone.", []),
        ("He suffered a heart attack.", []),
        ("The storm killed nine fishermen.", []),
        ("Two people were killed in a car crash.", []),
        ("The navies of two kingdoms held joint exercises.", [("COOPERATE", None)]),
        ("The kingdom held military exercises.", [("MOBILIZE", "troops")]),
        ("The ministry summoned the ambassador.", [("ACCUSE", "disapprove")]),
        ("A cease-fire between the clans is holding.", [("RETREAT", "ceasefire")]),
        ("The company released its annual report.", []),
        ("Nothing of the kind was in the letter.", []),
        ("A banned outfit has nine members near the station.", []),
        ("Farmers rallied in the port to demand cheaper seed.", [("PROTEST", "demo")]),
        ("Farmers said they would blockade the port to demand an end to the reform.", [("THREATEN", None)]),
        ("After protests in the port, the bishop called for calm.", [("PROTEST", "demo")]),
    ],
)
def test_the_words_around_decide_between_meanings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The accord was signed in Karsa.", [("SUPPORT", None)]),
        ("Fishing accord signed in Karsa", [("SUPPORT", None)]),
        ("The minister sacked his cook.", []),
        ("Two tonnes of cocaine were seized.", [("COERCE", "seize")]),
        ("Cocaine seized by the customs was burned.", [("COERCE", "seize")]),
        ("Thousands of soldiers were quietly deployed in the hills.", [("MOBILIZE", "troops")]),
        ("Talks on the lake will be held in May.", [("AGREE", None)]),
        ("The curfew will be lifted on Friday.", [("CONCEDE", None)]),
        ("The curfew will not be lifted.", [("REJECT", "yield")]),
        ("The bloc lifted sanctions imposed in May.", [("RETREAT", None)]),
    ],
)
def test_the_passive_names_the_event_of_the_active(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "head", "content"),
    [
        ("The army carried out strikes on the depots.", "strikes", None),
        ("The council put a ban on sailing into effect.", "ban", None),
        ("The two sides held talks.", "talks", None),
        ("The king called on the rebels to free the hostages.", "called", "free"),
        ("The rebels agreed to hold talks.", "agreed", "talks"),
        ("The junta bombed the port.", "bombed", None),
    ],
)
def test_the_head_is_the_word_whose_arguments_are_the_events(text: str, head: str, content: str | None) -> None:
    event = next(coded(nlp.load()(text)))
    assert (event.head.text, event.content.text if event.content else None) == (head, content)


VOCABULARY = [
    "the",
    "ban",
    "on",
    "troops",
    "was",
    "lifted",
    "to",
    ",",
    ".",
    "“",
    "😀",
    "cyber-attack",
    "must",
    "free",
    "talks",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY)))
def test_any_order_of_words_is_read_without_overlap(words: list[str]) -> None:
    found = list(coded(nlp.load()(" ".join(words))))
    assert all(left.end_char <= right.start_char for left, right in pairwise(found))
