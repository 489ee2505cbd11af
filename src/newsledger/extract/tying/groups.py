"""Groups: the numbers that are the ends and the sizes of one change."""

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from newsledger.extract.tying.changes import Step
from newsledger.extract.tying.moves import CLIMB
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import ANY, Move, move
from newsledger.nlp import labels
from newsledger.ontology import ChangeRole, ClaimKind

_ENDS: Final = frozenset({ChangeRole.FROM, ChangeRole.TO})
# How a word of change hangs on a number that it moved to: "15 million tons, *down* from 19 million".
_ASIDE: Final = frozenset({"advmod", "appos", "amod", "acl", "nmod", "parataxis", "obl", "dep", "conj"})


def changes(found: Sequence[Placed], read: Sequence[Step]) -> Iterator[list[int]]:
    """Yield the positions of the numbers of one change, in text order, for each change that has two or more.

    The level that an adverb or noun of change is set beside is of it: "*15 million* tons, down from 19 million".
    """
    groups: dict[int, list[int]] = {}
    for at, step in enumerate(read):
        if step.move is not None:
            groups.setdefault(_anchor(step.move, found, read), []).append(at)
    for members in groups.values():
        moved = read[members[0]].move
        told = [at for at in _told(moved, members, found, read) if at not in members] if moved else []
        for part in _apart(sorted([*members, *told]), found, read):
            if len(part) > 1 and any(read[at].role is not ChangeRole.LEVEL for at in part):
                yield [found[at].position for at in part]


def _anchor(moved: Move, found: Sequence[Placed], read: Sequence[Step]) -> int:
    """Return the word that stands for a change: its verb, which adverbs and nouns beside it say again."""
    token = moved.word
    for _ in range(CLIMB):
        if moved.pos == "verb" or token.head.i == token.i or labels.relation(token) not in _ASIDE:
            break
        through = next((at for at, one in enumerate(found) if one.holds(token.head)), None)
        above = move(token.head) if through is None else read[through].move
        if above is not None and above.pos == "verb":
            return above.word.i if above.direction in (moved.direction, ANY) else moved.word.i
        if through is None:
            break
        token = token.head
    return moved.word.i


def _told(moved: Move, members: Sequence[int], found: Sequence[Placed], read: Sequence[Step]) -> Iterator[int]:
    """Yield the level that an adverb or noun of change is set beside: in its phrase, in its clause, or in the one above.

    One in its clause that counts things is meant by an adverb alone ("saw 40 cases, up 5 %"), one above where it is of the kind
    of an end.
    """
    if moved.pos == "verb" or labels.relation(moved.word) not in _ASIDE:
        return
    others, near, above = [found[at] for at in members], moved.word.head, moved.word.head.head
    for at, step in enumerate(read):
        number = found[at]
        if step.role is not ChangeRole.LEVEL or step.move is not None or number.top.i > moved.word.i:
            continue
        is_alike = any(read[other].role in _ENDS and found[other].is_like(number) for other in members)
        is_beside = number.top.head.i == near.i and (_is_amount(number) or _is_seen(number, moved))
        if _lasts_alike(number, others) and (number.holds(near) or is_beside or (is_alike and _is_at(number, above))):
            yield at
            return


def _is_at(number: Placed, above: Token) -> bool:
    return number.holds(above) or number.top.head.i == above.i


def _is_amount(number: Placed) -> bool:
    """Whether a number counts no things: a sum, a share, the points of an index."""
    return number.kind is not ClaimKind.COUNT or number.top.i == number.number.figure.number.i


def _is_seen(number: Placed, moved: Move) -> bool:
    """Whether "up" or "down" is set behind an indefinite count: "saw 40 cases, *up* 5 %"."""
    return moved.pos == "adverb" and not any(child.lower_ == "the" for child in number.top.lefts)


def _lasts_alike(number: Placed, others: Sequence[Placed]) -> bool:
    """Whether a number can be the level that others led to: a stretch of time only by one."""
    return number.kind is not ClaimKind.DURATION or any(number.is_like(other) for other in others)


def _apart(members: list[int], found: Sequence[Placed], read: Sequence[Step]) -> Iterator[list[int]]:
    """Yield the members of one word's changes apart: a role that comes again, of the same kind, begins another change."""
    part: list[int] = []
    for at in members:
        if any(read[at].role is read[other].role and found[at].is_again(found[other]) for other in part):
            yield part
            part = []
        part.append(at)
    yield part
