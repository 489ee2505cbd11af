"""Numbers that no numeral writes: "no one was killed" is 0, "a contractor was killed" is 1, "Mara Velt was killed" is 1.

Only people who are harmed, taken or freed are counted so (:data:`newsledger.extract.implying.gate.BEFALLEN`), and only where
the text presents it as having happened, or as denied. The rule of a claim says which kind it is, so that a query can leave it
out:

==================== =============================================== ====================================================
rule                 words                                           value
==================== =============================================== ====================================================
``implied:none``     "no one", "any troops", "without casualties"    0; a part of "the mayor was not hurt", "no one else"
``implied:one``      "a contractor", "one of its drivers", "someone" 1, each time: it is somebody new
``implied:definite`` "the policeman", "her husband", "he"            1, once a person and measure in an article
``implied:name``     "Mara Velt", "a farmer, Mara Velt,"             1, once a person and measure in an article
==================== =============================================== ====================================================

Bare plurals ("civilians were killed") are no number: nothing says how many, and on news five of seven were general ("how many
people were killed") or misread. Nor is what only may be, is planned, tried or threatened, or is said in general.
"""

from collections.abc import Iterator, Sequence

from newsledger.extract.context import Context
from newsledger.extract.figures import Figure, Number
from newsledger.extract.implying.counts import Count, number, of_nobody, of_person, spared
from newsledger.extract.implying.general import is_general
from newsledger.extract.implying.nobody import is_by_degree, nobody
from newsledger.extract.implying.persons import person
from newsledger.extract.implying.sayings import Saying, sayings
from newsledger.extract.implying.told import Told
from newsledger.extract.measuring.kinds import are_people
from newsledger.extract.standing import stances as stances_of
from newsledger.nlp.certainty import Stances
from newsledger.nlp.labels import subjects
from newsledger.nlp.stance import CERTAIN
from newsledger.ontology import Factuality, Measure

# What is said of a person or of nobody where it did not happen: of the living it is news that they were not hurt.
SPARED = frozenset({Measure.KILLED, Measure.INJURED})


def implied(context: Context, figures: Sequence[Figure]) -> Iterator[Number]:
    """Yield the numbers that the article says without a numeral, in text order; none touches the words of ``figures``."""
    stances = stances_of(context.sentences[0].doc) if context.sentences else Stances()
    told = Told(figures)
    end = 0
    for saying in sayings(context, stances):
        count = _count(saying, context, stances, told)
        found = number(count, figures, context) if count else None
        if found is not None and found.figure.start_char >= end:
            end = found.figure.end_char
            yield found


def _count(saying: Saying, context: Context, stances: Stances, told: Told) -> Count | None:
    """Return what a saying counts; None for what is open, general or told already."""
    none = nobody(saying, stances)
    if none is not None:
        return of_nobody(none, saying)
    category = saying.stance.category
    if saying.noun == saying.measured.word or is_general(saying):
        return None
    one = person(saying.noun, context)
    if one is None:
        return None
    if category is Factuality.NEGATED:
        return spared(one, saying) if _is_spared(saying, stances) else None
    if category not in (Factuality.ACTUAL, Factuality.DENIED) or not told.is_new(one, saying.measured.measure):
        return None
    return of_person(one, saying)


def _is_spared(saying: Saying, stances: Stances) -> bool:
    """Whether the article itself says that somebody was not hurt; who is cleared of a murder spared nobody."""
    word, is_harm = saying.measured.word, saying.measured.measure in SPARED
    is_own = word is not None and stances.around(word).category is Factuality.ACTUAL
    if word is not None and any(are_people(subject) for subject in subjects(word) if subject != saying.noun):
        return False  # of whom he did not kill somebody else may have killed
    return is_harm and is_own and not is_by_degree(saying.noun, word) and saying.stance.value == -CERTAIN
