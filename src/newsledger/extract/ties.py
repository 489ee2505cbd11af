"""How the numbers of an article hang together: parts and their totals, the ends and the size of one change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsledger.extract.context import Context
from newsledger.extract.figures import Number
from newsledger.extract.tying.breakdowns import breakdowns
from newsledger.extract.tying.changes import steps
from newsledger.extract.tying.groups import changes
from newsledger.extract.tying.parts import total
from newsledger.extract.tying.placed import Placed, by_sentence
from newsledger.ontology import ChangeRole


@dataclass(frozen=True, slots=True)
class Tie:
    """How one number hangs together with others of its article, which are known by their position in the list.

    Attributes:
        is_part: whether it is part of a larger total; None where nothing says.
        total: the number that it is part of, where the article gives it.
        change_role: its part in a change; level where no word of change has it for its end or size, and None for ranks, scores
            and multipliers, which are no level of anything.
        change: the first number of the change that it belongs to, itself for the first; None where it stands alone. The
            level that a change led to is of it too ("stood at *14*, up two from 12").
    """

    is_part: bool | None = None
    total: int | None = None
    change_role: ChangeRole | None = None
    change: int | None = None


def ties(numbers: Sequence[Number], context: Context) -> list[Tie]:
    """Return how each of an article's numbers hangs together with the others, in their order.

    A total stands in the sentence of its part, or in the one before where the part is of "them" or "the dead".
    """
    found = [Tie()] * len(numbers)
    before: list[Placed] = []
    for here in by_sentence(numbers):
        _tie_changes(found, here)
        _tie_parts(found, here, before if _follows(here, before) else [])
        before = here
    return found


def _follows(here: Sequence[Placed], before: Sequence[Placed]) -> bool:
    """Whether the numbers of two sentences stand in sentences one after the other."""
    return bool(before) and (here[0].number.figure.sentence_index - before[0].number.figure.sentence_index == 1)


def _tie_changes(found: list[Tie], here: Sequence[Placed]) -> None:
    read = steps(here)
    for number, step in zip(here, read, strict=True):
        found[number.position] = Tie(change_role=step.role)
    for members in changes(here, read):
        for position in members:
            found[position] = replace(found[position], change=members[0])


def _tie_parts(found: list[Tie], here: Sequence[Placed], before: Sequence[Placed]) -> None:
    for breakdown in breakdowns(here):
        for at in breakdown.parts:
            position = here[at].position
            found[position] = replace(found[position], is_part=True, total=here[breakdown.total].position)
    among, earlier = _totals_last(here, found), _totals_last(before, found)
    for number in here:
        if found[number.position].is_part is not None:
            continue
        is_part, whole = total(number, among, earlier)
        if is_part:
            of = whole.position if whole else None
            found[number.position] = replace(found[number.position], is_part=True, total=of)
            among = _totals_last(here, found)


def _totals_last(listed: Sequence[Placed], found: Sequence[Tie]) -> list[Placed]:
    """Return numbers in text order, but those that are parts themselves first: "half of them" is of all, not of a part."""
    return sorted(listed, key=lambda number: not found[number.position].is_part)
