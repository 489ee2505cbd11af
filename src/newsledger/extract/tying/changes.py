"""Changes: which numbers are the ends and the sizes of a change, by the parse around its verb, noun or adverb.

"The toll rose by two to 14 from 12", "a drop of 10 %", "15 million tons, down from 19 million". A number that no word of
change has for its end or size says how much there is or was: a level.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from newsledger.extract.parties.members import is_people
from newsledger.extract.tying.moves import governing, preposition
from newsledger.extract.tying.placed import SIZES, Placed
from newsledger.extract.tying.words import ANY, DOWN, UP, Move, forms, has_off
from newsledger.nlp import labels
from newsledger.ontology import ChangeRole, ClaimKind

# Kinds that have no level: a place in an order, a result, and what compares two levels.
NO_LEVEL: Final = frozenset({ClaimKind.RANK, ClaimKind.SCORE, ClaimKind.MULTIPLIER})
_UNRESTATED: Final = NO_LEVEL | {ClaimKind.DURATION}
_STEPS: Final = {UP: ChangeRole.UP_BY, DOWN: ChangeRole.DOWN_BY}
_ENDS: Final = {"to": ChangeRole.TO, "from": ChangeRole.FROM}
# Bounds by which a verb of change says where a level came to stand: "fell *below* 8,000".
_PAST: Final = frozenset({"below", "above", "beyond", "past"})
_ATTRIBUTIVE: Final = frozenset({"compound", "nummod", "amod", "nmod"})
_UNMARKED: Final = frozenset({"obj", "obl", "advmod", "nmod", "dep", "iobj", "xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Step:
    """What a number is in a change; ``move`` is the word of it, None where there is none."""

    role: ChangeRole | None
    move: Move | None = None


def steps(found: Sequence[Placed]) -> list[Step]:
    """Return what each number of a sentence is in a change, in their order."""
    read = [_step(number, governing(number, found)) for number in found]
    for at in range(1, len(found)):
        if (moved := read[at - 1].move) is None:
            continue
        between = _between(found[at - 1], found[at])
        if _restates(found[at - 1], found[at], between):
            read[at] = read[at - 1]
        elif between == ["to"] and read[at - 1].role in (ChangeRole.FROM, ChangeRole.UP_BY, ChangeRole.DOWN_BY):
            read[at] = Step(ChangeRole.TO, moved)
    return read


def _between(number: Placed, other: Placed) -> list[str]:
    """Return the words between two numbers, without the noun that the first counts."""
    words = number.top.doc[number.number.figure.words.end : other.number.figure.words.start]
    return [token.lower_ for token in words if token.i != number.top.i]


def _restates(number: Placed, other: Placed, between: list[str]) -> bool:
    """Whether a number says the one before it in another measure: "fell 777 points, or 7 %", "70 a share, or 9 billion"."""
    if other.kind in _UNRESTATED or number.kind in _UNRESTATED or number.is_again(other):
        return False
    return between in ([",", "or"], ["or"], ["("], [",", "("])


def _step(number: Placed, moved: Move | None) -> Step:
    if number.kind in (ClaimKind.RANK, ClaimKind.SCORE):
        return Step(None)
    if moved is not None and (role := _role(number, moved)) is not None:
        return Step(role, moved)
    is_aimed = number.preposition == "at"  # "rose 5 % at 14"
    return Step(None if number.kind in NO_LEVEL else ChangeRole.LEVEL, moved if is_aimed else None)


def _role(number: Placed, moved: Move) -> ChangeRole | None:
    """Return the role that a number has by its preposition, or without one by its kind and place; None for no role."""
    if number.spans(moved.word):
        return _STEPS.get(moved.direction)
    before = preposition(number)
    if before in _ENDS:
        return _ENDS[before] if _is_end(number, moved) else None
    if number.number.figure.words[0].lower_ in _PAST or before in _PAST:
        return ChangeRole.TO if moved.pos == "verb" and _is_end(number, moved) else None
    is_size = _is_size_behind(number, moved, before) if before else _is_bare_size(number, moved)
    return _STEPS.get(moved.direction) if is_size else None


def _is_size_behind(number: Placed, moved: Move, before: str) -> bool:
    if before == "by":
        is_doer = number.kind is ClaimKind.COUNT and is_people(number.top.lower_) and labels.is_passive(moved.word)
        return moved.pos == "verb" and not is_doer
    if any(child.lower_ == "the" for child in number.top.lefts):
        return False  # "the cut of the one shift"
    return before == "of" and moved.pos == "noun" and number.top.i > moved.word.i and _is_told_of(number, moved)


def _is_bare_size(number: Placed, moved: Move) -> bool:
    """Whether a number without a preposition is how far something moved: "fell 12 %", "a 5 % rise", "up 58 points"."""
    is_sized = number.kind in SIZES or _is_points(number)
    if moved.pos == "noun":
        is_own = number.top.i <= moved.word.i and labels.relation(number.top) in _ATTRIBUTIVE
        return is_own and is_sized and _is_told_of(number, moved)
    if moved.pos == "adverb":
        is_sized = is_sized or number.kind is ClaimKind.DURATION or number.top.i == number.number.figure.number.i
        return is_sized and (number.top.i > moved.word.i or moved.word.lower_ not in (UP, DOWN))
    return is_sized and _is_moved_amount(number, moved)


def _is_points(number: Placed) -> bool:
    """Whether it counts points of an index."""
    return number.top.lower_ in ("point", "points", "pts", "pips")


def _is_told_of(number: Placed, moved: Move) -> bool:
    """Whether a noun says by how much a level moved, not what was got or lost: "a loss of 3 million"."""
    return moved.word.lower_ not in forms("held") or number.kind is ClaimKind.PERCENT or _is_points(number)


def _is_moved_amount(number: Placed, moved: Move) -> bool:
    """Whether the sum behind a verb is how far a level moved, not what was got or given: "raised 5 million"."""
    relation, verb = labels.relation(number.top), moved.word
    is_behind = number.before is not None and number.before.i == verb.i
    if not is_behind and (relation not in _UNMARKED or number.top.i < verb.i):
        return False
    if number.kind is ClaimKind.PERCENT or _is_points(number):
        return True
    if number.kind is ClaimKind.MEASURE:
        return any(_is_of(noun, "level") for noun in _moved(verb))  # "fell 1,180 km east of the cape"
    if relation == "obj" and verb.lower_ in forms("holding"):
        return any(_is_of(noun, "dealt") for noun in labels.subjects(verb))
    return verb.lower_ not in forms("off") or has_off(verb)


def _is_of(noun: Token, kind: str) -> bool:
    """Whether a noun, or what it is said to be of or to count, is of a kind."""
    parts = [noun, *labels.children(noun, "compound", "nmod"), *labels.conjuncts(noun)]
    return any(part.lower_ in forms(kind) for part in parts)


def _is_end(number: Placed, moved: Move) -> bool:
    """Whether a number behind "to" or "from" ends a change: not the "90 villages" of "cut power to 90 villages"."""
    if _is_attributive(number):
        return False
    if number.kind is not ClaimKind.COUNT or moved.pos == "adverb" or _is_level(moved):
        return True
    if moved.direction == ANY:
        return False
    is_bare = number.top.i == number.number.figure.number.i
    return is_bare or (moved.word.lower_ not in forms("holding") and _is_moved_thing(number.top, moved))


def _is_attributive(number: Placed) -> bool:
    """Whether a number only describes a noun: "a *four-month* low", "a *16*-game schedule"."""
    words = number.number.figure.words
    is_hyphened = words.end < len(words.doc) and words.doc[words.end].text in ("-", "‑")
    return is_hyphened or (labels.relation(number.top) in ("compound", "amod") and number.top.head.i > number.top.i)


def _is_level(moved: Move) -> bool:
    """Whether what moved is a level: the subject or object of the verb, what the noun is "of" or "in"."""
    things = labels.children(moved.word, "nmod", "compound") if moved.pos == "noun" else _moved(moved.word)
    return any(_is_of(noun, "level") for noun in things)


def _moved(verb: Token) -> list[Token]:
    """Return what a verb moves: its subjects, also those that it shares, and objects."""
    shared = labels.controller(verb)
    own = [*labels.objects(verb), *labels.subjects(verb), *labels.passive_subjects(verb)]
    return own if shared is None else [*own, shared]


def _is_moved_thing(top: Token, moved: Move) -> bool:
    """Whether the number counts what moved: "classes grew from 20 *pupils*", "the staff was cut to 90 *people*"."""
    things = _moved(moved.word) if moved.pos == "verb" else labels.children(moved.word, "nmod", "compound")
    return any(thing.lower_ == top.lower_ for thing in things)
