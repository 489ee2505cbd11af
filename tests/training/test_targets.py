"""What each word is to be: layers that are not annotated teach nothing, and partial ones only what they say."""

from pathlib import Path

import numpy as np
import pytest

from newsledger.nlp.wordpiece import WordPiece
from training.example import Document, Entity, Predicate, Sentence, read, write
from training.targets import IGNORED, SOME_EVENT, Labels, Target, Targets, collect

WORDS = ("Rebels", "burnt", "North", "Harbor", "down")
VOCABULARY = WordPiece(["[UNK]", "[CLS]", "[SEP]", *(word.lower() for word in WORDS)])
FULL = Sentence(
    words=WORDS,
    spaces=(True,) * 5,
    upos=("NOUN", "VERB", "PROPN", "PROPN", "ADP"),
    xpos=("NNS", "VBD", "NNP", "NNP", "RP"),
    feats=("Number=Plur", "Tense=Past", "Number=Sing", "Number=Sing", "_"),
    heads=(1, 1, 3, 1, 1),
    deprels=("nsubj", "root", "compound", "obj", "compound:prt"),
    entities=(Entity(start=2, end=4, labels=("GPE", "LOC")),),
    annotated=("PERSON", "GPE", "LOC"),
    predicates=(Predicate(word=1, sense="burn.01", pos="VERB", roles=((0, "ARG0"), (3, "ARG1"))),),
    predicate_pos=("VERB",),
    triggers=((1, "Arson"),),
    factuality=((1, 2.5, 0.5),),
)
LABELS = Labels(
    xpos=("NNS", "VBD", "NNP"),
    morph=("NOUN|Number=Plur", "VERB|Tense=Past", "PROPN|Number=Sing"),
    deprel=("nsubj", "root", "obj"),
    entity=("O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE", "B-LOC", "I-LOC", "B-DATE", "I-DATE"),
    role=("", "ARG0", "ARG1"),
    event_type=("", "Arson"),
)


def target(**layers: object) -> Target:
    """The target of a sentence that has only these layers."""
    found = Targets(LABELS, VOCABULARY).of(Sentence(words=WORDS, spaces=(True,) * 5, **layers))  # type: ignore[arg-type]
    assert found is not None
    return found


def full(**layers: object) -> Target:
    """The target of the whole sentence, with some layers instead of its own."""
    rows = {name: getattr(FULL, name) for name in FULL.__dataclass_fields__} | layers
    return target(**{name: value for name, value in rows.items() if name not in ("words", "spaces")})


def allowed(found: Target) -> list[set[str]]:
    return [{LABELS.entity[index] for index in row.nonzero()[0]} for row in found.entities]


def test_classes_are_numbers_and_an_unknown_one_teaches_nothing() -> None:
    found = full()
    assert found.xpos.tolist() == [0, 1, 2, 2, IGNORED]
    assert found.morph.tolist() == [0, 1, 2, 2, IGNORED]
    assert found.deprels.tolist() == [0, 1, IGNORED, 2, IGNORED]
    assert found.heads.tolist() == [1, 1, 3, 1, 1]
    assert found.factuality[1].tolist() == [2.5, 0.5]


def test_a_layer_that_is_not_annotated_teaches_nothing() -> None:
    found = target()
    for name in ("xpos", "morph", "heads", "deprels", "predicates", "events"):
        assert getattr(found, name).tolist() == [IGNORED] * 5, name
    assert found.entities.all()
    assert not found.factuality.any()
    assert found.roles.shape == (0, 6)
    assert found.named is None


def test_a_word_is_its_entity_or_of_a_kind_that_the_corpus_does_not_mark() -> None:
    assert allowed(full()) == [
        {"O", "B-DATE", "I-DATE"},
        {"O", "B-DATE", "I-DATE"},
        {"B-GPE", "B-LOC"},
        {"I-GPE", "I-LOC"},
        {"O", "B-DATE", "I-DATE"},
    ]


def test_an_annotated_layer_without_names_rules_all_its_kinds_out() -> None:
    assert allowed(full(entities=())) == [{"O", "B-DATE", "I-DATE"}] * 5


def test_predicates_are_told_from_the_words_that_the_corpus_would_have_marked() -> None:
    assert full().predicates.tolist() == [IGNORED, 1, 0, 0, 0]
    assert full(predicate_pos=("VERB", "NOUN")).predicates.tolist() == [0, 1, 0, 0, 0]


def test_a_predicate_has_a_row_with_the_class_of_every_word() -> None:
    assert full().roles.tolist() == [[1, 1, 0, 0, 2, 0]]


def test_arguments_that_are_not_all_there_are_no_row() -> None:
    partial = Predicate(word=1, sense="", pos="VERB", roles=((0, "ARG0"),), is_complete=False)
    found = full(predicates=(partial,))
    assert found.roles.shape == (0, 6)
    assert found.predicates[1] == 1


@pytest.mark.parametrize(
    ("layers", "events"),
    [
        ({}, [0, 1, 0, 0, 0]),
        ({"triggers": ((1, None),)}, [0, SOME_EVENT, 0, 0, 0]),
        ({"triggers": ((1, "Unheard_of"),)}, [0, SOME_EVENT, 0, 0, 0]),
        ({"is_trigger_exhaustive": False}, [IGNORED, 1, IGNORED, IGNORED, IGNORED]),
    ],
    ids=["typed", "without a type", "of a type that is no class", "others not looked for"],
)
def test_a_trigger_is_of_its_type_and_the_other_words_are_none(layers: dict[str, object], events: list[int]) -> None:
    assert full(**layers).events.tolist() == events


@pytest.mark.parametrize(
    ("layer", "names"),
    [
        ("syntax", ["xpos", "morph", "heads", "deprels"]),
        ("predicates", ["predicates"]),
        ("triggers", ["events"]),
    ],
)
def test_of_an_unsure_word_its_layer_teaches_nothing(layer: str, names: list[str]) -> None:
    sure, unsure = full(), full(unsure={layer: (1, 2)})
    for name in names:
        assert getattr(unsure, name)[1:3].tolist() == [IGNORED] * 2
        assert np.delete(getattr(unsure, name), [1, 2]).tolist() == np.delete(getattr(sure, name), [1, 2]).tolist()


def test_an_unsure_word_may_be_of_any_entity() -> None:
    found = allowed(full(unsure={"entities": (0, 3)}))
    assert found[0] == found[3] == set(LABELS.entity)
    assert found[2] == {"B-GPE", "B-LOC"}


def test_a_sentence_that_the_encoder_cannot_read_whole_has_no_target() -> None:
    maker = Targets(LABELS, VOCABULARY)
    assert maker.of(Sentence(words=("burnt",) * 511, spaces=(True,) * 511)) is None
    assert maker.of(Sentence(words=(), spaces=())) is None
    longest = maker.of(Sentence(words=("burnt",) * 510, spaces=(True,) * 510))
    assert longest is not None
    assert longest.size == 510


def test_labels_are_those_seen_often_enough_the_commonest_first(tmp_path: Path) -> None:
    labels = collect([FULL] * 8)
    assert labels.xpos[0] == "NNP"
    assert labels.role == ("", "ARG0", "ARG1")
    assert labels.event_type == ("", "Arson")
    assert collect([FULL]).role == ("",)
    assert labels.entity[:3] == ("O", "B-PERSON", "I-PERSON")
    labels.write(tmp_path / "labels.json")
    assert Labels.read(tmp_path / "labels.json") == labels


def test_what_is_left_open_is_there_when_read_again(tmp_path: Path) -> None:
    partial = Predicate(word=1, sense="", pos="VERB", roles=(), is_complete=False)
    rows = {name: getattr(FULL, name) for name in FULL.__dataclass_fields__}
    open_ = Sentence(**rows | {"predicates": (partial,), "unsure": {"entities": (0, 3), "syntax": ()}})
    document = Document(document_id="1", corpus="made", split="train", sentences=(FULL, open_))
    write(tmp_path / "made.train.jsonl", [document])
    assert list(read(tmp_path / "made.train.jsonl")) == [document]
