"""Frames: which place of a word holds who does it, by the lexicon."""

from pathlib import Path

import pytest

from newsledger import lexicon
from newsledger.errors import LexiconError
from newsledger.extract.parties.clauses import CONTENT, OF_NOUN, OF_VERB
from newsledger.extract.parties.frames import NOUN, VERB, frame, is_demand, light_verbs
from newsledger.ontology import EventType
from newsledger.plover import modes

HEADER = "word,pos,event_type,actor,recipient,mutual\n"


def test_a_frame_of_word_and_type_goes_before_that_of_the_word_and_of_the_type() -> None:
    assert frame("receive", VERB, EventType.AID, None) != frame("receive", VERB, EventType.CONSULT, None)
    assert frame("blame", VERB, EventType.ACCUSE, None) == frame("blame", VERB, EventType.REJECT, "meet")
    assert frame("frobnicate", VERB, EventType.ASSAULT, None) == frame("*", VERB, EventType.ASSAULT, None)


def test_every_word_has_a_frame_for_every_type_and_mode() -> None:
    for event_type in EventType:
        for mode in (None, *modes(event_type)):
            for pos in (VERB, NOUN):
                assert frame("", pos, event_type, mode).actor


def test_meetings_have_all_sides_as_actors_but_visits_do_not() -> None:
    assert frame("meet", VERB, EventType.CONSULT, None).is_mutual
    assert not frame("visit", VERB, EventType.CONSULT, "visit").is_mutual


def test_what_is_no_place_is_a_preposition() -> None:
    """A misspelt place would be taken for a preposition that no text has."""
    known = CONTENT | OF_VERB.keys() | OF_NOUN.keys()
    asked = {p for row in lexicon.load("event_frames") for p in (*row["actor"].split(), *row["recipient"].split())}
    prepositions = {
        *("about", "across", "after", "against", "along", "among", "at", "between", "by", "for", "from", "in", "into"),
        *("involving", "near", "of", "on", "outside", "over", "to", "toward", "towards", "upon", "with"),
    }
    assert asked - known <= prepositions


def test_only_modal_verbs_demand_by_themselves() -> None:
    assert is_demand("must")
    assert not is_demand("will")


def test_a_users_frames_are_added_and_a_malformed_one_is_named(tmp_path: Path) -> None:
    own = tmp_path / "event_frames.csv"
    try:
        own.write_text(HEADER + "unfurl,light,,,,\n")
        lexicon.use(tmp_path)
        assert "unfurl" in light_verbs()
        own.write_text(HEADER + "unfurl,verb,NONSENSE,subject,object,\n")
        lexicon.use(None)
        lexicon.use(tmp_path)
        with pytest.raises(LexiconError, match="unfurl"):
            frame("unfurl", VERB, EventType.AID, None)
    finally:
        lexicon.use(None)
