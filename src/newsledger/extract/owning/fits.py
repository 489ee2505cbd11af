"""Whether a number of a measure can be of an event of a type: the dead are of attacks, those held of arrests."""

from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.ontology import EventType, Factuality, Measure
from newsledger.plover import quad_class

ARTICLE: Final = "article"
# Words for a cost that an event has done.
DAMAGE: Final = frozenset({"damage", "damages", "loss", "destruction"})
# What is said, which may be said of any number: "called for the release of 12".
VERBAL: Final = frozenset(event_type for event_type in EventType if quad_class(event_type) in (1, 3))


@cache
def _reach() -> dict[tuple[str, str], str]:
    return {(row["measure"], row["event_type"]): row["reach"] for row in lexicon.load("measure_events")}


@cache
def _measures() -> frozenset[str]:
    return frozenset(measure for measure, _ in _reach())


def has_types(number: Number) -> bool:
    """Whether what a number measures is only of events of some types; a cost only where it is a damage."""
    measured = number.measured
    is_damage = measured.word is not None and measured.word.lemma_.lower() in DAMAGE
    return measured.measure in _measures() and (measured.measure is not Measure.COST or is_damage)


def fits(number: Number, event: Event) -> bool:
    """Whether a number can be of an event that its own clause or one tied to it tells; of any where the measure is open."""
    return not has_types(number) or (number.measured.measure, event.mention.event_type) in _reach()


def is_actual(event: Event) -> bool:
    """Whether an event is told as having happened."""
    return event.mention.factuality is Factuality.ACTUAL


def suits(number: Number, event: Event, word: Token) -> bool:
    """Whether a number can be of an event that ``word`` names and that it is part of by role: speech is of anything."""
    return fits(number, event) or event.mention.event_type in VERBAL or word == number.measured.word


def fits_across(number: Number, event: Event) -> bool:
    """Whether a number can be of an event that a sentence before tells."""
    return has_types(number) and _reach().get((str(number.measured.measure), event.mention.event_type)) == ARTICLE
