"""Truth: whether what a number counts is presented as so, by the stances of the words that it stands under."""

from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.events import Event
from newsledger.extract.holding.clauses import CLIMB, Clause, finite
from newsledger.extract.holding.given import is_given
from newsledger.extract.holding.scope import is_age
from newsledger.extract.standing import stances
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms, move
from newsledger.nlp import labels
from newsledger.nlp.stance import FACT, Stance
from newsledger.ontology import ClaimKind, Factuality

# Kinds that a vote or race had, whatever it decides to do: "voted *15-0* to leave".
_TOLD: Final = frozenset({ClaimKind.SCORE, ClaimKind.RANK})
# Prepositions of who says it, whom a clause does not make open.
_NAMING: Final = frozenset({"according to", "per"})
_BEFORE: Final = frozenset({"compound", "amod", "nummod"})
_TENSED: Final = frozenset({"VBZ", "VBP", "VBD"})
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
    if is_age(number):
        return Truth(Factuality.ACTUAL)
    found = _of_phrase(number, above)
    if found.category is Factuality.ACTUAL:
        found = _of_event(number, above, event) or _of_predicate(number, above)
    is_zero = number.number.figure.quantity.value == 0
    if found.category is Factuality.NEGATED and (is_zero or _is_spared(number, above, found.cue)):
        return Truth(Factuality.ACTUAL)
    if found.category is not Factuality.ACTUAL and _is_so_anyway(number, above, found):
        return Truth(Factuality.ACTUAL)
    return Truth(found.category, found.cue)


def _of_phrase(number: Placed, above: Clause) -> Stance:
    """Return the stance of the number's noun, else of the word that tells its measure ("a planned *deployment* of 40")."""
    word = number.number.measured.word
    is_size = labels.relation(number.top) in _BEFORE and number.top.head.lower_ in forms("settled")
    if labels.preposition(above.argument) in _NAMING:
        return FACT
    if number.kind in _TOLD or is_size or _is_weighed(number, above) or above.argument.i == above.predicate.i:
        return stances(number.top.doc).of(above.predicate)
    found = stances(number.top.doc).of(number.top)
    if found.category is Factuality.ACTUAL and word is not None:
        return stances(word.doc).of(word)
    return found


def _is_weighed(number: Placed, above: Clause) -> bool:
    """Whether a measure is what a verb of measuring gives, not what somebody weighs: "the bomb *weighed* 30 kg"."""
    return number.kind is ClaimKind.MEASURE and above.predicate.lower_ in forms("weigh")


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
    is_known = any(child.lower_ in _DEFINITE or child.dep_ == "nmod:poss" for child in above.argument.lefts)
    is_naming = labels.preposition(above.argument) in _NAMING
    if not above.is_own or is_naming or (is_known and number.number.measured.measure is None):
        return FACT
    return stances(number.top.doc).of(above.predicate)


def _is_so_anyway(number: Placed, above: Clause, found: Stance) -> bool:
    """Whether what makes the clause open does not reach the number."""
    return _is_outcome(above, found) or _is_outside(number, found.cue) or is_given(number, above, found)


def _is_outcome(above: Clause, found: Stance) -> bool:
    """Whether an infinitive that looks like a purpose tells how a level moved: "gave up its gains *to fall* 3 %"."""
    is_purpose = found.category is Factuality.PLANNED and found.cue is None
    moved = move(above.predicate) if is_purpose else None
    return moved is not None and above.predicate.dep_ == "advcl" and above.predicate.head.tag_ == "VBD"


def _is_outside(number: Placed, cue: Token | None) -> bool:
    """Whether what makes it open is said around a clause that tells what is so: "to reach Orn, which *is* 40 km away"."""
    token = number.top
    for _ in range(CLIMB):
        if token.head.i == token.i or (cue is not None and token.i == cue.i):
            return False
        if token.dep_ == "acl:relcl":
            is_fact = any(word.tag_ in _TENSED for word in finite(token)) and not labels.modals(token)
            return (
                is_fact
                and (cue is None or not token.left_edge.i <= cue.i <= token.right_edge.i)
                and _is_name(token.head)
            )
        token = token.head
    return False


def _is_name(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or any(child.lower_ in _DEFINITE for child in noun.lefts)


def _is_spared(number: Placed, above: Clause, cue: Token | None) -> bool:
    """Whether a "not" leaves the number as it is: one that bounds it ("no more than 12"), or behind it ("12 did not vote")."""
    if cue is None:
        return False
    words = number.number.figure.words
    if words.start <= cue.i < words.end or number.kind is ClaimKind.DURATION:
        return True
    return above.is_subject and cue.lower_ in labels.NEGATIONS and cue.head.i == above.predicate.i
