"""What the network says of sentences: arrays, before anything is decided. W words, P predicates; log is natural."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.integer]
Words = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The classes of each head, in their order.

    ``morph``: "NOUN|Number=Sing", "ADP|_". ``deprel``: of UD; the root's is "root". ``role[0]`` is that of no argument.
    ``entity`` are those that B- and I- go before; ``event_type`` are those that follow the class of no event.
    """

    xpos: tuple[str, ...]
    morph: tuple[str, ...]
    deprel: tuple[str, ...]
    entity: tuple[str, ...]
    role: tuple[str, ...]
    event_type: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence read.

    ``xpos``, ``morph`` [W]: classes. ``arcs`` [W, W]: log-probability that word i has head j, on the diagonal that it is
    the root. ``entities`` [W, 1 + 2 * labels]: log-probabilities of O, then B- and I- of each label. ``predicates`` [W]:
    probabilities. ``triggers`` [W, 1 + types]: probabilities, the first of no event. ``factuality`` [W]: in [-3, 3].
    """

    xpos: Ints
    morph: Ints
    arcs: Floats
    entities: Floats
    predicates: Floats
    triggers: Floats
    factuality: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """What is read once the heads and predicates are known: ``deprel`` [W] classes, ``roles`` [P, W, R] log-probabilities."""

    deprel: Ints
    roles: Floats


@runtime_checkable
class Network(Protocol):
    """What the component asks of a network; :mod:`newsledger.nlp.network` has the one that is shipped.

    Worker processes that are spawned pickle it.
    """

    labels: Labels

    def read(self, documents: Sequence[Sequence[Words]]) -> Sequence[Sequence[Reading]]:
        """Return a reading of each sentence of each document."""
        ...

    def relate(
        self, readings: Sequence[Reading], heads: Sequence[Ints], predicates: Sequence[Ints]
    ) -> Sequence[Relations]:
        """Return the relations of each sentence read, given its heads [W] and the words [P] that are predicates."""
        ...
