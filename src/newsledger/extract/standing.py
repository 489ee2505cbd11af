"""Standing: whether an article presents an event as happened, planned, tried, threatened, denied or negated, and as news."""

from dataclasses import dataclass

from newsledger.extract.coded import Coded
from newsledger.ontology import Factuality


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text presents an event, and the words that say so.

    Attributes:
        factuality: None where the text leaves it open and nothing else fits.
        is_historical: background from before the news that the article reports.
        reason: what told, in words, for the ``rule`` of the event's row; empty where it is the plain case.
    """

    factuality: Factuality | None
    is_historical: bool
    reason: str = ""


def standing(event: Coded) -> Standing:
    """Return how the sentence presents the event. Source: FactBank (Sauri and Pustejovsky 2009), PLOVER 2.0 auxiliary modes."""
    value = event.head._.factuality
    return Standing(Factuality.NEGATED if value is not None and value < 0 else Factuality.ACTUAL, False)
