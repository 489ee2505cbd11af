"""Moves: the word of change that governs a number, by the parse, through the numbers that it hangs on."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.tying.placed import SIZES, Placed
from newsledger.extract.tying.words import DOWN, UP, Move, forms, move
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# How many words up from a number its word of change is looked for: "a rise of 5 % to 12" hangs "12" on "5 %".
CLIMB: Final = 4
# How a number may hang on another word than its word of change, by a parse that errs.
_LOOSE: Final = frozenset({"obl", "nmod", "obj", "xcomp", "compound", "appos", "dep", "advmod"})
_BEHIND: Final = frozenset({"higher", "lower"})
# Words behind "than" that make it a comparison with an earlier time, and how far behind.
_TIMES: Final = frozenset({"year", "month", "week", "quarter", "day", "last", "previous", "earlier", "before", "ago"})
_NEAR: Final = 5


def governing(number: Placed, others: Sequence[Placed]) -> Move | None:
    """Return the word of change that governs a number; None where none does.

    Between them stand only other numbers and what is joined by "and"; any word where the words right before the number say the
    same ("increased its growth forecast *by 0.1 points*", which a parse may hang on "forecast").
    """
    if number.kind is ClaimKind.MULTIPLIER and (found := move(number.number.figure.number)) is not None:
        return found
    if (found := _adverb(number)) is not None:
        return found
    is_cued = number.number.figure.quantity.change_role is not None
    token = phrase(number)
    for _ in range(CLIMB):
        above = token.head
        if above.i == token.i:
            return None
        if (found := move(above)) is not None and above.lower_ not in _BEHIND:
            return found
        passed = next((other for other in others if other.position != number.position and other.holds(above)), None)
        relation = labels.relation(token)
        if passed is None and relation != "conj" and not (is_cued and relation in _LOOSE):
            return None
        if passed is not None and (found := _adverb(passed)) is not None:
            return found
        token = above
    return None


def phrase(number: Placed) -> Token:
    """Return the head of the phrase that names a level and its number: "offer" of "from an earlier *offer* of 70"."""
    top = number.top
    is_of = labels.preposition(top) == "of" and top.head.i < top.i and top.head.lower_ in forms("level")
    return top.head if is_of else top


def preposition(number: Placed) -> str:
    """Return the preposition of a number, or of the level that it is said to be: "*from* an offer of 70"."""
    level = phrase(number)
    return labels.preposition(level).split(" ")[-1] if level.i != number.top.i else number.preposition


def _adverb(number: Placed) -> Move | None:
    """Return the "up" or "down" right before a number or its "to" or "from", or the "higher" or "lower" right behind it."""
    level = phrase(number)
    before = next(iter(labels.children(level, "case")), None) if level.i != number.top.i else number.before
    if before is not None and before.lower_ in ("to", "from") and before.i > before.sent.start:
        before = before.nbor(-1)
    if before is not None and before.lower_ in (UP, DOWN) and (found := move(before)) is not None:
        return found
    words = number.number.figure.words
    after = words.doc[words.end : words.end + 2]
    if number.kind not in SIZES or not after or after[0].lower_ not in _BEHIND or _compares(after[0]):
        return None
    return move(after[0])


def _compares(token: Token) -> bool:
    """Whether "higher" compares two things, not two times: "50 % higher thrust", "50 % higher than the price"."""
    behind = [other.lower_ for other in token.doc[token.i + 1 : token.i + 1 + _NEAR]]
    return token.dep_ == "amod" or (behind[:1] == ["than"] and _TIMES.isdisjoint(behind))
