"""What numbers count or measure, by the parse: the noun, its words, and whose it is."""

from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.counting import amounts, counts, elided, joined, owners, phrases
from newsledger.extract.counting.spots import Spot
from newsledger.extract.counting.words import of_kind
from newsledger.extract.figures import Counted, Figure
from newsledger.ontology import ClaimKind

_COUNTS: Final = frozenset({ClaimKind.COUNT, ClaimKind.RANK})
_AGE: Final = "age"
# Readings that give way to the noun of the next count, and those that have one.
_LENT: Final = frozenset({"", "level", "elided"})
_NOUNS: Final = frozenset({"modified", "partitive", "state"})
# Kinds that a noun is left out of: "100 were wounded", "twice as many".
_ELIDING: Final = frozenset({ClaimKind.COUNT, ClaimKind.MULTIPLIER})
# Readings that what joins a figure to the one before it goes before.
_WEAK: Final = frozenset({"", "level", "near"})


def counted(figures: Sequence[Figure], context: Context) -> list[Counted]:
    """Return what each of an article's figures counts or measures, in their order."""
    taken = {at: index for index, one in enumerate(figures) for at in range(one.words.start, one.words.end)}
    found: list[Counted] = []
    for figure in figures:
        spot = Spot(figure, taken)
        found.append(_read(spot, figures, found))
    for at in range(len(found) - 2, -1, -1):
        if found[at].rule in _LENT and found[at + 1].rule in _NOUNS and joined.leads(figures[at], figures[at + 1]):
            found[at] = found[at + 1]
    return [replace(one, rule=f"counted:{one.rule}") if one.rule else one for one in found]


def _read(spot: Spot, figures: Sequence[Figure], found: Sequence[Counted]) -> Counted:
    figure, previous = spot.figure, len(found) - 1
    if figure.quantity.kind is ClaimKind.SCORE:
        return Counted()
    own = _own(spot)
    if previous >= 0 and own.rule != "part" and joined.restates(figure, figures[previous]):
        return found[previous]
    if own.head is not None and own.entity_text is None and (other := owners.beside(own.head, spot)) is not None:
        own = replace(own, entity_text=found[other].concept_text if other < len(found) else None)
    if previous >= 0 and found[previous].concept:
        is_again = own.rule in _WEAK and joined.says_again(figure, figures[previous])
        if is_again or (own.concept is None and joined.goes_on(spot, figures[previous])):
            return found[previous]
    if own.head is not None and own.head.i in spot.taken:
        other = spot.taken[own.head.i]
        own = found[other] if other < len(found) and found[other].rule != _AGE else Counted()
    if own.concept is None and figure.quantity.kind in _ELIDING:
        return _elided(spot, figures, found) or own
    return own


def _elided(spot: Spot, figures: Sequence[Figure], found: Sequence[Counted]) -> Counted | None:
    """Return what a count that leaves its noun out goes on counting."""
    if (whole := elided.fronted(spot)) is not None:
        return replace(_of(spot, whole, None, "fronted", is_long=False), entity_text=None)
    one = elided.antecedent(spot, figures, found)
    return None if one is None else replace(one, rule="elided")


def _own(spot: Spot) -> Counted:
    """Return what a figure counts or measures by its own place in the parse."""
    quantity = spot.figure.quantity
    if quantity.is_age:
        return _aged(spot)
    is_count = quantity.kind in _COUNTS and spot.words[-1].lower_ not in of_kind("scale")
    found = counts.counted(spot) if is_count else amounts.measured(spot)
    if found is None:
        return _lasting(spot)
    head, rule = found
    if is_count and rule == "modified" and head.lower_ in of_kind("scale"):
        return _own(_with_scale(spot, head))
    if is_count and rule != "level":
        return _of(spot, head, owners.of_count(head, spot), rule, is_long=False)
    return _of(spot, head, owners.of_amount(head, spot), rule, is_long=True)


def _with_scale(spot: Spot, scale: Token) -> Spot:
    """Return a figure with the unit behind it that the number reader does not know, which is no noun of what is counted."""
    words = scale.doc[spot.words.start : scale.i + 1]
    return Spot(replace(spot.figure, words=words), ChainMap({scale.i: spot.taken[spot.words.start]}, spot.taken))


def _aged(spot: Spot) -> Counted:
    """Return an age, and whose it is."""
    person = amounts.aged(spot)
    return Counted(None, _AGE, None, None if person is None else phrases.text(person, spot.taken, is_long=False), _AGE)


def _lasting(spot: Spot) -> Counted:
    """Return a duration with whose it is, where words say that; else nothing."""
    holder = amounts.lasting(spot)
    return Counted() if holder is None else Counted(entity_text=phrases.text(holder, spot.taken), rule="lasting")


def _of(spot: Spot, head: Token, owner: Token | None, rule: str, is_long: bool) -> Counted:
    words = phrases.text(head, spot.taken, is_long)
    without = ChainMap({head.i: 0}, spot.taken)
    entity = None if owner is None or owner.i in without else phrases.text(owner, without, is_whole=True)
    return Counted(head, phrases.lemma(head), words, entity, rule)
