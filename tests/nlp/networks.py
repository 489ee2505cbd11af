"""A network whose sayings are written down: per sentence, by its words; of sentences it does not know it says noise."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import spacy
from numpy.random import Generator, default_rng

from newsledger.nlp.readings import Floats, Ints, Labels, Reading, Relations, Words

LABELS = Labels(
    xpos=("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "IN", "DT", ".", ",", "CD", "WP", "CC"),
    morph=(
        "NOUN|Number=Sing", "NOUN|Number=Plur", "PROPN|Number=Sing", "VERB|Mood=Ind|Tense=Past|VerbForm=Fin",
        "VERB|Tense=Past|VerbForm=Part|Voice=Pass", "VERB|VerbForm=Ger", "ADP|_", "DET|_", "PUNCT|_", "NUM|NumType=Card",
        "PRON|PronType=Rel", "CCONJ|_", "AUX|Mood=Ind|Tense=Past|VerbForm=Fin",
    ),
    deprel=("root", "nsubj", "nsubj:pass", "aux:pass", "obj", "obl", "case", "det", "punct", "nummod", "advcl", "ccomp"),
    entity=("PERSON", "ORG", "GPE"),
    role=("_", "ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "R-ARG1"),
    event_type=("Attack", "Killing", "Motion"),
)  # fmt: skip
# The scores of what is said and of all else.
YES, NO = np.float32(-0.05), np.float32(-6)


@dataclass(frozen=True)
class Saying:
    """A sentence and its layers: a row a word, ``word xpos morph head deprel entity``, heads from 1, 0 for the root.

    ``roles``: predicate -> argument -> role; ``triggers``: word -> probability of each event type.
    """

    rows: str
    roles: dict[int, dict[int, str]] = field(default_factory=dict)
    triggers: dict[int, dict[str, float]] = field(default_factory=dict)
    factuality: dict[int, float] = field(default_factory=dict)

    @property
    def table(self) -> list[list[str]]:
        return [row.split() for row in self.rows.strip().splitlines()]

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self.table)


class Network:
    """Reads the sentences of ``sayings`` as they say, other sentences as noise that depends on their words alone."""

    def __init__(self, *sayings: Saying):
        self.labels = LABELS
        self.sayings = {saying.words: saying for saying in sayings}
        self.reads: list[list[int]] = []
        self.readings: dict[tuple[str, ...], Said] = {}

    def read(self, documents: Sequence[Sequence[Words]]) -> list[list["Said"]]:
        self.reads.append([sum(map(len, sentences)) for sentences in documents])
        return [[self._remembered(tuple(words)) for words in sentences] for sentences in documents]

    def _remembered(self, words: tuple[str, ...]) -> "Said":
        if words not in self.readings:
            self.readings[words] = self._reading(words)
        return self.readings[words]

    def _reading(self, words: tuple[str, ...]) -> "Said":
        saying = self.sayings.get(words)
        return said(saying) if saying else noise(words)

    def relate(self, readings: Sequence["Said"], heads: Sequence[Ints], predicates: Sequence[Ints]) -> list[Relations]:
        return [
            Relations(deprel=reading.deprel, roles=reading.roles[words])
            for reading, words in zip(readings, predicates, strict=True)
        ]


@dataclass(frozen=True, kw_only=True)
class Said(Reading):
    """A reading that remembers its relations: ``roles`` [W, W, R]."""

    deprel: Ints
    roles: Floats


def said(saying: Saying) -> Said:
    """Return the arrays of a saying."""
    table = saying.table
    count = len(table)
    _, xpos, morph, heads, deprel, entities = zip(*table, strict=True)
    head = [int(number) - 1 if number != "0" else word for word, number in enumerate(heads)]
    triggers = np.zeros((count, 1 + len(LABELS.event_type)), np.float32)
    for word, types in saying.triggers.items():
        triggers[word, [1 + LABELS.event_type.index(name) for name in types]] = list(types.values())
    triggers[:, 0] = 1 - triggers.sum(axis=1)
    return Said(
        xpos=np.array([LABELS.xpos.index(tag) for tag in xpos]),
        morph=np.array([LABELS.morph.index(label) for label in morph]),
        arcs=chosen((count, count), np.array(head)),
        entities=chosen((count, 1 + 2 * len(LABELS.entity)), np.array([entity_class(tag) for tag in entities])),
        predicates=np.array([float(word in saying.roles) for word in range(count)], np.float32),
        triggers=triggers,
        factuality=np.array([saying.factuality.get(word, 0.0) for word in range(count)], np.float32),
        deprel=np.array([LABELS.deprel.index(label) for label in deprel]),
        roles=np.stack([role_scores(saying.roles.get(word, {}), count) for word in range(count)]),
    )


def chosen(shape: tuple[int, int], columns: Ints) -> Floats:
    """Return scores [N, K] of which each row's best is the column given."""
    scores = np.full(shape, NO, np.float32)
    scores[np.arange(len(columns)), columns] = YES
    return scores


def entity_class(tag: str) -> int:
    prefix, _, label = tag.partition("-")
    return 0 if not label else 1 + 2 * LABELS.entity.index(label) + (prefix == "I")


def role_scores(roles: dict[int, str], count: int) -> Floats:
    return chosen(
        (count, len(LABELS.role)), np.array([LABELS.role.index(roles.get(word, "_")) for word in range(count)])
    )


def noise(words: tuple[str, ...]) -> Said:
    """Return the arrays of a sentence as a network would give that has learned nothing."""
    random = default_rng(zlib.crc32(" ".join(words).encode()))
    count = len(words)
    triggers = random.dirichlet(np.ones(1 + len(LABELS.event_type)), count)
    return Said(
        xpos=random.integers(len(LABELS.xpos), size=count),
        morph=random.integers(len(LABELS.morph), size=count),
        arcs=log_probabilities(random, count, count),
        entities=log_probabilities(random, count, 1 + 2 * len(LABELS.entity)),
        predicates=random.random(count),
        triggers=triggers,
        factuality=random.uniform(-3, 3, count),
        deprel=random.integers(len(LABELS.deprel), size=count),
        roles=log_probabilities(random, count, count, len(LABELS.role)),
    )


def log_probabilities(random: Generator, *shape: int) -> Floats:
    scores = random.normal(size=shape)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


ATTACK = Saying(
    """
    Rebels    NNS  NOUN|Number=Plur                        2  nsubj      O
    attacked  VBD  VERB|Mood=Ind|Tense=Past|VerbForm=Fin   0  root       O
    North     NNP  PROPN|Number=Sing                       4  det        B-GPE
    Harbor    NNP  PROPN|Number=Sing                       2  obj        I-GPE
    ,         ,    PUNCT|_                                 6  punct      O
    killing   VBG  VERB|VerbForm=Ger                       2  advcl      O
    two       CD   NUM|NumType=Card                        8  nummod     O
    farmers   NNS  NOUN|Number=Plur                        6  obj        O
    .         .    PUNCT|_                                 2  punct      O
    """,
    roles={1: {0: "ARG0", 3: "ARG1"}, 5: {0: "ARG0", 7: "ARG1"}},
    triggers={1: {"Attack": 0.75, "Killing": 0.125, "Motion": 0.05}, 5: {"Killing": 0.9}},
    factuality={1: 2.8, 5: 2.5},
)
DEATH = Saying(
    """
    Smith  NNP  PROPN|Number=Sing                       2  nsubj  B-PERSON
    died   VBD  VERB|Mood=Ind|Tense=Past|VerbForm=Fin   0  root   O
    .      .    PUNCT|_                                 2  punct  O
    """,
    roles={1: {0: "ARG1"}},
    factuality={1: 3.0},
)
REPORT = Saying(
    """
    Officials  NNS  NOUN|Number=Plur                              2   nsubj       O
    said       VBD  VERB|Mood=Ind|Tense=Past|VerbForm=Fin         0   root        O
    on         IN   ADP|_                                         4   case        O
    Monday     NNP  PROPN|Number=Sing                             2   obl         O
    that       IN   ADP|_                                         10  case        O
    two        CD   NUM|NumType=Card                              7   nummod      O
    farmers    NNS  NOUN|Number=Plur                              10  nsubj:pass  O
    ,          ,    PUNCT|_                                       10  punct       O
    were       VBD  AUX|Mood=Ind|Tense=Past|VerbForm=Fin          10  aux:pass    O
    killed     VBN  VERB|Tense=Past|VerbForm=Part|Voice=Pass      2   ccomp       O
    by         IN   ADP|_                                         12  case        O
    soldiers   NNS  NOUN|Number=Plur                              10  obl         O
    in         IN   ADP|_                                         15  case        O
    the        DT   DET|_                                         15  det         O
    village    NN   NOUN|Number=Sing                              10  obl         O
    of         IN   ADP|_                                         18  case        O
    North      NNP  PROPN|Number=Sing                             18  det         B-GPE
    Harbor     NNP  PROPN|Number=Sing                             15  obl         I-GPE
    during     IN   ADP|_                                         21  case        O
    the        DT   DET|_                                         21  det         O
    attack     NN   NOUN|Number=Sing                              10  obl         O
    .          .    PUNCT|_                                       2   punct       O
    """,
    roles={
        1: {0: "ARG0", 9: "ARG1", 3: "ARGM-TMP"},
        9: {6: "ARG1", 11: "ARG0", 14: "ARGM-LOC", 20: "ARGM-TMP"},
        20: {11: "ARG0"},
    },
    triggers={9: {"Killing": 0.9}, 20: {"Attack": 0.8}},
    factuality={1: 3.0, 9: 2.5, 20: 2.5},
)


@spacy.registry.misc("newsledger_test.network")
def network() -> Network:
    """Return a network that knows three sentences."""
    return Network(ATTACK, DEATH, REPORT)
