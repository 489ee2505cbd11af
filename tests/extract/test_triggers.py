"""The trigger lexicons: every row's example is its specification, and text of no kind breaks the search."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.extract import complements, triggers
from newsledger.extract.patterns import STOPS, context, forms, insert, matches, words_of
from newsledger.ontology import EventType
from newsledger.plover import entries

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")
Row = lexicon.Row


def passage(
    words: Sequence[str], tags: Sequence[str] | None = None, start: int = 0, end: int | None = None
) -> triggers.Passage:
    return triggers.Passage(words, tags, start, len(words) if end is None else end, frozenset(words))


def readings(text: str) -> list[complements.Reading]:
    doc = NLP(text)
    words = [token.lower_ for token in doc]
    found = []
    for sent in doc.sents:
        chosen = triggers.find(triggers.load(), passage(words, start=sent.start, end=sent.end))
        found += complements.read(words, chosen, sent.start)
    return found


def named(text: str) -> list[tuple[str, str | None]]:
    return [(reading.event_type.value, reading.mode) for reading in readings(text)]


@pytest.mark.parametrize("row", lexicon.load("triggers"), ids=lambda row: f"{row['pattern']}:{row['event_type']}")
def test_the_example_of_a_trigger_yields_its_type_and_mode_by_that_row(row: Row) -> None:
    name = triggers.name(row["pattern"])
    target = f"{row['event_type']} {row['mode']}".strip()
    assert f"trigger '{name}' ({row['pos']}) -> {target}" in [reading.rule for reading in readings(row["example"])]


@pytest.mark.parametrize("row", lexicon.load("trigger_blocks"), ids=lambda row: row["pattern"])
def test_what_a_block_covers_yields_nothing(row: Row) -> None:
    assert named(row["example"]) == []


@pytest.mark.parametrize(
    "row",
    lexicon.load("trigger_complements"),
    ids=lambda row: f"{row['governor']}-{row['complement']}-{row['complement_mode']}",
)
def test_a_speech_act_takes_its_content_into_it(row: Row) -> None:
    assert named(row["example"]) == [(row["event_type"], row["mode"] or None)]


def test_every_type_and_nearly_every_mode_has_triggers() -> None:
    """The modes without any come out of complements, or need more than words."""
    direct = {(row["event_type"], row["mode"] or None) for row in lexicon.load("triggers")}
    derived = {(row["event_type"], row["mode"] or None) for row in lexicon.load("trigger_complements")}
    assert {kind for kind, _ in direct} == set(EventType)
    assert set(entries()) - direct - derived <= {
        ("THREATEN", "territory"),
        ("REJECT", "change"),
        ("ACCUSE", None),
        ("SANCTION", None),
    }


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
        ("After protests in the port, the bishop called for calm.", [("PROTEST", "demo"), ("REQUEST", None)]),
    ],
)
def test_the_words_around_decide_between_meanings(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


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
    assert named(text) == expected


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [
        ("troops attack villages", "NOUN VERB NOUN", True),
        ("troops attack villages", "NOUN NOUN NOUN", True),
        ("troops attack villages", "NOUN ADJ NOUN", False),
    ],
)
def test_tags_decide_the_word_class_where_the_doc_has_them(words: str, tags: str, expected: bool) -> None:
    found = triggers.find(triggers.load(), passage(words.split(), tags.split()))
    assert bool(found) is expected


def test_no_mentions_overlap_and_the_longest_words_win() -> None:
    texts = [reading.rule for reading in readings("A missile attack and a suicide car bomb hit the depot.")]
    assert texts == [
        "trigger 'missile attack' (noun) -> ASSAULT heavy-weapons",
        "trigger 'suicide car bomb' (noun) -> ASSAULT suicide-attack",
    ]


def test_an_event_that_is_named_as_known_stands_beside_the_speech_about_it() -> None:
    assert named("The bishop urged calm after the attack on the base.") == [("REQUEST", None), ("ASSAULT", None)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("~strike ... +deal", "struck a new deal", [(4, 2)]),
        ("~strike ... +deal", "struck a long-sought deal", [(4, 2)]),
        ("~strike ... +deal", "struck because a deal", []),
        ("~strike ... +deal", "struck , a deal", []),
        ("~strike ... +deal", "struck a b c d e f deal", []),
        ("(night) +raid", "night raids", [(2, 2)]),
        ("(night) +raid", "raid", [(1, 1)]),
        ("cease-fire", "cease - fire", [(3, 2)]),
        ("one/two +raid", "two raids", [(2, 2)]),
    ],
)
def test_the_grammar_of_patterns(pattern: str, text: str, expected: list[tuple[int, int]]) -> None:
    root: dict[str, object] = {}
    insert(root, pattern, "x")
    words = text.split()
    assert [(end, own) for end, own, _ in matches(root, words, 0, len(words))] == expected


def test_a_gap_never_crosses_punctuation() -> None:
    assert {",", ".", "“"} <= STOPS


def test_sets_are_known_by_name_with_their_inflections() -> None:
    assert {"missile", "missiles"} <= context("weapon")
    assert words_of("~say/@labour") >= {"said", "workers"}
    assert forms("+raid") == ("raid", "raids")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("~raid,verb,RAID,,,x", "RAID"),
        ("~raid,verb,ASSAULT,politely,,x", "no mode 'politely'"),
        ("~raid,adverb,ASSAULT,,,x", "not verb, noun or phrase"),
        ("~raid,verb,ASSAULT,,behind police,x", "is not '[not] prev"),
        ("~raid,verb,ASSAULT,,near @nobody,x", "no set 'nobody'"),
    ],
)
def test_a_row_that_says_nothing_sensible_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "triggers.csv").write_text(f"pattern,pos,event_type,mode,needs,example\n{row}\n")
    with pytest.raises(LexiconError) as caught:
        triggers.load(tmp_path)
    assert problem in str(caught.value)


def test_a_users_rows_are_added(tmp_path: Path) -> None:
    (tmp_path / "triggers.csv").write_text(
        "pattern,pos,event_type,mode,needs,example\n~defenestrate,verb,ASSAULT,,,x\n"
    )
    words = ["they", "defenestrated", "the", "envoy"]
    assert triggers.find(triggers.load(tmp_path), passage(words))
    assert not triggers.find(triggers.load(), passage(words))


VOCABULARY = sorted({word for row in lexicon.load("triggers") for word in row["example"].lower().split()})


@given(st.lists(st.sampled_from(VOCABULARY), max_size=40))
def test_any_order_of_words_is_read_without_overlap(words: list[str]) -> None:
    found = triggers.find(triggers.load(), passage(words))
    assert all(left.end <= right.start for left, right in pairwise(found))
    read = complements.read(words, found, 0)
    assert all(reading.event_type in EventType and reading.start < reading.end for reading in read)
