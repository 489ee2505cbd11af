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
        ("The legion carried out a series of missile strikes on the base.", [("ASSAULT", "heavy-weapons")]),
        ("The bloc approved a fourth round of sanctions against the junta.", [("SANCTION", "discontinue")]),
        ("Ruritania fired a volley of rockets at soldiers in the port.", [("ASSAULT", "heavy-weapons")]),
        ("A drone attack ordered by the king hit the car of the general.", [("ASSAULT", "drone")]),
        ("The kingdom is not as committed to the valley as the duke.", []),
        ("Ruritania briefed the troops stationed in the valley.", []),
        ("The withdrawal from the fishing treaty angered its allies.", [("SANCTION", "withdraw")]),
        ("The premier asked the clans not to attack the convoy.", [("REQUEST", "yield")]),
        ("The general drew up plans to strike at the rebels.", [("ASSAULT", None)]),
        ("The assembly voted to expel the foreign troops.", [("SANCTION", "expel")]),
        ("A clan claimed responsibility.", []),
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
        ("The governor promised to rebuild the bridge.", "promised", "rebuild"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank promised aid to the islanders.", [("AGREE", None)]),
        ("The kingdom said it will send food to the islanders.", [("AGREE", None)]),
        ("The two presidents will meet in Karsa on Friday.", [("AGREE", None)]),
        ("The general said the army will withdraw from the valley.", [("CONCEDE", None)]),
        ("Iran and Egypt held naval exercises in the gulf.", [("COOPERATE", None)]),
        ("The two navies held joint exercises in the gulf.", [("COOPERATE", None)]),
        ("The Iranian navy held exercises in the gulf.", [("MOBILIZE", "troops")]),
        ("The ministry summoned the ambassador of Ruritania.", [("ACCUSE", "disapprove")]),
        ("Thousands marched through Karsa to demand elections.", [("PROTEST", "demo")]),
        ("The two armies deepened military cooperation.", [("COOPERATE", None)]),
        ("The general threatened to impose sanctions on the island.", [("THREATEN", "relations")]),
        ("The rebels threatened to kill the hostages.", [("THREATEN", "violence")]),
        ("A court issued an arrest warrant for the exiled banker.", [("THREATEN", "arrest")]),
        ("A court convicted the banker of fraud.", [("SANCTION", "convict")]),
        ("The banker, accused of fraud, was convicted on Friday.", [("SANCTION", "convict")]),
        ("The kingdom barred the envoy from entering.", [("REJECT", None)]),
        ("The kingdom deported nine preachers.", [("COERCE", "deport")]),
        ("The army captured nine rebels in the hills.", [("ASSAULT", "abduct")]),
        ("The kingdom suspended aid to the island.", [("SANCTION", "discontinue")]),
        ("The minister said the clan must free the hostages.", [("REQUEST", "yield")]),
        ("The kingdom said it will sever ties unless the rains end.", [("THREATEN", "relations")]),
        ("The north fired a missile over the sea.", [("MOBILIZE", "weapons")]),
        ("The north fired missiles at the base.", [("ASSAULT", "heavy-weapons")]),
        ("Police staged a protest rally in the port.", [("PROTEST", "demo")]),
        ("What nobody can type is no event.", []),
    ],
)
def test_the_rules_of_the_codebook(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged calm.",
        "The envoy expressed optimism about the harvest.",
        "The minister denied any role in it.",
        "The minister declined to comment.",
        "The cabinet is considering the proposal.",
        "The king sent condolences to the families.",
        "The premier voiced concern about prices.",
    ],
)
def test_a_statement_is_no_event(text: str) -> None:
    """CAMEO 01 and 02, which PLOVER dropped."""
    assert kinds(text) == []
