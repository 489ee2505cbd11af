"""A ClearNLP parse becomes the UD parse of the same words; a UD parse, and a text without one, stay as they are."""

import pytest
from parses import BLANK, SENTENCES, parsed
from spacy.tokens import Doc

from newsledger.nlp.universal import Scheme, convert, scheme

# Here the schemes differ on purpose: a verb of saying behind what is said heads it in ClearNLP, and in UD is beside it.
INVERTED = "Rebels fled , police said ."


def words(doc: Doc) -> list[tuple[str, int, str]]:
    """Return what the grammar reads: punctuation hangs anywhere."""
    return [(token.text, token.head.i, token.dep_) for token in doc if token.dep_ != "punct"]


@pytest.mark.parametrize("sentence", [s for s in SENTENCES if s != INVERTED])
def test_a_clearnlp_parse_becomes_that_of_ud(sentence: str) -> None:
    ours, gold = convert(parsed(sentence, "clearnlp")), parsed(sentence, "ud")
    assert words(ours) == words(gold)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_ud_parse_stays_as_it_is(sentence: str) -> None:
    before = [(t.head.i, t.dep_) for t in parsed(sentence, "ud")]
    assert [(t.head.i, t.dep_) for t in convert(parsed(sentence, "ud"))] == before


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_sentences_and_words_stay(sentence: str) -> None:
    doc = convert(parsed(sentence, "clearnlp"))
    assert [s.text for s in doc.sents] == [sentence + " "] or [s.text for s in doc.sents] == [sentence]
    assert [t.tag_ for t in doc] == [t.tag_ for t in parsed(sentence, "clearnlp")]


def test_the_labels_say_the_scheme() -> None:
    sentence = "Two soldiers were killed by rebels in Homs on Monday ."
    assert scheme(parsed(sentence, "ud")) is Scheme.UD
    assert scheme(parsed(sentence, "clearnlp")) is Scheme.CLEARNLP


def test_a_text_without_a_parse_stays_as_it_is() -> None:
    assert not convert(BLANK("Rebels fled.")).has_annotation("DEP")


def test_a_phrase_alone_has_its_noun_for_root() -> None:
    doc = convert(Doc(BLANK.vocab, words=["In", "Kyiv"], tags=["IN", "NNP"], heads=[0, 0], deps=["ROOT", "pobj"]))
    assert [(t.head.text, t.dep_) for t in doc] == [("Kyiv", "case"), ("Kyiv", "ROOT")]


def test_sentences_are_told_apart_in_one_document() -> None:
    first, second = "Two soldiers were killed by rebels in Homs on Monday .", "There were no casualties ."
    doc = convert(Doc.from_docs([parsed(first, "clearnlp"), parsed(second, "clearnlp")]))
    assert [s.root.text for s in doc.sents] == ["killed", "were"]
