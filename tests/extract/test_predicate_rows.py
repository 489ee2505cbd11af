"""The predicate lexicon: a row holds whatever the voice, and only with its arguments."""

from pathlib import Path

import pytest

from newsledger import lexicon, nlp
from newsledger.errors import LexiconError
from newsledger.extract.coding import sentence_events
from newsledger.extract.wording import senses
from newsledger.extract.wording.complements import APPEAL
from newsledger.ontology import EventType
from newsledger.plover import entries, from_cameo

Row = lexicon.Row
ROWS = lexicon.load("predicates")


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(event.event_type.value, event.mode) for events, _ in sentence_events(nlp.load()(text)) for event in events]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['words']}:{row['event_type']}:{row['arguments'][:30]}")
def test_the_example_of_a_row_yields_its_type_and_mode(row: Row) -> None:
    """An appeal has the mode of what it asks for; a statement names no event."""
    if not row["event_type"]:
        assert any(statements for _, statements in sentence_events(nlp.load()(row["example"])))
    elif row["cameo_code"].startswith(APPEAL):
        assert row["event_type"] in [event_type for event_type, _ in kinds(row["example"])]
    else:
        assert (row["event_type"], row["mode"] or None) in kinds(row["example"])


@pytest.mark.parametrize(
    "row",
    lexicon.load("trigger_complements"),
    ids=lambda row: f"{row['governor']}-{row['complement']}-{row['complement_mode']}",
)
def test_a_speech_act_takes_its_content_into_it(row: Row) -> None:
    assert kinds(row["example"]) == [(row["event_type"], row["mode"] or None)]


def test_every_type_and_nearly_every_mode_has_rows() -> None:
    """The modes without any come out of complements, or need more than words."""
    rows = [*ROWS, *lexicon.load("triggers"), *lexicon.load("trigger_complements")]
    named = {(row["event_type"], row["mode"] or None) for row in rows}
    assert set(EventType) <= {kind for kind, _ in named}
    assert set(entries()) - named <= {("REJECT", "change"), ("ACCUSE", None), ("SANCTION", None)}


def test_the_cameo_code_of_a_row_leads_back_to_its_type() -> None:
    """But for appeals, whose root PLOVER dropped."""
    coded = [row for row in ROWS if row["cameo_code"] and not row["cameo_code"].startswith(APPEAL)]
    assert coded
    for row in coded:
        entry = from_cameo(row["cameo_code"])
        assert entry is not None and entry.event_type == row["event_type"], row


@pytest.mark.parametrize(
    "text",
    [
        "The council lifted the ban on sailing.",
        "The ban on sailing was lifted.",
        "The ban on sailing, lifted by the council, was unpopular.",
        "The ban that the council lifted was unpopular.",
        "The council, which lifted the ban, was praised by nobody.",
        "The council met nobody and lifted the ban.",
    ],
)
def test_a_row_holds_in_every_voice(text: str) -> None:
    assert ("CONCEDE", None) in kinds(text)


@pytest.mark.parametrize("text", ["The council lifted the lid.", "The crane lifted the boat near the banned bridge."])
def test_a_row_holds_only_with_its_arguments(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("raid,verb,RAID,,,,x", "RAID"),
        ("raid,verb,ASSAULT,politely,,,x", "no mode 'politely'"),
        ("raid,adverb,ASSAULT,,,,x", "not verb, noun"),
        ("raid,verb,ASSAULT,,,wherever police,x", "wherever is no slot"),
        ("raid,verb,ASSAULT,,,near,x", "names no words"),
        ("raid,verb,ASSAULT,,,object @nobody,x", "no set 'nobody'"),
    ],
)
def test_a_row_that_says_nothing_sensible_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    columns = "words,pos,event_type,mode,cameo_code,arguments,example"
    (tmp_path / "predicates.csv").write_text(f"{columns}\n{row}\n")
    with pytest.raises(LexiconError) as caught:
        senses.load(tmp_path)
    assert problem in str(caught.value)


def test_a_users_rows_are_added(tmp_path: Path) -> None:
    columns = "words,pos,event_type,mode,cameo_code,arguments,example"
    (tmp_path / "predicates.csv").write_text(f"{columns}\ndefenestrate,verb,ASSAULT,,,object,x\n")
    assert "defenestrated" in senses.load(tmp_path)
    assert "defenestrated" not in senses.load()
