"""Converted sentences become docs for spaCy: with the layers that they have, and nothing taught of those they lack."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from spacy.vocab import Vocab
from thinc.api import Adam
from typer import Typer
from typer.testing import CliRunner

from newsledger.nlp.tokens import tokenizer
from training import cnn
from training.example import ENTITY_LABELS, Document, Entity, Sentence, write

CONFIG = Path(cnn.__file__).parent / "configs" / "cnn.cfg"
MARKED = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE")

TREE = Sentence(
    words=("Troops", "of", "Odrania", "left", "."),
    spaces=(True, True, True, False, True),
    lemmas=("troops", "of", "Odrania", "leave", "."),
    upos=("NOUN", "ADP", "PROPN", "VERB", "PUNCT"),
    xpos=("NNS", "IN", "NNP", "VBD", "."),
    feats=("Number=Plur", "_", "Number=Sing", "Mood=Ind|Tense=Past|VerbForm=Fin", "_"),
    heads=(3, 2, 0, 3, 3),
    deprels=("nsubj", "case", "nmod", "root", "punct"),
    entities=(Entity(start=2, end=3, labels=("GPE",)),),
    annotated=ENTITY_LABELS,
)


def named(words: str, *entities: Entity, annotated: tuple[str, ...] = ENTITY_LABELS) -> Sentence:
    """Return a sentence that has names alone."""
    split = tuple(words.split())
    return Sentence(words=split, spaces=(True,) * len(split), entities=entities, annotated=annotated)


def place(start: int, end: int, *labels: str) -> Entity:
    return Entity(start=start, end=end, labels=labels)


def entity_tags(sentence: Sentence) -> str:
    """Return B, I, O, or - where the recogniser is told nothing."""
    return "".join("-IOB"[token.ent_iob] for token in cnn.doc([sentence], Vocab()))


def wrong(sentence: Sentence) -> set[tuple[str, str]]:
    doc = cnn.doc([sentence], Vocab())
    return {(span.text, span.label_) for span in doc.spans[cnn.WRONG]}


def test_a_doc_has_all_layers_of_its_sentences_and_where_they_begin() -> None:
    doc = cnn.doc([TREE, TREE], Vocab())
    assert [token.is_sent_start for token in doc] == [index % 5 == 0 for index in range(10)]
    assert [token.head.i for token in doc] == [3, 2, 0, 3, 3, 8, 7, 5, 8, 8]
    assert [token.dep_ for token in doc[5:]] == ["nsubj", "case", "nmod", "root", "punct"]
    assert [(token.pos_, token.tag_, token.lemma_) for token in doc[3:4]] == [("VERB", "VBD", "leave")]
    assert str(doc[8].morph) == "Mood=Ind|Tense=Past|VerbForm=Fin"
    assert [(span.text, span.label_) for span in doc.ents] == [("Odrania", "GPE")] * 2


def test_a_doc_without_trees_teaches_neither_tags_nor_trees() -> None:
    doc = cnn.doc([named("Odrania fell", place(0, 1, "GPE")), TREE], Vocab())
    assert [doc.has_annotation(layer) for layer in ("TAG", "POS", "MORPH", "LEMMA", "DEP")] == [False] * 5
    assert doc.has_annotation("SENT_START")
    assert [span.text for span in doc.ents] == ["Odrania", "Odrania"]


def test_words_are_the_corpus_s_whatever_a_tokenizer_says() -> None:
    assert cnn.doc([TREE], Vocab()).has_unknown_spaces


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        pytest.param(named("Ann Lee left", place(0, 2, "PERSON")), "BIO", id="a name of one label is told"),
        pytest.param(named("They left Odrania", place(2, 3, "GPE", "LOC")), "OO-", id="one of two labels is open"),
        pytest.param(named("We met Ann at the Baltic Fair", annotated=MARKED), "OO-OO--", id="a capital may be a name"),
        pytest.param(named("The fair ended", annotated=MARKED), "OOO", id="a sentence's own capital is none"),
        pytest.param(named("We left 12 of 40 -", annotated=MARKED), "OOOOOO", id="numbers and marks are no names"),
        pytest.param(named("We left on Monday", annotated=MARKED[:-1]), "----", id="a date may be any word"),
        pytest.param(named("We met Ann", annotated=ENTITY_LABELS), "OOO", id="nothing is open where all is marked"),
        pytest.param(Sentence(words=("Ann",), spaces=(False,)), "-", id="a sentence without names tells nothing"),
    ],
)
def test_what_a_corpus_does_not_mark_is_missing(sentence: Sentence, tags: str) -> None:
    assert entity_tags(sentence) == tags


def test_where_there_are_tags_a_name_is_known_by_its_tag() -> None:
    words, upos = ("Sail", "the", "Odra", "Queen", "Now"), ("VERB", "DET", "PROPN", "PROPN", "ADV")
    sentence = Sentence(words=words, spaces=(True,) * 5, upos=upos, entities=(), annotated=MARKED)
    assert cnn.open_runs(sentence) == [(2, 4)]


def test_a_word_that_may_be_of_an_unmarked_kind_is_of_no_marked_one() -> None:
    sentence = named("aboard the Odra Queen today", annotated=("PERSON", "ORG", "DATE"))
    expected = {(text, label) for text in ("Odra", "Queen", "Odra Queen") for label in ("PERSON", "ORG", "DATE")}
    assert wrong(sentence) == expected


def test_a_name_of_two_labels_is_of_no_third() -> None:
    found = wrong(named("They left Odrania", place(2, 3, "GPE", "LOC")))
    assert found == {("Odrania", label) for label in ENTITY_LABELS if label not in ("GPE", "LOC")}


def test_no_wrong_span_of_several_words_ends_a_doc_where_spacy_would_find_no_right_move() -> None:
    doc = cnn.doc([named("by Grand Odra Queen", annotated=("PERSON", "DATE"))] * 2, Vocab())
    places = {(span.start, span.end) for span in doc.spans[cnn.WRONG]}
    assert places == {(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4), (5, 6), (5, 7), (6, 7), (7, 8)}


def test_long_runs_have_short_wrong_spans_alone() -> None:
    found = wrong(named("in " + "Grand " * 9 + "now", annotated=("PERSON", "DATE")))
    assert max(len(text.split()) for text, _ in found) == cnn.LONGEST_WRONG


def test_a_document_becomes_docs_of_even_length_without_those_that_have_neither_trees_nor_names() -> None:
    unmarked = Sentence(words=("Rain", "fell"), spaces=(True, False))
    document = Document(document_id="made", corpus="made", split="train", sentences=(TREE,) * 23 + (unmarked,) * 17)
    assert [len(list(doc.sents)) for doc in cnn.docs(document, Vocab())] == [10, 10, 10]


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    for corpus in cnn.CORPORA:
        for split in cnn.SPLITS:
            sentence = named("Odrania fell", place(0, 1, "GPE")) if corpus == "wikigold" else TREE
            document = Document(document_id="made", corpus=corpus, split=split, sentences=(sentence,) * 3)
            write(tmp_path / "converted" / f"{corpus}.{split}.jsonl", [document])
    return tmp_path / "converted"


def test_the_command_writes_what_spacy_reads(converted: Path, tmp_path: Path) -> None:
    app = Typer()
    app.command()(cnn.main)
    result = CliRunner().invoke(app, [str(converted), str(tmp_path / "data")])
    assert result.exit_code == 0, result.output
    for split in cnn.SPLITS:
        docs = list(DocBin().from_disk(tmp_path / "data" / f"{split}.spacy").get_docs(Vocab()))
        assert [doc.has_annotation("DEP") for doc in docs] == [True, True, False, True]
        assert all(cnn.WRONG in doc.spans for doc in docs)


def test_the_configured_pipeline_learns_from_such_docs_and_loads_with_our_words(tmp_path: Path) -> None:
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    open_name = named("aboard the Odra Queen", annotated=MARKED)
    references = [cnn.doc([sentence] * 10, nlp.vocab) for sentence in (TREE, open_name)]
    examples = [Example(Doc(nlp.vocab, words=[t.text for t in doc]), doc) for doc in references]
    nlp.initialize(lambda: examples)
    optimizer = Adam(0.005)
    losses = [sum(nlp.update(examples, sgd=optimizer, losses={}).values()) for _ in range(30)]
    assert losses[-1] < losses[0] / 2
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    text = "Pro-EU MPs didn't pay $5bn for F-16s at 03-555-1234 on www.example.org?!"
    assert [t.text for t in loaded(text)] == [t.text for t in tokenizer(loaded.vocab)(text)]
    assert loaded("Troops of Odrania left.")[3].tag_ == "VBD"
