"""How sure a coding is: what its words were found by, and whether the trained trigger says the same.

The trained trigger (GENEVA's types) is a second voice: it never names an event by itself, since its types are other than
PLOVER's, but a row may ask for it, and where it agrees a coding is surer.
"""

from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.candidates import Candidate, Evidence
from newsledger.nlp.predicates import event_types
from newsledger.ontology import EventType

# How probable the agreeing types must be together: the trigger's own threshold of finding is lower, and half its types
# that are right of violence come with .2 to .4.
AGREES: Final = 0.3
# How often the type of a coding is right, first where the trained trigger does not agree, then where it does: of 511 that
# meet a mark of PLOVER GSR, the CAMEO manual, WikiEvents or RAMS or a sentence of the reading of news by hand (72 of 81 and
# 63 of 70 by arguments, 69 of 82 and 82 of 86 by phrases, 95 of 104 and 85 of 85 by a word alone; one more right and one
# more wrong assumed of each). Too few stood on near words alone to say: theirs are guesses.
CONFIDENCE: Final = {
    Evidence.ARGUMENTS: (0.88, 0.89),
    Evidence.PHRASE: (0.83, 0.94),
    Evidence.WORD: (0.91, 0.99),
    Evidence.NEAR: (0.7, 0.8),
}


@cache
def _types() -> dict[EventType, frozenset[str]]:
    rows = lexicon.load("trigger_types")
    return {EventType(row["event_type"]): frozenset(row["trained_types"].split()) for row in rows}


def agrees(token: Token, event_type: EventType) -> bool:
    """Whether the trained trigger has a word for an event of this type; never of a doc without triggers."""
    expected = _types()[event_type]
    return sum(value for name, value in event_types(token).items() if name in expected) >= AGREES


def confidence(one: Candidate) -> float:
    """Return how often a coding of this kind of evidence is right."""
    return CONFIDENCE[one.evidence][one.event_type is not None and agrees(one.head, one.event_type)]
