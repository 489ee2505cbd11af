"""A name of an actor as it is found: where it stands, what kind of actor, and who it may be."""

from dataclasses import dataclass

from newsledger.extract.knowledge.actors import How, KnownActor
from newsledger.extract.knowledge.nouns import Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A name as tokens ``start`` to ``end`` (half-open), without titles; ``known`` are the actors that it may be."""

    start: int
    end: int
    what: Kind
    known: tuple[KnownActor, ...] = ()
    how: How | None = None
