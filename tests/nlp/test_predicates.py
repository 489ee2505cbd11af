"""Predicates and triggers: what is stored is what is read, wherever the doc goes."""

import pickle

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from newsledger.nlp.predicates import (
    ArgumentRow,
    Predicate,
    PredicateRow,
    TriggerRow,
    predicate_pos,
    set_predicates,
    set_triggers,
)

NLP = spacy.blank("en")
TEXT = "It rained. Rebels attacked the northern village, killing two farmers."
ATTACKED = PredicateRow(4, "attack", "verb", 2.9, (ArgumentRow("ARG0", 3, 3, 4), ArgumentRow("ARG1", 7, 5, 8)))
KILLING = PredicateRow(9, "kill", "verb", None, (ArgumentRow("ARG1", 11, 10, 12),), "kill.01")
TRIGGER = TriggerRow(4, 0.75, {"Conflict": 0.25, "Attack": 0.5}, 2.9)
Facts = list[tuple[str, str, str, float | None, list[tuple[str, str, str]]]]


def annotated(text: str = TEXT) -> Doc:
    doc = NLP(text)
    doc[0].is_sent_start, doc[3].is_sent_start = True, True
    set_predicates(doc, [ATTACKED, KILLING])
    set_triggers(doc, [TRIGGER])
    return doc


def facts(found: tuple[Predicate, ...]) -> Facts:
    return [
        (p.token.text, p.lemma, p.sense, p.factuality, [(a.role, a.head.text, a.span.text) for a in p.arguments])
        for p in found
    ]


EXPECTED: Facts = [
    ("attacked", "attack", "attack", 2.9, [("ARG0", "Rebels", "Rebels"), ("ARG1", "village", "the northern village")]),
    ("killing", "kill", "kill.01", None, [("ARG1", "farmers", "two farmers")]),
]


def through_bytes(doc: Doc) -> Doc:
    return Doc(NLP.vocab).from_bytes(doc.to_bytes())


def through_bin(doc: Doc) -> Doc:
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(iter(DocBin().from_bytes(packed).get_docs(NLP.vocab)))


def through_pickle(doc: Doc) -> Doc:
    return pickle.loads(pickle.dumps(doc))  # type: ignore[no-any-return]


def cut_out(doc: Doc) -> Doc:
    return doc[3:].as_doc(copy_user_data=True)


def put_together(doc: Doc) -> Doc:
    joined = Doc.from_docs([NLP("Some words before."), doc])
    assert joined is not None
    return joined


@pytest.mark.parametrize("carry", [Doc.copy, through_bytes, through_bin, through_pickle, cut_out, put_together])
def test_what_was_stored_is_read_wherever_the_doc_goes(carry: object) -> None:
    doc = carry(annotated())  # type: ignore[operator]
    assert facts(doc._.predicates) == EXPECTED
    (trigger,) = doc._.triggers
    assert (trigger.token.text, trigger.probability, trigger.factuality) == ("attacked", 0.75, 2.9)
    assert list(trigger.event_types.items()) == [("Attack", 0.5), ("Conflict", 0.25)]


def test_a_sentence_has_its_own_predicates_and_triggers() -> None:
    first, second = annotated().sents
    assert (first._.predicates, first._.triggers) == ((), ())
    assert facts(second._.predicates) == EXPECTED
    assert [trigger.token.text for trigger in second._.triggers] == ["attacked"]


def test_a_token_knows_its_predicate_its_event_types_and_its_factuality() -> None:
    doc = annotated()
    assert doc[4]._.predicate == doc._.predicates[0]
    assert doc[4]._.trigger == doc._.triggers[0]
    assert (doc[4]._.event_types, doc[4]._.factuality) == ({"Attack": 0.5, "Conflict": 0.25}, 2.9)
    assert (doc[0]._.predicate, doc[0]._.trigger, doc[0]._.event_types, doc[0]._.factuality) == (None, None, {}, None)


def test_a_doc_that_nothing_was_stored_in_has_none() -> None:
    doc = NLP("")
    assert (doc._.predicates, doc._.triggers) == ((), ())


def test_storing_again_replaces_what_was_stored() -> None:
    doc = annotated()
    set_predicates(doc, [KILLING])
    set_triggers(doc, [])
    assert facts(doc._.predicates) == EXPECTED[1:]
    assert doc._.triggers == ()


def test_an_argument_that_was_cut_off_is_gone_and_the_predicate_stays() -> None:
    doc = annotated()[4:6].as_doc(copy_user_data=True)
    assert facts(doc._.predicates) == [("attacked", "attack", "attack", 2.9, [])]


def test_an_argument_is_found_by_the_first_role_that_is_filled() -> None:
    attacked, killing = annotated()._.predicates
    assert attacked.argument("ARG1", "ARG0").head.text == "village"
    assert killing.argument("ARG0", "ARG1").head.text == "farmers"
    assert killing.argument("ARG0") is None


@pytest.mark.parametrize(
    ("upos", "pos"), [("VERB", "verb"), ("AUX", "verb"), ("ADJ", "adjective"), ("NOUN", "noun"), ("PROPN", "noun")]
)
def test_the_part_of_speech_of_a_predicate_is_one_of_three(upos: str, pos: str) -> None:
    assert predicate_pos(upos) == pos
