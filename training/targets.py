"""Annotation as arrays: the classes of each head, and what each word of a sentence is to be."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson

from newsledger.nlp.windows import LONGEST, Pieces, fitted
from newsledger.nlp.wordpiece import WordPiece
from training.example import ENTITY_LABELS, Entity, Sentence

IGNORED = -100
# An event whose type the corpus does not say.
SOME_EVENT = -2
# A class seen less often in training cannot be learnt; the word then teaches nothing at that head.
RAREST_MORPH, RAREST_ROLE, RAREST_EVENT = 2, 8, 1

Array = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The classes of each head, in the order of its scores; the first role and event type is none."""

    xpos: tuple[str, ...]
    morph: tuple[str, ...]
    deprel: tuple[str, ...]
    entity: tuple[str, ...]
    role: tuple[str, ...]
    event_type: tuple[str, ...]

    def write(self, path: Path) -> None:
        """Write the labels as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2))

    @classmethod
    def read(cls, path: Path) -> "Labels":
        """Read what :meth:`write` wrote."""
        return cls(**{name: tuple(values) for name, values in orjson.loads(path.read_bytes()).items()})


def entity_classes() -> tuple[str, ...]:
    """Return O, B-PERSON, I-PERSON, B-ORG, ..."""
    return ("O", *(f"{prefix}-{label}" for label in ENTITY_LABELS for prefix in "BI"))


def collect(sentences: Iterable[Sentence]) -> Labels:
    """Return the classes that occur often enough, most frequent first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("xpos", "morph", "deprel", "role", "event")}
    for sentence in sentences:
        counts["xpos"].update(sentence.xpos or ())
        counts["deprel"].update(sentence.deprels or ())
        counts["morph"].update(morphs(sentence))
        counts["role"].update(role for predicate in sentence.predicates or () for _, role in predicate.roles)
        counts["event"].update(kind for _, kind in sentence.triggers or () if kind)

    def often(name: str, least: int = 1) -> tuple[str, ...]:
        return tuple(label for label, count in counts[name].most_common() if count >= least)

    return Labels(
        xpos=often("xpos"),
        morph=often("morph", RAREST_MORPH),
        deprel=often("deprel"),
        entity=entity_classes(),
        role=("", *often("role", RAREST_ROLE)),
        event_type=("", *sorted(often("event", RAREST_EVENT))),
    )


def morphs(sentence: Sentence) -> list[str]:
    """Return ``UPOS|Feats`` of each word, where annotated."""
    if sentence.upos is None or sentence.feats is None:
        return []
    return [f"{upos}|{feats}" for upos, feats in zip(sentence.upos, sentence.feats, strict=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A sentence ready to train on. W words; ``IGNORED`` where a layer says nothing.

    ``xpos``, ``morph``, ``heads``, ``deprels``, ``predicates`` (0 or 1), ``events`` (``SOME_EVENT``: any but none) [W];
    ``entities`` [W, classes] true where a class is allowed; ``factuality`` [W, 2]: value, weight; ``roles`` [R, 1 + W]:
    a predicate's word, then the class of each word; ``named``: the entities as annotated (None: not at all), of the
    labels ``annotated``.
    """

    words: tuple[str, ...]
    pieces: Pieces
    xpos: Array
    morph: Array
    heads: Array
    deprels: Array
    predicates: Array
    events: Array
    entities: npt.NDArray[np.bool_]
    factuality: npt.NDArray[np.float32]
    roles: Array
    named: tuple[Entity, ...] | None
    annotated: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many word pieces it has."""
        return sum(len(word) for word in self.pieces)


class Targets:
    """Makes targets of sentences, by one set of labels."""

    def __init__(self, labels: Labels, vocabulary: WordPiece):
        self.labels = labels
        self.vocabulary = vocabulary
        self.index = {
            name: {label: number for number, label in enumerate(values)} for name, values in asdict(labels).items()
        }

    def of(self, sentence: Sentence) -> Target | None:
        """Return the sentence's target; None where it does not fit the encoder whole."""
        width = len(sentence.words)
        if not 0 < width <= LONGEST:
            return None
        pieces = fitted([self.vocabulary.pieces(word) for word in sentence.words])
        return Target(
            words=sentence.words,
            pieces=pieces,
            xpos=_sure(sentence, "syntax", self._classes("xpos", sentence.xpos, width)),
            morph=_sure(sentence, "syntax", self._classes("morph", morphs(sentence) or None, width)),
            heads=_sure(sentence, "syntax", np.array(sentence.heads or [IGNORED] * width, np.int64)),
            deprels=_sure(sentence, "syntax", self._classes("deprel", sentence.deprels, width)),
            predicates=_sure(sentence, "predicates", _predicates(sentence)),
            events=_sure(sentence, "triggers", self._events(sentence)),
            entities=self._entities(sentence),
            factuality=_factuality(sentence),
            roles=self._roles(sentence),
            named=sentence.entities,
            annotated=sentence.annotated,
        )

    def _classes(self, name: str, values: Sequence[str] | None, width: int) -> Array:
        if values is None:
            return np.full(width, IGNORED)
        return np.array([self.index[name].get(value, IGNORED) for value in values], np.int64)

    def _events(self, sentence: Sentence) -> Array:
        if sentence.triggers is None:
            return np.full(len(sentence.words), IGNORED)
        events = np.full(len(sentence.words), 0 if sentence.is_trigger_exhaustive else IGNORED)
        for word, kind in sentence.triggers:
            events[word] = SOME_EVENT if kind is None else self.index["event_type"].get(kind, SOME_EVENT)
        return events

    def _entities(self, sentence: Sentence) -> npt.NDArray[np.bool_]:
        classes = self.index["entity"]
        allowed = np.ones((len(sentence.words), len(classes)), np.bool_)
        if sentence.entities is None:
            return allowed
        for label in sentence.annotated:
            allowed[:, [classes["B-" + label], classes["I-" + label]]] = False
        for entity in sentence.entities:
            allowed[entity.start : entity.end] = False
            for label in entity.labels:
                allowed[entity.start, classes["B-" + label]] = True
                allowed[entity.start + 1 : entity.end, classes["I-" + label]] = True
        allowed[list(sentence.unsure.get("entities", ()))] = True
        return allowed

    def _roles(self, sentence: Sentence) -> Array:
        rows = []
        for predicate in sentence.predicates or ():
            if not predicate.is_complete:
                continue
            row = np.zeros(1 + len(sentence.words), np.int64)
            row[0] = predicate.word
            for word, role in predicate.roles:
                row[1 + word] = self.index["role"].get(role, IGNORED)
            rows.append(row)
        return np.array(rows, np.int64).reshape(-1, 1 + len(sentence.words))


def _sure(sentence: Sentence, layer: str, values: Array) -> Array:
    """Return the target of a layer's words, without those of which the sentence is unsure."""
    values[list(sentence.unsure.get(layer, ()))] = IGNORED
    return values


def _predicates(sentence: Sentence) -> Array:
    """1 at predicates, 0 where the corpus would have marked one."""
    marks = np.full(len(sentence.words), IGNORED)
    if sentence.predicates is None:
        return marks
    is_open = {"VERB", "NOUN", "ADJ"} - set(sentence.predicate_pos)
    for word, upos in enumerate(sentence.upos or ()):
        marks[word] = IGNORED if upos in is_open else 0
    for predicate in sentence.predicates:
        marks[predicate.word] = 1
    return marks


def _factuality(sentence: Sentence) -> npt.NDArray[np.float32]:
    values = np.zeros((len(sentence.words), 2), np.float32)
    for word, value, weight in sentence.factuality or ():
        values[word] = value, weight
    return values
