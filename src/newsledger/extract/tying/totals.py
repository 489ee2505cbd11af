"""Totals: the number that a part is part of, among those before it."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.parties.members import is_people
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.wholes import measures_of
from newsledger.extract.tying.words import forms
from newsledger.ontology import ClaimKind

# How far up an included noun's phrase its total is looked for: "people, including a mother with *five* children".
_CLIMB: Final = 4
# Nouns for people that say nothing of who they are.
_BODIES: Final = frozenset({"bodies", "deaths", "casualties", "fatalities", "injuries", "cases", "lives", "arrests"})
# Kinds that have shares.
_WHOLE: Final = frozenset({ClaimKind.COUNT, ClaimKind.MONEY, ClaimKind.MEASURE})


def ahead(number: Placed, here: Sequence[Placed]) -> list[Placed]:
    """Return the numbers of a sentence that stand before one."""
    return [other for other in here if other.position < number.position]


def fits(number: Placed, other: Placed, of: Token | None = None) -> bool:
    """Whether a number can be part of another: of one kind, or a share of a count or sum.

    It is no larger and not the same, does not stand in a row with it ("five men and two women"), and people are part of people.
    Where ``of`` says what it is of, a parse that takes "60 men, 11 of them miners" for a row errs.
    """
    if number.is_share:
        return other.kind in _WHOLE
    if not number.is_like(other) or number.least > other.most or number.number.figure.quantity.value == other.least:
        return False
    if of is None and other.top in number.top.conjuncts:
        return False
    return not _counts_people(number) or _is_bare(other) or other.top.lower_ in _BODIES or _counts_people(other)


def _is_bare(number: Placed) -> bool:
    """Whether a number counts no noun of its own."""
    return number.top.i == number.number.figure.number.i


def _counts_people(number: Placed) -> bool:
    return not _is_bare(number) and is_people(number.top.lower_)


def nearest(number: Placed, others: Sequence[Placed], of: Token | None = None) -> Placed | None:
    """Return the nearest of some numbers before one that can be its total, counted as those are whom ``of`` stands for."""
    return next((other for other in reversed(others) if fits(number, other, of) and _is_of(other, of)), None)


def _is_of(other: Placed, of: Token | None) -> bool:
    """Whether a number counts those whom a word stands for: any whom a pronoun does, the killed whom "the dead" does."""
    if of is None or of.lower_ in forms("pronoun"):
        return True
    measures, counted = measures_of(of), other.number.measured.measure
    if not measures or counted is None:
        return other.top.lower_ == of.lower_ or bool(measures)
    return counted in measures


def above(noun: Token, number: Placed, here: Sequence[Placed]) -> Placed | None:
    """Return the total that the parse hangs an included noun on."""
    token, of = noun, None if noun.i == number.top.i else noun
    for _ in range(_CLIMB):
        token = token.head
        found = next((other for other in ahead(number, here) if other.holds(token) and fits(number, other, of)), None)
        if found is not None:
            return found
    return None
