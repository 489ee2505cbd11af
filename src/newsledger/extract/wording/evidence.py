"""How sure a coding is: what its words were found by, and whether the trained trigger says the same.

The trained trigger (GENEVA's types) is a second voice: it never names an event by itself, since its types are other than
PLOVER's, but a row may ask for it, and where it agrees a coding is surer.
"""

from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.wording.candidates import Candidate, Evidence
from newsledger.nlp.predicates import event_types
from newsledger.ontology import EventType

# How probable the agreeing types must be together: the trigger's own threshold of finding is lower, and half its types
# that are right of violence come with .2 to .4.
AGREES: Final = 0.3
# How often the type of a coding is right, first where the trained trigger does not agree, then where it does: of 545 that
# meet a mark of PLOVER GSR, the CAMEO manual, WikiEvents or RAMS or a sentence of the reading of news by hand (85 of 95 and
# 69 of 74 by arguments, 71 of 82 and 85 of 88 by phrases, 104 of 113 and 91 of 93 by a word alone). By near words alone it
# is 4 of 7 and 2 of 2, the quad classes of the ConfliBERT sentences counted in. One more right and one more wrong are
# assumed of each (Laplace's rule of succession), which keeps what few stand on near the middle.
CONFIDENCE: Final = {
    Evidence.ARGUMENTS: (0.89, 0.92),
    Evidence.PHRASE: (0.86, 0.96),
    Evidence.WORD: (0.91, 0.97),
    Evidence.NEAR: (0.56, 0.75),
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
