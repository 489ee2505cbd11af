"""How firmly a number stands: what its source does with it, whether what it counts has happened, and since when it is true."""

from dataclasses import dataclass
from datetime import date

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.standing import standing_of
from newsledger.ontology import DateBasis, Factuality, Stance


@dataclass(frozen=True, slots=True)
class Vouched:
    """What the words make of a number: the columns of its claim, and ``reason``, what told, for the ``rule`` of its row."""

    stance: Stance | None
    factuality: Factuality | None
    as_of_on: date | None = None
    as_of_basis: DateBasis | None = None
    reason: str = ""


def vouched(number: Number, said: Attribution | None, event: Event | None, context: Context) -> Vouched:
    """Return how firmly a number stands; ``said`` is who answers for it, None for the author, ``event`` what it belongs to."""
    word = number.measured.word or number.figure.number
    return Vouched(Stance.ASSERTS, standing_of(word).factuality)
