"""How sure a coding is, and the trained trigger as its second voice."""

import pytest
import spacy
from spacy.tokens import Doc

from newsledger import lexicon, nlp
from newsledger.extract.coding import coded
from newsledger.extract.wording.evidence import CONFIDENCE, agrees
from newsledger.nlp.labels import relation
from newsledger.nlp.shipped import network
from newsledger.ontology import EventType


def test_every_type_says_what_agrees_with_it() -> None:
    assert {row["event_type"] for row in lexicon.load("trigger_types")} == set(EventType)


def test_only_types_that_the_model_has_can_agree() -> None:
    named = {name for row in lexicon.load("trigger_types") for name in row["trained_types"].split()}
    assert named <= set(network().labels.event_type)


def test_the_trained_trigger_makes_a_coding_surer() -> None:
    (killed,) = coded(nlp.load()("Rebels killed nine soldiers."))
    assert relation(killed.head) == "root"
    assert agrees(killed.head, EventType.ASSAULT) and not agrees(killed.head, EventType.AID)
    assert killed.confidence in {sure for _, sure in CONFIDENCE.values()}


@pytest.mark.parametrize("text", ["Rebels killed nine soldiers.", "The two sides held talks."])
def test_a_doc_without_model_or_parse_is_read_by_its_words(text: str) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    doc: Doc = blank(text)
    (event,) = coded(doc)
    assert event.confidence is not None and not agrees(event.head, event.event_type)
