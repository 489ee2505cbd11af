"""Two numbers that make a third: "one in five", "hundreds, if not thousands", "thirteen dollars and forty-five cents"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words, fractions, fuzzy
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

# What may stand before "two in five voters" as a share; "killed two in five raids" counts two.
_BEFORE_SHARE: Final = cues("before_share") | {"", ",", ";", ":", "–", "—"}
MOST_PARTS: Final = 10
_STRETCHING: Final = frozenset({",", "not", "even", "perhaps", "maybe", "possibly", "probably", "-", "–", "—"})


def _is_small_share(tokens: Sequence[Token], first: Draft, second: Draft) -> bool:
    """Say whether "two in five" is a share: it opens its phrase, and what it is a share of follows."""
    a, b = first.value or 0, second.value or 0
    follows = lower_at(tokens, second.right)
    is_open = lower_at(tokens, first.left - 1) in _BEFORE_SHARE and first.rule == second.rule
    return is_open and 0 < a < b <= MOST_PARTS and (concept_words.is_plural(follows) or follows == "of")


def share(tokens: Sequence[Token], first: Draft, second: Draft) -> Draft | None:
    """Return "one in five" as a share."""
    a, b = first.value, second.value
    if (
        a is None
        or b is None
        or first.unit
        or second.unit
        or first.currency
        or second.currency
        or not (fractions.is_share(abs(a), b) or _is_small_share(tokens, first, second))
    ):
        return None
    draft = Draft(first.first, second.last, a / b, "ratio", kind=ClaimKind.RATIO)
    draft.parts = [first, second]
    return draft


def coins(first: Draft, second: Draft) -> Draft | None:
    """Return "thirteen dollars and forty-five cents" as one amount."""
    is_minor = second.rule.endswith(":minor") and not first.rule.endswith(":minor")
    if (
        not is_minor
        or first.value is None
        or second.value is None
        or first.kind is not ClaimKind.MONEY
        or first.value % 1
    ):
        return None
    if second.currency not in (first.currency, "USD"):
        return None
    draft = Draft(first.first, second.last, first.value + second.value, "money", kind=ClaimKind.MONEY)
    draft.left, draft.right, draft.parts = first.left, second.right, [first, second]
    draft.pay_in(first)
    return draft


def stretched(tokens: Sequence[Token], first: Draft, second: Draft) -> Draft | None:
    """Return "hundreds, if not thousands" and "hundreds and hundreds" as one fuzzy number; None where they are two."""
    if first.rule != "fuzzy" or second.rule != "fuzzy" or first.unit or first.currency or second.high is None:
        return None
    between = [token.lower for token in tokens[first.right : second.left]]
    joints = set(between) - _STRETCHING
    is_same = first.low == second.low and joints == {"and"}
    is_rising = (first.low or 0) < (second.low or 0) and (joints <= {"if", "or", "to"}) and len(between) > (not joints)
    is_plural = all(lower_at(tokens, draft.first) in fuzzy.PLURALS for draft in (first, second))
    if not is_plural or not (is_same or is_rising):
        return None
    draft = Draft(first.first, second.last, None, "fuzzy", low=first.low, high=second.high, is_grouped=True)
    draft.left, draft.right, draft.parts = first.left, second.right, [first, second]
    draft.kind, draft.unit, draft.dimension, draft.per = second.kind, second.unit, second.dimension, second.per
    draft.pay_in(second)
    return draft
