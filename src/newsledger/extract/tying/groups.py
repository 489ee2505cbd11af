"""Groups: the numbers that are the ends and the sizes of one change."""

from collections.abc import Iterator, Sequence
from typing import Final

from newsledger.extract.tying.changes import Step
from newsledger.extract.tying.moves import CLIMB
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import ANY, Move, move
from newsledger.nlp import labels
from newsledger.ontology import ChangeRole

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
        told = [at for at in _told(moved, found, read) if at not in members] if moved else []
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


def _told(moved: Move, found: Sequence[Placed], read: Sequence[Step]) -> Iterator[int]:
    """Yield the level that an adverb or noun of change is set beside."""
    if moved.pos == "verb" or labels.relation(moved.word) not in _ASIDE:
        return
    for above in (moved.word.head, moved.word.head.head):
        for at, number in enumerate(found):
            is_beside = number.holds(above) or number.top.head.i == above.i
            is_free = read[at].role is ChangeRole.LEVEL and read[at].move is None
            if is_beside and is_free and number.top.i < moved.word.i:
                yield at
                return


def _apart(members: list[int], found: Sequence[Placed], read: Sequence[Step]) -> Iterator[list[int]]:
    """Yield the members of one word's changes apart: a role that comes again, of the same kind, begins another change."""
    part: list[int] = []
    for at in members:
        if any(read[at].role is read[other].role and found[at].is_like(found[other]) for other in part):
            yield part
            part = []
        part.append(at)
    yield part
