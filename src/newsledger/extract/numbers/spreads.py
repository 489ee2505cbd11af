"""Two numbers as the bounds of one: "between 150 and 200", "30-40 kg", "two or three men"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import changes, concept_words, sides
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind, Comparator

# "Rose by 12 to 40" is a step and a level, "by 12 to 15" a range: the second is so many times the first.
STEP_TO_LEVEL: Final = 2
# "10 or 12 men": two round guesses at one number, so near each other.
NEAREST_GUESSES: Final = 1.5
_BEFORE_FIRST: Final = frozenset(
    {"about", "around", "roughly", "approximately", "at", "least", "perhaps", "some", "an", "estimated"}
)
_BETWEEN_AGES: Final = ["between", "the", "ages", "of"]
# "A dozen or two", "or three": no more are so told.
_FEW: Final = 3
_SERIES: Final = frozenset("-‐‑")


def _is_tight(tokens: Sequence[Token], first: Draft, second: Draft) -> bool:
    return not tokens[first.right].has_gap and not tokens[second.left].has_gap


def _spread(first: Draft, second: Draft, left: int, low: float, high: float) -> Draft:
    """Return both as one range."""
    draft = Draft(first.first, second.last, None, "range", low=low, high=high, is_grouped=True)
    draft.left, draft.right = min(left, first.left), second.right
    draft.kind, draft.unit, draft.dimension = (
        second.kind,
        second.unit or first.unit,
        second.dimension or first.dimension,
    )
    if first.kind is not ClaimKind.COUNT and second.kind is ClaimKind.COUNT:
        draft.kind = first.kind
    draft.per, draft.comparator = second.per, Comparator.BETWEEN
    draft.pay_in(first if first.currency else second)
    draft.is_attributive = second.is_attributive
    draft.parts, draft.is_age = [first, second], first.is_age
    if draft.currency:
        draft.kind = ClaimKind.MONEY
    return draft


def _is_step_and_level(tokens: Sequence[Token], first: Draft, second: Draft, before: str) -> bool:
    """Say whether "to" ends a change by the first number at the second: "rose 5 % to 80", "by $4 to $9", not "by 2 to 3 %"."""
    if first.rule.startswith("age") and not second.unit:
        return False
    if before == "by" and first.kind is ClaimKind.RATIO and second.kind is not ClaimKind.RATIO:
        return True
    if (first.unit and not second.unit) or first.rule.endswith("minor") != second.rule.endswith("minor"):
        return True
    is_counted = first.kind is second.kind is ClaimKind.COUNT and (first.value or 0) * STEP_TO_LEVEL <= (
        second.value or 0
    )
    if before == "by" and is_counted and changes.moves(tokens, first.left - 1):
        return True
    is_measured_twice = bool((first.unit and second.unit) or (first.currency and second.currency))
    return is_measured_twice and (before == "by" or changes.moves(tokens, first.left, 1))


def _opening(tokens: Sequence[Token], left: int) -> tuple[str, int]:
    """Return the word before a range, past hedges for "between" ("between at least 50 and 70"), and where the range starts."""
    at = left - 1
    while lower_at(tokens, at) in _BEFORE_FIRST:
        at -= 1
    if lower_at(tokens, at) == "between":
        return "between", at
    before = lower_at(tokens, left - 1)
    return before, left - 1 if before == "from" else left


def _are_guesses(tokens: Sequence[Token], first: Draft, second: Draft, low: float, high: float) -> bool:
    """Say whether "or" joins two guesses at one number: "two or three men", "15 or 20 boats"."""
    if first.rule != second.rule or second.currency or first.unit:
        return False
    is_counting = concept_words.is_plural(lower_at(tokens, second.right)) or bool(second.unit)
    return high - low == 1 or (is_counting and low < high <= low * NEAREST_GUESSES)


def or_two(tokens: Sequence[Token], first: Draft, second: Draft) -> Draft | None:
    """Return "a dozen or two" as 12 to 24, "a hundred or two" as 100 to 200."""
    is_one = first.last - first.first == 2 and lower_at(tokens, first.first) == "a" and first.rule == "words"
    is_two = second.rule == "words" and second.value is not None and 1 < second.value <= _FEW
    if not is_one or not is_two or first.value is None or second.value is None:
        return None
    return _spread(first, second, first.left, first.value, first.value * second.value)


def read(tokens: Sequence[Token], first: Draft, second: Draft, joint: str) -> Draft | None:
    """Return two numbers as a range where the joint and their order allow it."""
    low, high = sides.scaled(tokens, first, second), second.value
    if low is None or high is None or not sides.share_unit(first, second):
        return None
    before, left = _opening(tokens, first.left)
    if before == "of" and [token.lower for token in tokens[max(0, left - 4) : left]] == _BETWEEN_AGES:
        before, left = "between", left - 4
    if joint == "to" and _is_step_and_level(tokens, first, second, before):
        return None
    if joint == "and" and before != "between":
        return None
    if joint == "or" and before != "between" and not _are_guesses(tokens, first, second, low, high):
        return None
    if joint == "dash" and lower_at(tokens, first.left - 1) in _SERIES and first.rule == "words":
        return None
    if joint == "dash" and not (_is_tight(tokens, first, second) or (second.unit and not first.unit) or low < high):
        return None
    if low > high and (min(low, high) < 0 or before == "between" or changes.ranges_over(tokens, left)):
        low, high = high, low
    return _spread(first, second, left, low, high) if low < high else None
