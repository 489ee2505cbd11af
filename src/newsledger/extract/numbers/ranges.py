"""Two numbers that are one statement: "between 150 and 200", "30-40 kg", "from 41 to 63" (a move), "one in five"."""

from collections.abc import Sequence

from newsledger.extract.numbers import changes, scores, shares, sides, spreads
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ChangeRole, ClaimKind


def _move(tokens: Sequence[Token], first: Draft, second: Draft, is_moving: bool) -> bool:
    """Mark "from 41 to 63" after a verb of change or another move, or with a fall in it, as the two ends of a move."""
    if lower_at(tokens, first.left - 1) != "from" or not sides.share_unit(first, second):
        return False
    low, high = sides.scaled(tokens, first, second), second.value
    if low is None or high is None or changes.ranges_over(tokens, first.left - 1):
        return False
    is_moving = is_moving or changes.moves(tokens, first.left - 1) or changes.moved_earlier(tokens, first.left)
    if not (is_moving or low > high):
        return False
    if low != first.value:
        first.value, first.scale, first.rule = low, second.scale, f"{first.rule}:scaled"
    if not first.unit and not first.currency:
        first.unit, first.dimension = second.unit, second.dimension
        first.pay_in(second)
    first.kind = second.kind
    first.change_role, second.change_role = ChangeRole.FROM, ChangeRole.TO
    return True


def _joined(tokens: Sequence[Token], first: Draft, second: Draft, before: Draft | None) -> Draft | None:
    """Return what two neighbouring numbers make together, behind the number ``before``; None when they stay two."""
    joint, is_from = sides.joint(tokens, first, second), lower_at(tokens, first.left - 1) == "from"
    if first.rule == "fuzzy" or second.rule == "fuzzy":
        return shares.stretched(tokens, first, second)
    if joint is None:
        return None
    if joint in ("next", "and") and (sum_ := shares.coins(first, second)):
        return sum_
    if joint == "next":
        return None
    if joint == "over":
        follows = lower_at(tokens, second.right)
        return shares.share(tokens, first, second) if first.value in (1, -1) and not follows.isalpha() else None
    if joint in ("in", "out of"):
        return shares.share(tokens, first, second)
    is_series = before is not None and before.kind is ClaimKind.SCORE
    if joint in ("dash", "to") and not is_from and (score := scores.read(tokens, first, second, joint, is_series)):
        return score
    if joint == "or" and (few := spreads.or_two(tokens, first, second)):
        return few
    if joint == "to" and _move(tokens, first, second, before is not None and before.change_role is ChangeRole.TO):
        return None
    together = spreads.read(tokens, first, second, joint)
    is_split = together is None and joint == "dash" and second.kind is ClaimKind.PERCENT
    if is_split and not first.unit and not first.currency:
        first.unit, first.dimension, first.kind = second.unit, second.dimension, second.kind
    return together


def join(tokens: Sequence[Token], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the numbers of a sentence, neighbours that make one statement joined."""
    joined: list[Draft] = []
    for draft in drafts:
        before = joined[-2] if len(joined) > 1 else None
        together = _joined(tokens, joined[-1], draft, before) if joined and not joined[-1].parts else None
        if together is not None:
            joined[-1] = together
        else:
            joined.append(draft)
    return joined
