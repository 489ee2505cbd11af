"""What a model is sure of becomes annotation, word by word; the rest stays open."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from newsledger.nlp.readings import Ints, Labels, Reading, Relations, Words
from newsledger.nlp.wordpiece import WordPiece
from training.corpora import plain
from training.example import Entity, Predicate, Sentence, read, write
from training.selftrain import RUN, Sure, documents
from training.targets import IGNORED, Targets, collect
from training.text import words_and_spaces

TEXT = "Rebels burnt North Harbor down."
WORDS = ("Rebels", "burnt", "North", "Harbor", "down", ".")
LABELS = Labels(
    xpos=("NNS", "VBD", "NNP", "RP", "."),
    morph=("NOUN|Number=Plur", "VERB|Tense=Past", "PROPN|Number=Sing", "ADP|_", "PUNCT|_"),
    deprel=("root", "nsubj", "obj", "compound", "compound:prt", "punct"),
    entity=("PERSON", "GPE"),
    role=("", "ARG0", "ARG1"),
    event_type=("Arson", "Motion"),
)
HEADS, DEPRELS, TAGS = [1, 1, 3, 1, 1, 1], [1, 0, 3, 2, 4, 5], [0, 1, 2, 2, 3, 4]
ROLES = [1, 0, 0, 2, 0, 0]
SURE = Sure(arc=0.9, entity=0.9, predicate=0.9, roles=0.5, trigger=0.9, event_type=0.7)


def chances(chosen: Sequence[int], width: int, sure: Sequence[float]) -> np.ndarray:
    """Return probabilities [W, width] with ``sure`` for the column chosen in each row."""
    found = np.repeat((1 - np.array(sure)[:, None]) / (width - 1), width, axis=1)
    found[np.arange(len(chosen)), chosen] = sure
    return found


class Network:
    """A network that says one thing of every sentence, and how sure it is: by word, or of all words of a layer."""

    def __init__(self, **sure: float | Sequence[float]):
        self.labels = LABELS
        self.sure = {name: [value] * 6 if isinstance(value, float) else value for name, value in sure.items()}

    def _sure(self, name: str) -> Sequence[float]:
        return self.sure.get(name, [0.99] * 6)

    def read(self, documents: Sequence[Sequence[Words]]) -> list[list[Reading]]:
        return [[self._reading() for _ in document] for document in documents]

    def _reading(self) -> Reading:
        sure = self._sure("predicates")
        burnt = np.array([1 - sure[0], sure[1], *(1 - each for each in sure[2:])])
        return Reading(
            xpos=np.array(TAGS),
            morph=np.array(TAGS),
            arcs=np.log(chances(HEADS, 6, self._sure("arcs"))),
            entities=np.log(chances([0, 0, 3, 4, 0, 0], 5, self._sure("entities"))),
            predicates=burnt,
            triggers=chances([0, 1, 0, 0, 0, 0], 3, self._sure("triggers")),
            factuality=np.zeros(6),
        )

    def relate(self, readings: Sequence[Reading], heads: Sequence[Ints], predicates: Sequence[Ints]) -> list[Relations]:
        roles = np.log(chances(ROLES, 3, self._sure("roles")))
        return [Relations(deprel=np.array(DEPRELS), roles=np.stack([roles] * len(words))) for words in predicates]


def silver(**sure: float | Sequence[float]) -> Sentence:
    """The sentence as a network annotates it that is so sure."""
    (document,) = documents(Network(**sure), [words_and_spaces(TEXT)], SURE)
    return document.sentences[0]


def test_what_the_network_is_sure_of_is_annotated() -> None:
    found = silver()
    assert (found.words, found.text()) == (WORDS, TEXT)
    assert found.xpos == ("NNS", "VBD", "NNP", "NNP", "RP", ".")
    assert (found.upos, found.feats) == (
        ("NOUN", "VERB", "PROPN", "PROPN", "ADP", "PUNCT"),
        ("Number=Plur", "Tense=Past", "Number=Sing", "Number=Sing", "_", "_"),
    )
    assert (found.heads, found.deprels) == (tuple(HEADS), tuple(LABELS.deprel[index] for index in DEPRELS))
    assert (found.entities, found.annotated) == ((Entity(start=2, end=4, labels=("GPE",)),), ("PERSON", "GPE"))
    assert found.predicates == (Predicate(word=1, sense="", pos="VERB", roles=((0, "ARG0"), (3, "ARG1"))),)
    assert found.triggers == ((1, "Arson"),)
    assert found.factuality is None
    assert set(found.unsure.values()) == {()}


def test_a_word_whose_head_is_unsure_is_open_in_its_tags_and_tree() -> None:
    assert silver(arcs=[0.99, 0.99, 0.99, 0.99, 0.6, 0.99]).unsure["syntax"] == (4,)


@pytest.mark.parametrize(
    ("sure", "entities", "unsure"),
    [
        ([0.99, 0.99, 0.99, 0.7, 0.99, 0.99], 0, (2, 3)),
        ([0.99, 0.99, 0.99, 0.99, 0.7, 0.99], 1, (4,)),
        ([0.7] * 6, 0, (0, 1, 2, 3, 4, 5)),
    ],
    ids=["all of a name of which one word is unsure", "a word beside a name", "everything"],
)
def test_an_unsure_tag_leaves_its_word_open(sure: list[float], entities: int, unsure: tuple[int, ...]) -> None:
    found = silver(entities=sure)
    assert len(found.entities or ()) == entities
    assert found.unsure["entities"] == unsure


def test_an_unsure_predicate_is_open_and_not_annotated() -> None:
    found = silver(predicates=[0.99, 0.6, 0.99, 0.6, 0.99, 0.99])
    assert found.predicates == ()
    assert found.unsure["predicates"] == (1, 3)


def test_roles_that_are_unsure_together_are_incomplete() -> None:
    (predicate,) = silver(roles=0.8).predicates or ()
    assert not predicate.is_complete


@pytest.mark.parametrize(
    ("sure", "triggers", "unsure"),
    [(0.91, ((1, "Arson"),), ()), (0.6, (), (0, 1, 2, 3, 4, 5))],
    ids=["sure", "unsure"],
)
def test_a_trigger_is_kept_where_it_is_sure(sure: float, triggers: tuple[object, ...], unsure: tuple[int, ...]) -> None:
    found = silver(triggers=sure)
    assert (found.triggers, found.unsure["triggers"]) == (triggers, unsure)


def test_a_trigger_whose_type_is_unsure_has_none() -> None:
    network = Network()
    reading = network.read([[WORDS]])[0][0]
    reading.triggers[1] = [0.02, 0.5, 0.48]
    network._reading = lambda: reading  # type: ignore[method-assign]
    (document,) = documents(network, [words_and_spaces(TEXT)], SURE)
    assert document.sentences[0].triggers == ((1, None),)


def test_neighbours_are_documents_of_a_run_in_their_order(tmp_path: Path) -> None:
    found = list(documents(Network(), [words_and_spaces(TEXT)] * (RUN * 70 + 3), SURE))
    assert [len(document.sentences) for document in found] == [RUN] * 70 + [3]
    assert len({document.document_id for document in found}) == 71
    assert {(document.corpus, document.split) for document in found} == {("gmb", "train")}
    write(tmp_path / "gmb.train.jsonl", found)
    assert list(read(tmp_path / "gmb.train.jsonl")) == found


def test_a_target_is_made_of_what_is_sure_alone() -> None:
    unsure = {"arcs": [0.6] + [0.99] * 5, "entities": [0.7] + [0.99] * 5, "triggers": [0.99] * 5 + [0.6]}
    found = silver(**unsure)
    vocabulary = WordPiece(["[UNK]", "[CLS]", "[SEP]"])
    target = Targets(collect([found] * 8), vocabulary).of(found)
    assert target is not None
    assert target.heads.tolist() == [IGNORED, *HEADS[1:]]
    assert target.entities[0].all()
    assert not target.entities[1].all()
    assert target.events.tolist() == [0, 1, 0, 0, 0, IGNORED]
    assert target.predicates.tolist() == [0, 1, 0, 0, 0, 0]


def test_news_is_read_as_running_text(tmp_path: Path) -> None:
    (tmp_path / plain.NEWS).parent.mkdir()
    (tmp_path / plain.NEWS).write_text('Ann \'s farm ( the old one ) burnt .\n\nHe said " no . "\n')
    assert list(plain.news(tmp_path)) == ["Ann's farm (the old one) burnt.", 'He said "no."']
