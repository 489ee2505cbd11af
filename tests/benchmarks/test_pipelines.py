"""Docs of given words: a pipeline reads them as they are cut, and may be told which words are predicates."""

import pytest
import spacy
from hand_made import pipeline
from spacy.tokens import Doc

import newsledger.nlp
from benchmarks.pipelines import factuality, gold_doc, predicates, read, triggers
from newsledger.nlp.predicates import PredicateRow, TriggerRow, set_predicates, set_triggers

SENTENCES = [[("Dr", True), ("No.", True)], [("left", False), ("...", True)], [("Home", False)]]


def test_words_spaces_and_sentences_are_the_given_ones() -> None:
    doc = gold_doc(spacy.blank("en"), SENTENCES, given=[2])
    assert doc.text == "Dr No. left... Home"
    assert [sentence.text for sentence in doc.sents] == ["Dr No.", "left...", "Home"]
    assert doc._.given_predicates == (2,)
    assert gold_doc(spacy.blank("en"), SENTENCES)._.given_predicates is None


def test_the_project_s_pipeline_keeps_given_sentences() -> None:
    nlp = newsledger.nlp.load()
    [doc] = read(nlp, [gold_doc(nlp, SENTENCES)])
    assert [len(sentence) for sentence in doc.sents] == [2, 2, 1]


def test_a_pipeline_that_cuts_other_sentences_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"overwrite": True})
    with pytest.raises(ValueError, match="moved the sentence boundaries of 'Dr No"):
        list(read(nlp, [gold_doc(nlp, SENTENCES)]))


def test_predicates_triggers_and_factuality_are_read_by_word() -> None:
    def annotate(doc: Doc) -> Doc:
        set_predicates(doc, [PredicateRow(2, "leave", "verb", -1.5, ())])
        set_triggers(doc, [TriggerRow(2, 0.9, {"Departing": 0.8}, -1.5)])
        return doc

    nlp = pipeline(annotate)
    [doc] = read(nlp, [gold_doc(nlp, SENTENCES)])
    assert list(predicates(doc)) == list(triggers(doc)) == [2]
    assert [factuality(token) for token in doc] == [None, None, -1.5, None, None]
