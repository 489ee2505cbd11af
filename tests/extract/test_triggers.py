"""Word patterns: every row's example is its specification, and what looks like a trigger and is none yields nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from newsledger import lexicon, nlp
from newsledger.errors import LexiconError
from newsledger.extract.coding import coded
from newsledger.extract.wording import triggers
from newsledger.extract.wording.patterns import STOPS, context, forms, insert, matches, words_of

Row = lexicon.Row


def passage(
    words: Sequence[str], tags: Sequence[str] | None = None, start: int = 0, end: int | None = None
) -> triggers.Passage:
    return triggers.Passage(words, tags, start, len(words) if end is None else end, frozenset(words))


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(event.event_type.value, event.mode) for event in coded(nlp.load()(text))]


@pytest.mark.parametrize("row", lexicon.load("triggers"), ids=lambda row: f"{row['pattern']}:{row['event_type']}")
def test_the_example_of_a_trigger_yields_its_type_and_mode(row: Row) -> None:
    assert (row["event_type"], row["mode"] or None) in kinds(row["example"])


@pytest.mark.parametrize("row", lexicon.load("trigger_blocks"), ids=lambda row: row["pattern"])
def test_what_a_block_covers_yields_nothing(row: Row) -> None:
    assert kinds(row["example"]) == []


@pytest.mark.parametrize(
    ("words", "tags", "expected"),
    [("a stabbing", "DET NOUN", True), ("a stabbing", "DET VERB", False), ("small arms fire", "ADJ NOUN NOUN", True)],
)
def test_tags_decide_the_word_class_where_the_doc_has_them(words: str, tags: str, expected: bool) -> None:
    found = list(triggers.matches_in(triggers.load(), passage(words.split(), tags.split())))
    assert bool(found) is expected


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
    assert list(triggers.matches_in(triggers.load(tmp_path), passage(words)))
    assert not list(triggers.matches_in(triggers.load(), passage(words)))
