"""Standing: whether an article presents an event as happened, planned, tried, threatened, denied or negated, and as news.

The categories are those of :mod:`newsledger.nlp.stance`. What matters is the event as it is coded: a threat that was made is an
actual THREATEN, and an agreement to send aid an actual AGREE; but of "will meet", which PLOVER codes as AGREE, the words name a
meeting to come, so it is planned. ``factuality = 'actual'`` therefore finds what an article says has happened.
"""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from newsledger.extract.coded import Coded
from newsledger.nlp.certainty import Stances
from newsledger.nlp.stance import Stance
from newsledger.ontology import Factuality

# What somebody acts for is as firm as what he promises: MEANTIME's annotators take nine purposes in ten for certain.
PURPOSE: Final = 2.5


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text presents an event, and the words that say so.

    Attributes:
        factuality: None where the text leaves it open and nothing else fits.
        is_historical: background from before the news that the article reports.
        reason: what told, in words, for the ``rule`` of the event's row; empty where it is the plain case.
        value: in [-3, 3]: how certain it is that it happened or will; -3 that it did or will not.
    """

    factuality: Factuality | None
    is_historical: bool
    reason: str = ""
    value: float = 3.0


def standing(event: Coded) -> Standing:
    """Return how the sentence presents the event. Source: FactBank (Sauri and Pustejovsky 2009), PLOVER 2.0 auxiliary modes."""
    return standing_of(event.head)


def standing_of(token: Token) -> Standing:
    """Return how its sentence presents what a word says, whatever event it names."""
    stance = Stances().of(token)
    is_purpose = stance.category is Factuality.PLANNED and stance.cue is None
    return Standing(stance.category, False, _reason(stance), PURPOSE if is_purpose else stance.value)


def _reason(stance: Stance) -> str:
    """Return the category and the word that makes it so; the empty string in the plain case."""
    if stance.cue is None:
        return "planned: purpose" if stance.category is Factuality.PLANNED else ""
    words = stance.cue.lower_
    following = stance.cue.i + 1
    if following < len(stance.cue.doc) and (word := stance.cue.doc[following].lower_) in ("to", "that", "of", "for"):
        words = f"{words} {word}"
    return f"{stance.category}: '{words}'"
