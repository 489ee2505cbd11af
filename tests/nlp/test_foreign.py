"""A pipeline that the user names: completed by what ours gives, whatever its labels, its tokenizer and its layers."""

from pathlib import Path

import pytest
import spacy
from parses import SENTENCES, annotate
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from newsledger import nlp as language
from newsledger.extract.articles import records
from newsledger.nlp import fallback, sentences, universal, weapons
from newsledger.nlp.foreign import complete
from tests.articles import article

SENTENCE = "Two soldiers were killed by rebels in Homs on Monday ."


class KnownParser:
    """Sets the parse of the sentences of parses.txt, in one scheme: the parser of a pipeline made for these tests."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme

    def __call__(self, doc: Doc) -> Doc:
        parts = [annotate(Doc(doc.vocab, words=[t.text for t in s]), s.text.strip(), self.scheme) for s in doc.sents]
        parsed = Doc.from_docs(parts)
        assert parsed is not None and [t.text for t in parsed] == [t.text for t in doc]
        columns = ["HEAD", "DEP", "TAG", "POS"]
        return doc.from_array(columns, parsed.to_array(columns))

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Hold nothing that is not in the config."""

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> "KnownParser":
        return self


@Language.factory("known_parser", default_config={"scheme": "ud"})
def known_parser(nlp: Language, name: str, scheme: str) -> KnownParser:
    return KnownParser(scheme)


@pytest.fixture(params=["ud", "clearnlp"])
def installed(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A pipeline on disk with a parser of one scheme, an entity ruler and a splitter of its own; words at spaces."""
    nlp = spacy.blank("en")
    nlp.tokenizer = Tokenizer(nlp.vocab)
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("known_parser", config={"scheme": request.param})
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [{"label": "GPE", "pattern": [{"TEXT": "Homs"}]}, {"label": "DATE", "pattern": [{"TEXT": "Monday"}]}]
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "pipeline")
    return str(tmp_path / "pipeline")


def test_a_named_pipeline_is_completed_whatever_its_labels(installed: str) -> None:
    doc = language.load(installed)(SENTENCE)
    assert doc.text == SENTENCE
    assert [(t.head.i, t.dep_) for t in doc if t.text in ("killed", "Homs", "by")] == [
        (3, "ROOT"),
        (5, "case"),
        (3, "obl"),
    ]
    assert [(e.text, e.label_) for e in doc.ents] == [("Homs", "GPE"), ("Monday", "DATE")]
    assert [chunk.text for chunk in doc.noun_chunks] == ["Two soldiers", "rebels", "Homs", "Monday"]
    (killed,) = doc._.predicates
    assert [a.role for a in killed.arguments] == ["ARG1", "ARG0", "ARGM-LOC", "ARGM-TMP"]
    assert killed.factuality == 3


def test_what_a_named_pipeline_lacks_does_not_keep_an_article_from_being_read(installed: str) -> None:
    found = records(language.load(installed)(SENTENCE), article(SENTENCE))
    (event,) = found["event_mentions"]
    assert (event.event_type, event.trigger_text) == ("ASSAULT", "killed")  # type: ignore[attr-defined]
    roles = [(role.role, role.text) for role in found["event_roles"]]  # type: ignore[attr-defined]
    assert roles == [("actor", "rebels"), ("recipient", "soldiers"), ("place", "Homs"), ("date", "Monday")]


@pytest.mark.parametrize(
    "text", ["", "Rebels killed two soldiers in Homs on Monday, police said. “It is over,” he said.", "😀\n"]
)
def test_an_article_is_read_without_a_parser(text: str) -> None:
    found = records(complete(spacy.blank("en"))(text), article(text))
    assert [row.trigger_text for row in found["event_mentions"]] == (["killed"] if text.startswith("R") else [])  # type: ignore[attr-defined]


def test_other_splitters_go_and_ours_are_added_in_order() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="theirs")
    nlp.add_pipe("entity_ruler")
    assert complete(nlp).pipe_names == [
        sentences.FACTORY,
        "entity_ruler",
        universal.FACTORY,
        weapons.FACTORY,
        fallback.FACTORY,
    ]


def test_the_splitter_stands_before_a_parser_of_any_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger")
    nlp.add_pipe("parser", name="theirs")
    assert complete(nlp).pipe_names[:3] == ["tagger", sentences.FACTORY, "theirs"]


def test_a_completed_pipeline_is_not_completed_twice() -> None:
    once = complete(spacy.blank("en")).pipe_names
    nlp = complete(spacy.blank("en"))
    assert complete(nlp).pipe_names == once


def test_without_a_parser_there_are_weapons_and_sentences_alone() -> None:
    doc = complete(spacy.blank("en"))("Rebels fired a rocket. It missed.")
    assert [sent.text for sent in doc.sents] == ["Rebels fired a rocket.", "It missed."]
    assert [(e.text, e.label_) for e in doc.ents] == [("rocket", "WEAPON")]
    assert doc._.predicates == ()


def test_worker_processes_give_the_same(installed: str) -> None:
    nlp = language.load(installed)
    texts = [sentence for sentence in SENTENCES if sentence != "Rebels fled , police said ."][:4]
    alone = [[(p.lemma, p.factuality) for p in nlp(text)._.predicates] for text in texts]
    assert [[(p.lemma, p.factuality) for p in doc._.predicates] for doc in nlp.pipe(texts, n_process=2)] == alone
