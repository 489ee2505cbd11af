"""Has a trained model annotate news to train the next one on: ``python -m training.selftrain CORPORA MODEL OUT``.

MODEL is a folder that ``training.export`` wrote. Each layer keeps what the model is sure of and leaves the other words
open. Writes ``OUT/gmb.train.jsonl``. Factuality is left out: the model does not say how sure of it it is.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson

from newsledger.nlp.arguments import decode_roles
from newsledger.nlp.decoding import LEAST_PREDICATE
from newsledger.nlp.network import OnnxNetwork
from newsledger.nlp.readings import Floats, Ints, Labels, Network, Reading, Relations
from newsledger.nlp.spans import best_tags, entity_spans
from newsledger.nlp.trees import heads
from newsledger.nlp.windows import LONGEST
from training.corpora import plain
from training.example import Document, Entity, Predicate, Sentence, write
from training.text import words_and_spaces

CORPUS = "gmb"
PREDICATE_POS = ("VERB", "NOUN", "ADJ")
# Sentences of a document; the file does not say where articles end, and a window holds four or so.
RUN = 8
# Documents read at once: enough to sort windows by length.
BATCH = 64

Bools = npt.NDArray[np.bool_]
Words = tuple[tuple[str, ...], tuple[bool, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """The least probabilities with which a layer says something of a word.

    ``arc``: of its head; ``entity``: of its tag; ``predicate``, ``trigger``: of its being one or none; ``event_type``: of
    that of a trigger; ``roles``: of all roles of a predicate together. Beside each is what a model in the middle of
    its training kept and how much of that was right (of all: in brackets), on 500 sentences of EWT's development part and 300
    of GENEVA's. Words are chosen, not sentences: those that are sure as a whole are short.
    """

    arc: float = 0.95  # 79 % of words, LAS 95.4 (88.4)
    entity: float = 0.95  # 93 % of words, precision 93 (80)
    predicate: float = 0.9  # 97 % of words, precision 98.0 (95.5)
    roles: float = 0.5  # 61 % of predicates, precision 91.0 (80.2)
    trigger: float = 0.95  # 93 % of words, precision 90 (78)
    event_type: float = 0.7  # with an earlier model: precision 97


def documents(network: Network, sentences: Iterable[Words], sure: Sure) -> Iterator[Document]:
    """Yield the sentences in runs of neighbours, with what the network is sure of."""
    pending = iter(sentences)
    for number in count(0, BATCH):
        held = list(islice(pending, RUN * BATCH))
        if not held:
            return
        runs = [held[start : start + RUN] for start in range(0, len(held), RUN)]
        for index, found in enumerate(annotated(network, runs, sure), start=number):
            yield Document(document_id=f"{CORPUS}-{index}", corpus=CORPUS, split="train", sentences=tuple(found))


def annotated(network: Network, runs: Sequence[Sequence[Words]], sure: Sure) -> Iterator[list[Sentence]]:
    """Yield the sentences of each run with their layers."""
    readings = network.read([[words for words, _ in run] for run in runs])
    flat = [reading for run in readings for reading in run]
    trees = [heads(reading.arcs) for reading in flat]
    predicates: list[Ints] = [(reading.predicates >= LEAST_PREDICATE).nonzero()[0] for reading in flat]
    related = iter(zip(flat, trees, predicates, network.relate(flat, trees, predicates), strict=True))
    for run in runs:
        yield [Silver(words, network.labels, sure, *next(related)).sentence() for words in run]


@dataclass(frozen=True, slots=True)
class Silver:
    """A sentence as the network read it: what it is sure of becomes annotation."""

    words: Words
    labels: Labels
    sure: Sure
    reading: Reading
    tree: Ints
    predicates: Ints
    relations: Relations

    def sentence(self) -> Sentence:
        """Return the sentence with its layers; the tags of a word are as open as its head."""
        words, spaces = self.words
        upos, feats = zip(*(self.labels.morph[index].split("|", 1) for index in self.reading.morph), strict=True)
        arcs = np.exp(_of(self.reading.arcs, self.tree))
        entities, is_unsure = self._entities()
        none = self.reading.triggers[:, 0]
        return Sentence(
            words=words,
            spaces=spaces,
            upos=upos,
            feats=feats,
            xpos=tuple(self.labels.xpos[index] for index in self.reading.xpos),
            heads=tuple(self.tree.tolist()),
            deprels=tuple(self.labels.deprel[index] for index in self.relations.deprel),
            entities=entities,
            annotated=self.labels.entity,
            predicates=self._predicates(upos),
            predicate_pos=PREDICATE_POS,
            triggers=self._triggers(),
            unsure={
                "syntax": _indices(arcs < self.sure.arc),
                "entities": _indices(is_unsure),
                "predicates": _indices(_certainty(self.reading.predicates) < self.sure.predicate),
                "triggers": _indices(_certainty(none) < self.sure.trigger),
            },
        )

    def _entities(self) -> tuple[tuple[Entity, ...], Bools]:
        """Return the entities that are sure in every word, and the words [W] that are not, with all of their entity."""
        tags = best_tags(self.reading.entities)
        is_unsure: Bools = np.exp(_of(self.reading.entities, tags)) < self.sure.entity
        found = []
        for start, end, label in entity_spans(self.reading.entities, self.labels.entity):
            if is_unsure[start:end].any():
                is_unsure[start:end] = True
            else:
                found.append(Entity(start=start, end=end, labels=(label,)))
        return tuple(found), is_unsure

    def _predicates(self, upos: Sequence[str]) -> tuple[Predicate, ...]:
        """Return the predicates that are sure, complete where their roles are."""
        found = []
        for word, scores in zip(self.predicates.tolist(), self.relations.roles, strict=True):
            if self.reading.predicates[word] >= self.sure.predicate:
                roles = tuple(decode_roles(scores, word, self.labels.role))
                is_sure = bool(np.exp(scores.max(axis=1).sum()) >= self.sure.roles)
                found.append(Predicate(word=word, sense="", pos=upos[word], roles=roles, is_complete=is_sure))
        return tuple(found)

    def _triggers(self) -> tuple[tuple[int, str | None], ...]:
        """Return the triggers that are sure and their types, None where that is not."""
        chances = self.reading.triggers
        words = _indices(1 - chances[:, 0] >= self.sure.trigger)
        return tuple((word, self._event_type(chances[word, 1:])) for word in words)

    def _event_type(self, chances: Floats) -> str | None:
        best = int(chances.argmax())
        return self.labels.event_type[best] if chances[best] >= self.sure.event_type else None


def _of(log_probs: Floats, chosen: Ints) -> Floats:
    """Return the log-probabilities [W] of the columns chosen in each row."""
    found: Floats = log_probs[np.arange(len(chosen)), chosen]
    return found


def _certainty(chances: Floats) -> Floats:
    """Return how sure it is whether something is so, given the probability that it is."""
    return np.maximum(chances, 1 - chances)


def _indices(words: Bools) -> tuple[int, ...]:
    return tuple(words.nonzero()[0].tolist())


def exported(folder: Path, threads: int) -> OnnxNetwork:
    """Return the network in a folder that ``training.export`` wrote."""
    rows = orjson.loads((folder / "labels.json").read_bytes())
    return OnnxNetwork(folder, Labels(**{name: tuple(values) for name, values in rows.items()}), threads)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, and annotate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("model", type=Path, help="folder that training.export wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, help="sentences to annotate, from the start; all when not given")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    sentences = map(words_and_spaces, islice(plain.news(given.corpora), given.limit))
    fitting = (sentence for sentence in sentences if 0 < len(sentence[0]) <= LONGEST)
    written = write(
        given.out / f"{CORPUS}.train.jsonl", documents(exported(given.model, given.threads), fitting, Sure())
    )
    print(f"{written} documents of at most {RUN} sentences")


if __name__ == "__main__":
    main()
