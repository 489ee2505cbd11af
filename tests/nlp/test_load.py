"""The pipeline as users load it: the shipped model, whole, on real text."""

import shutil
from pathlib import Path

import pytest
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc

from newsledger import nlp
from newsledger.errors import ModelError
from newsledger.nlp import shipped
from newsledger.nlp.network import OnnxNetwork

TEXT = (
    "Militants fired a dozen rockets at an air base near Erbil on Tuesday.\n\nThe attack wounded two soldiers,  Colonel "
    "Karim Hassan of the Iraqi army said. Nobody was killed in Iraq."
)
ARTICLES = [
    TEXT,
    "The United Nations condemned the bombing of a hospital in Aleppo. It was the third in a week.",
    "PARIS - Emmanuel Macron will meet Olaf Scholz in Berlin next Monday, his office said.",
    "",
    "Yes.",
]


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return nlp.load()


@pytest.fixture(scope="module")
def doc(pipeline: Language) -> Doc:
    return pipeline(TEXT)


def test_the_text_is_never_changed(doc: Doc) -> None:
    assert doc.text == TEXT
    assert all(TEXT[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_every_sentence_is_one_tree(doc: Doc) -> None:
    assert [sent.text.strip() for sent in doc.sents] == [
        "Militants fired a dozen rockets at an air base near Erbil on Tuesday.",
        "The attack wounded two soldiers,  Colonel Karim Hassan of the Iraqi army said.",
        "Nobody was killed in Iraq.",
    ]
    assert all(sum(token.head == token for token in sent) == 1 for sent in doc.sents)


def words(doc: Doc, attribute: str) -> dict[str, str]:
    return {token.text: str(getattr(token, attribute)) for token in doc}


def test_words_have_tags_lemmas_and_relations(doc: Doc) -> None:
    assert words(doc, "pos_") | {"Militants": "NOUN", "fired": "VERB", "Erbil": "PROPN", "two": "NUM"} == words(
        doc, "pos_"
    )
    assert words(doc, "tag_")["fired"] == "VBD"
    assert words(doc, "lemma_") | {"rockets": "rocket", "fired": "fire", "was": "be"} == words(doc, "lemma_")
    assert words(doc, "dep_") | {"Militants": "nsubj", "rockets": "obj", "Nobody": "nsubj:pass"} == words(doc, "dep_")
    assert "Tense=Past" in words(doc, "morph")["fired"]


def test_entities_are_named_with_their_kinds(doc: Doc) -> None:
    found = {entity.text: entity.label_ for entity in doc.ents}
    expected = {"Erbil": "GPE", "Tuesday": "DATE", "Karim Hassan": "PERSON", "Iraq": "GPE", "rockets": "WEAPON"}
    assert found | expected == found


def test_predicates_know_who_did_what_to_whom(doc: Doc) -> None:
    roles = {predicate.lemma: {a.role: a.span.text for a in predicate.arguments} for predicate in doc._.predicates}
    assert roles["fire"] | {"ARG0": "Militants"} == roles["fire"]
    assert roles["wound"] | {"ARG0": "The attack", "ARG1": "two soldiers"} == roles["wound"]


def test_events_have_types_and_certainty(doc: Doc) -> None:
    triggers = {trigger.token.text: trigger for trigger in doc._.triggers}
    assert "Attack" in triggers["attack"].event_types
    assert all(0.5 <= trigger.probability <= 1 for trigger in triggers.values())
    assert all(-3 <= predicate.factuality <= 3 for predicate in doc._.predicates)


def test_chunks_and_pictures_work(doc: Doc) -> None:
    assert "two soldiers" in {chunk.text for chunk in doc.noun_chunks}
    assert "Erbil" in displacy.render(doc, style="ent", jupyter=False)
    assert "nsubj" in displacy.render(doc, style="dep", jupyter=False)


def test_what_is_said_does_not_depend_on_what_is_read_beside_it(pipeline: Language) -> None:
    together = [read.to_json() for read in pipeline.pipe(ARTICLES)]
    assert together == [pipeline(text).to_json() for text in ARTICLES]


def test_worker_processes_say_the_same(pipeline: Language) -> None:
    alone = [read.to_json() for read in pipeline.pipe(ARTICLES)]
    assert [read.to_json() for read in pipeline.pipe(ARTICLES, n_process=2, batch_size=2)] == alone


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "word", "a" * 3000, "spam " * 700, "(" * 2000, "é\u200b\U0001f600 ok"]
)
def test_odd_texts_are_read(pipeline: Language, text: str) -> None:
    assert pipeline(text).text == text


def copied(folder: Path) -> Path:
    shutil.copytree(shipped.FOLDER, folder)
    return folder


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path / "model")
    (folder / "roles.onnx").unlink()
    with pytest.raises(ModelError, match=r"roles\.onnx: this file of the language model is missing; reinstall"):
        shipped.network(folder)


def test_an_altered_file_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path / "model")
    graph = folder / "relations.onnx"
    graph.write_bytes(graph.read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match=r"relations\.onnx: this file of the language model is not the one"):
        shipped.network(folder)


def test_a_model_without_meta_data_is_none(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"meta\.json: cannot be read"):
        shipped.meta(tmp_path)


def test_the_model_says_what_it_is_made_of() -> None:
    about = shipped.meta()
    assert about["license"] == "CC-BY-SA-4.0"
    assert set(about["files"]) <= {path.name for path in shipped.FOLDER.iterdir()}
    assert sum((shipped.FOLDER / name).stat().st_size for name in about["files"]) < 50_000_000
    assert shipped.version().startswith("newsledger_en-")


def test_the_network_is_the_one_that_ships() -> None:
    assert isinstance(shipped.network(), OnnxNetwork)
