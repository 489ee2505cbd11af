"""What stands between two neighbouring numbers, and what the first takes from the second: "2 to 3 million", "5-6,000"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import money
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at

_DASHES: Final = "-–—‑"
# What may weaken the second side of a range: "50 to perhaps 70".
_HEDGES: Final = frozenset({"about", "around", "roughly", "perhaps", "maybe", "possibly", "even", "~"})
# "5 to 6,000" and "10-15,000" leave out the thousands of the first side; "1 to 5,000" need not.
WIDEST_SHORT: Final = 2
DOZEN: Final = 12
_TIME_WORDS: Final = frozenset({"at", "on", "in", "a", "last", ","})


def joint(tokens: Sequence[Token], first: Draft, second: Draft) -> str | None:
    """Return what stands between two numbers: to, and, or, dash, in, of; None when anything else does."""
    between = tokens[first.right : second.left]
    words = [token.lower for token in between if token.lower not in _HEDGES]
    tied = words[1::2]
    if len(words) % 2 and len(words) > 1 and set(words[::2]) <= {"-", "‑"} and tied in (["in"], ["to"], ["in", "a"]):
        return tied[0]
    if words == ["-"] * 2 or (len(words) == 1 and words[0] in _DASHES):
        return "dash"
    is_from = lower_at(tokens, first.left - 1) == "from"
    if is_from and words and words[-1] == "to" and _is_time_between(between[:-1]):
        return "to"
    if not words:
        return "next"
    if words in (["to"], ["over"], ["and"], ["or"], ["in"], ["till"], ["until"]):
        return words[0]
    if words == ["-", "to"]:
        return "to"
    if words in (["in", "every"], ["out", "of", "every"], ["of", "every"]):
        return "in"
    return "out of" if words == ["out", "of"] else None


def _is_time_between(tokens: Sequence[Token]) -> bool:
    """Say whether only a time or date stands there: "from $40 at 10.45pm last night to $38"."""
    return any(token.is_taken for token in tokens) and all(
        token.is_taken or token.lower in _TIME_WORDS for token in tokens
    )


def share_unit(first: Draft, second: Draft) -> bool:
    """Say whether both sides measure the same, one of them perhaps without saying so."""
    if first.currency or second.currency:
        return (
            not first.unit
            and not second.unit
            and (first.currency == second.currency or not first.currency or not second.currency)
        )
    return first.unit == second.unit or not first.unit or not second.unit


def scaled(tokens: Sequence[Token], first: Draft, second: Draft) -> float | None:
    """Return the first side with the scale that only the second one writes: "2 to 3 million", "two to three dozen"."""
    is_dozens = lower_at(tokens, second.last - 1) == "dozen" and lower_at(tokens, first.last - 1) != "dozen"
    if first.value is None or second.value is None:
        return None
    is_bare = (first.scale == 1 and not first.is_grouped) or "." in str(first.value)
    if second.scale >= 1000 and first.scale == 1 and is_bare and first.value * second.scale <= second.value:
        return first.value * second.scale
    if is_dozens and first.rule == second.rule and first.value * DOZEN < second.value:
        return first.value * DOZEN
    if second.rule.endswith(":minor") and not first.currency and not first.unit:
        return first.value * money.MINOR
    thousands = first.value * 1000
    is_short = is_bare and first.rule == second.rule == "digits" and second.is_grouped and second.value % 1000 == 0
    if is_short and not first.unit and thousands < second.value <= thousands * WIDEST_SHORT:
        return thousands
    return first.value
