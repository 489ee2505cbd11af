"""Whether a number of a measure can be of an event of a type: the dead are of attacks, those held of arrests."""

from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.nlp.labels import children
from newsledger.ontology import EventType, Factuality, Measure
from newsledger.plover import quad_class

ARTICLE: Final = "article"
NOT: Final = "not:"
# Words for a cost that an event has done.
DAMAGE: Final = frozenset({"damage", "damages", "loss", "destruction"})
# What is said, which may be said of any number: "called for the release of 12".
VERBAL: Final = frozenset(event_type for event_type in EventType if quad_class(event_type) in (1, 3))
REFLEXIVE: Final = frozenset({"himself", "herself", "themselves", "itself", "myself", "ourselves"})
# What is done to people and things by force.
HARM: Final = frozenset(
    {
        *(Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.HOSPITALISED, Measure.MISSING),
        *(Measure.DISPLACED, Measure.DESTROYED, Measure.DAMAGED, Measure.COST),
    }
)


class Fit(NamedTuple):
    """How an event type fits a measure: with which modes (``but`` which not), and how far from the number it may be told."""

    only: frozenset[str]
    but: frozenset[str]
    reach: str


@cache
def _fits() -> dict[tuple[str, str], Fit]:
    found = {}
    for row in lexicon.load("measure_events"):
        modes = row["modes"].split()
        but = frozenset(mode.removeprefix(NOT) for mode in modes if mode.startswith(NOT))
        only = frozenset(mode for mode in modes if not mode.startswith(NOT))
        found[row["measure"], row["event_type"]] = Fit(only, but, row["reach"])
    return found


@cache
def _measures() -> frozenset[str]:
    return frozenset(measure for measure, _ in _fits())


def has_types(number: Number) -> bool:
    """Whether what a number measures is only of events of some types; a cost only where it is a damage."""
    measured = number.measured
    is_damage = measured.word is not None and measured.word.lemma_.lower() in DAMAGE
    return measured.measure in _measures() and (measured.measure is not Measure.COST or is_damage)


def _fit(number: Number, event: Event) -> Fit | None:
    """Return how an event fits what a number measures; None where it does not."""
    mode = event.mention.mode
    fit = _fits().get((str(number.measured.measure), event.mention.event_type))
    if fit is None or mode in fit.but or (fit.only and mode not in fit.only):
        return None
    return fit


def _is_to_himself(event: Event) -> bool:
    """Whether somebody did it to himself, which hurts no one else: "injured three and *shot himself*"."""
    return any(noun.lower_ in REFLEXIVE for noun in children(event.head, "obj"))


def fits(number: Number, event: Event) -> bool:
    """Whether a number can be of an event that its own clause or one tied to it tells; of any where the measure is open."""
    if not has_types(number):
        return True
    is_own = number.measured.word == event.head
    return _fit(number, event) is not None and (is_own or not _is_to_himself(event))


def fits_across(number: Number, event: Event) -> bool:
    """Whether a number can be of an event that a sentence before tells."""
    fit = _fit(number, event) if has_types(number) else None
    return fit is not None and fit.reach == ARTICLE and not _is_to_himself(event)


def suits(number: Number, event: Event, word: Token) -> bool:
    """Whether a number can be of an event that ``word`` names and that it is part of by role: speech is of anything."""
    return fits(number, event) or event.mention.event_type in VERBAL or word == number.measured.word


def is_actual(event: Event) -> bool:
    """Whether an event is told as having happened."""
    return event.mention.factuality is Factuality.ACTUAL
