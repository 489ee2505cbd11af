"""Given: what is so though its clause is open: what was let happen, what a thing has room for, what is at hand for a plan."""

from typing import Final

from newsledger.extract.holding.clauses import Clause
from newsledger.extract.parties.members import is_people
from newsledger.extract.standing import stances
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms, move
from newsledger.nlp import labels
from newsledger.nlp.stance import Stance
from newsledger.ontology import ClaimKind, Factuality

_PAST: Final = frozenset({"VBD", "VBN"})
_PRESENT_BE: Final = frozenset({"is", "are", "be", "'s", "'re"})
_PERSONS: Final = frozenset({"i", "you", "he", "she", "we", "they", "who", "anyone", "everyone"})


def is_given(number: Placed, above: Clause, found: Stance) -> bool:
    """Whether what makes a clause open leaves the number as it is."""
    return (
        _is_let(found)
        or _is_level(found)
        or _is_at_hand(above, found)
        or _is_met(number, above, found)
        or _is_capacity(number, above, found)
    )


def _is_let(found: Stance) -> bool:
    """Whether it was let happen, told as over: "24 others were *allowed* home", not "is allowed to carry 40 tons"."""
    cue = found.cue
    if cue is None or found.category is not Factuality.HYPOTHETICAL or cue.lower_ not in forms("permit"):
        return False
    is_now = any(child.lower_ in _PRESENT_BE for child in labels.children(cue, "aux:pass", "cop"))
    return cue.tag_ in _PAST and not is_now and stances(cue.doc).of(cue).category is Factuality.ACTUAL


def _is_level(found: Stance) -> bool:
    """Whether an open noun is a level that has moved: "raised its *offer* to 82"."""
    cue = found.cue
    if cue is None or cue.lower_ not in forms("level") or move(cue.head) is None:
        return False
    return stances(cue.doc).of(cue.head).category is Factuality.ACTUAL


def _is_at_hand(above: Clause, found: Stance) -> bool:
    """Whether something is there to do what is planned with: "*with* 40 tanks the army will"."""
    is_before = above.argument.i < above.predicate.i and labels.preposition(above.argument) == "with"
    return is_before and found.category is Factuality.PLANNED


def _is_met(number: Placed, above: Clause, found: Stance) -> bool:
    """Whether those whom a plan is about are known: "will reach out to *the two players*"."""
    if found.category is not Factuality.PLANNED or number.number.measured.measure is not None:
        return False
    is_known = any(child.lower_ in ("the", "these", "those") for child in above.argument.lefts)
    return is_known and labels.relation(above.argument) == "obl" and number.top.i == above.argument.i


def _is_capacity(number: Placed, above: Clause, found: Stance) -> bool:
    """Whether a thing has the power or room to do so much: "the lorry *can* carry 40 tons", "can print 40 pages a minute"."""
    verb, cue = above.predicate, found.cue
    if cue is None or cue.lower_ != "can" or cue.head.i != verb.i or above.is_subject:
        return False
    of_things = [noun for noun in labels.subjects(verb) if noun.pos_ != "PROPN" and noun.lower_ not in _PERSONS]
    is_size = number.kind is ClaimKind.MEASURE or number.number.figure.quantity.per is not None
    return any(not is_people(noun.lower_) for noun in of_things) and (is_size or verb.lower_ in forms("hold"))
