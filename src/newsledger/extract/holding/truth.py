"""Truth: whether what a number counts is presented as so, by the stances of the words that it stands under."""

from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.events import Event
from newsledger.extract.holding.clauses import Clause
from newsledger.extract.standing import stances
from newsledger.extract.tying.placed import Placed
from newsledger.nlp import labels
from newsledger.nlp.stance import FACT, Stance
from newsledger.ontology import ClaimKind, Factuality

_DEFINITE: Final = frozenset({"the", "these", "those", "its", "his", "her", "their", "our", "my", "your"})


class Truth(NamedTuple):
    """The factuality of a number, and the word that makes it so; None in the plain case."""

    factuality: Factuality
    word: Token | None = None


def truth(number: Placed, event: Event | None, above: Clause) -> Truth:
    """Return how the text presents what a number counts.

    Its own phrase decides where that is open or denied ("pledged *40 million*"), then the event that it is tied to where it
    stands under the event's word, then its predicate. What is said not to be so of a zero is so: "no troops were killed".
    """
    found = _of_phrase(number, above)
    if found.category is Factuality.ACTUAL:
        found = _of_event(number, above, event) or _of_predicate(number, above)
    is_zero = number.number.figure.quantity.value == 0
    if found.category is Factuality.NEGATED and (is_zero or _is_spared(number, above, found.cue)):
        return Truth(Factuality.ACTUAL)
    return Truth(found.category, found.cue)


def _of_phrase(number: Placed, above: Clause) -> Stance:
    """Return the stance of the number's noun, else of the word that tells its measure ("a planned *deployment* of 40")."""
    word = number.number.measured.word
    if above.argument.i == above.predicate.i:
        return stances(number.top.doc).of(above.predicate)
    found = stances(number.top.doc).of(number.top)
    if found.category is Factuality.ACTUAL and word is not None:
        return stances(word.doc).of(word)
    return found


def _of_event(number: Placed, above: Clause, event: Event | None) -> Stance | None:
    """Return the stance of the event whose word the number stands under; None where it stands under another."""
    if event is None or event.mention.factuality is None:
        return None
    word = number.number.measured.word
    mine = {
        above.predicate.i,
        above.predicate.head.i if labels.relation(above.predicate) == "xcomp" else above.predicate.i,
    }
    if event.head.i not in mine and (word is None or word.i != event.head.i):
        return None
    return Stance(event.mention.factuality, FACT.value)


def _of_predicate(number: Placed, above: Clause) -> Stance:
    """Return the stance of the predicate, for what is one of its arguments and not taken for known: "the 12 hostages"."""
    is_known = any(child.lower_ in _DEFINITE for child in above.argument.lefts)
    if not above.is_own or (is_known and number.number.measured.measure is None):
        return FACT
    return stances(number.top.doc).of(above.predicate)


def _is_spared(number: Placed, above: Clause, cue: Token | None) -> bool:
    """Whether a "not" leaves the number as it is: one that bounds it ("no more than 12"), or behind it ("12 did not vote")."""
    if cue is None:
        return False
    words = number.number.figure.words
    if words.start <= cue.i < words.end or number.kind is ClaimKind.DURATION:
        return True
    return above.is_subject and cue.lower_ in labels.NEGATIONS and cue.head.i == above.predicate.i
