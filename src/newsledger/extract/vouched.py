"""How firmly a number stands: what its source does with it, whether what it counts has happened, and since when it is true."""

from dataclasses import dataclass
from datetime import date

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.holding.as_of import as_of
from newsledger.extract.holding.clauses import clause
from newsledger.extract.holding.stances import Said, of_source, of_words, strongest
from newsledger.extract.holding.truth import Truth, truth
from newsledger.extract.tying.placed import Placed
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
    """Return how firmly a number stands; ``said`` is who answers for it, None for the author, ``event`` what it belongs to.

    What a source denies is denied, what it doubts is open; who reports what others deny holds it for so. The stance is that of
    the source's cue ("denied", "could not confirm"), or of the words around the number ("an estimated 40"), the stronger; where
    nothing tells it asserts.
    """
    placed = Placed(0, number)
    above = clause(placed.top)
    stance = strongest((of_source(said, placed), of_words(placed, said, above)))
    found = _as_held(truth(placed, event, above), stance, said)
    day = as_of(placed, above, found, event, context)
    return Vouched(stance.stance, found.factuality, day.on, day.basis, _reason(stance, found))


def _as_held(found: Truth, stance: Said, said: Attribution | None) -> Truth:
    """Return what a number is to its source: denied to who denies it, and so to who reports it where another denies it."""
    if stance.stance is Stance.DENIES:
        return Truth(Factuality.DENIED, stance.word)
    if stance.stance is Stance.DOUBTS and found.factuality is Factuality.ACTUAL:
        return Truth(Factuality.HYPOTHETICAL, stance.word)
    if found.factuality is not Factuality.DENIED or said is None or found.word is None:
        return found
    inside = any(span.start <= found.word.i < span.end for span in said.contents)
    return found if inside else Truth(Factuality.ACTUAL)


def _reason(stance: Said, found: Truth) -> str:
    """Return the words that tell stance and factuality; empty where both are the plain case."""
    words = {stance.stance: stance.word, found.factuality: found.word}
    return "; ".join(f"{told}: '{word.lower_}'" for told, word in words.items() if word is not None)
