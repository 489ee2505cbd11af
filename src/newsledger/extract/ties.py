"""How the numbers of an article hang together: parts and their totals, the ends and the size of one change."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsledger.extract.context import Context
from newsledger.extract.figures import Number
from newsledger.ontology import ChangeRole


@dataclass(frozen=True, slots=True)
class Tie:
    """How one number hangs together with others of its article, which are known by their position in the list.

    Attributes:
        is_part: whether it is part of a larger total; None where nothing says.
        total: the number that it is part of, where the article gives it.
        change_role: its part in a change.
        change: the first number of the change that it belongs to, itself for the first; None where it stands alone.
    """

    is_part: bool | None = None
    total: int | None = None
    change_role: ChangeRole | None = None
    change: int | None = None


def ties(numbers: Sequence[Number], context: Context) -> list[Tie]:
    """Return how each of an article's numbers hangs together with the others, in their order."""
    return [Tie(number.figure.quantity.is_part, None, number.figure.quantity.change_role) for number in numbers]
