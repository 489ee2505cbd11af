"""Points that are percentage points: "fell two points to 41 percent", "a 5-point lead in the polls"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

CODE: Final = "percentage point"
# A lead of so many points is one of percentage points where the sentence speaks of a poll.
_LEADS: Final = cues("lead")
_POLLS: Final = cues("poll")
# Words passed over from the points to the lead that they measure: "trails by just 3 points", "a 5-point national lead".
NEAR: Final = 3


def _point(tokens: Sequence[Token], draft: Draft) -> int:
    """Return the end of "points" or "-point" behind a bare number; -1 where it counts something else."""
    if draft.kind is not ClaimKind.COUNT or draft.unit or draft.value is None:
        return -1
    at = draft.right + (lower_at(tokens, draft.right) in ("-", "‑"))
    return at + 1 if lower_at(tokens, at) in ("point", "points") else -1


def _is_of_poll(tokens: Sequence[Token], draft: Draft, end: int) -> bool:
    near = (*tokens[max(0, draft.left - NEAR) : draft.left], *tokens[end : end + NEAR])
    return any(token.lower in _LEADS for token in near) and any(token.lower in _POLLS for token in tokens)


def _is_of_percent(tokens: Sequence[Token], end: int, after: Draft | None) -> bool:
    """Say whether the points lead to or from a percentage: "down 2 points from 43 percent"."""
    is_percent = after is not None and after.kind is ClaimKind.PERCENT
    return is_percent and after is not None and end == after.left - 1 and lower_at(tokens, end) in ("to", "from")


def read(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Mark the numbers of percentage points that are written as points alone."""
    for draft, after in pairwise([*drafts, None]):
        end = _point(tokens, draft) if draft is not None else -1
        if draft is not None and end > 0 and (_is_of_percent(tokens, end, after) or _is_of_poll(tokens, draft, end)):
            draft.kind, draft.unit, draft.dimension = ClaimKind.PERCENTAGE_POINT, CODE, "point"
            draft.is_attributive = end - draft.right > 1
            draft.right = end
