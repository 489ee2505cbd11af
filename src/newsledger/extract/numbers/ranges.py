"""Two numbers that are one statement: "between 150 and 200", "30-40 kg", "from 41 to 63" (a move), "one in five"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import changes, concept_words, fractions, fuzzy, money, scores
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ChangeRole, ClaimKind, Comparator

_DASHES: Final = "-–—‑"
# What may weaken the second side of a range: "50 to perhaps 70".
_HEDGES: Final = frozenset({"about", "around", "roughly", "perhaps", "maybe", "possibly", "even", "~"})
# "5 to 6,000" and "10-15,000" leave out the thousands of the first side; "1 to 5,000" need not.
WIDEST_SHORT: Final = 2
DOZEN: Final = 12
# "Rose by 12 to 40" is a step and a level, "by 12 to 15" a range: the second is so many times the first.
STEP_TO_LEVEL: Final = 2
# "10 or 12 men": two round guesses at one number, so near each other.
NEAREST_GUESSES: Final = 1.5
# What may stand before "two in five voters" as a share; "killed two in five raids" counts two.
_BEFORE_SHARE: Final = frozenset(
    {
        "",
        "nearly",
        "about",
        "almost",
        "roughly",
        "some",
        "than",
        "around",
        "over",
        "that",
        "and",
        ",",
        ";",
        ":",
        "–",
        "—",
    }
)
MOST_PARTS: Final = 10
_BEFORE_FIRST: Final = frozenset(
    {"about", "around", "roughly", "approximately", "at", "least", "perhaps", "some", "an", "estimated"}
)
_BETWEEN_AGES: Final = ["between", "the", "ages", "of"]
_STRETCHING: Final = frozenset({",", "not", "even", "perhaps", "maybe", "possibly", "probably", "-", "–", "—"})
_SERIES: Final = frozenset("-‐‑")
_TIME_WORDS: Final = frozenset({"at", "on", "in", "a", "last", ","})


def _joint(tokens: Sequence[Token], first: Draft, second: Draft) -> str | None:
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


def _share_unit(first: Draft, second: Draft) -> bool:
    """Say whether both sides measure the same, one of them perhaps without saying so."""
    if first.currency or second.currency:
        return (
            not first.unit
            and not second.unit
            and (first.currency == second.currency or not first.currency or not second.currency)
        )
    return first.unit == second.unit or not first.unit or not second.unit


def _scaled(tokens: Sequence[Token], first: Draft, second: Draft) -> float | None:
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


def _share(tokens: Sequence[Token], first: Draft, second: Draft) -> Draft | None:
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


def _is_small_share(tokens: Sequence[Token], first: Draft, second: Draft) -> bool:
    """Say whether "two in five" is a share: it opens its phrase, and what it is a share of follows."""
    a, b = first.value or 0, second.value or 0
    follows = lower_at(tokens, second.right)
    is_open = lower_at(tokens, first.left - 1) in _BEFORE_SHARE and first.rule == second.rule
    return is_open and 0 < a < b <= MOST_PARTS and (concept_words.is_plural(follows) or follows == "of")


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


def _coins(first: Draft, second: Draft) -> Draft | None:
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


def _opening(tokens: Sequence[Token], left: int) -> tuple[str, int]:
    """Return the word before a range, past hedges for "between" ("between at least 50 and 70"), and where the range starts."""
    at = left - 1
    while lower_at(tokens, at) in _BEFORE_FIRST:
        at -= 1
    if lower_at(tokens, at) == "between":
        return "between", at
    before = lower_at(tokens, left - 1)
    return before, left - 1 if before == "from" else left


def _range(tokens: Sequence[Token], first: Draft, second: Draft, joint: str) -> Draft | None:
    """Return two numbers as a range where the joint and their order allow it."""
    low, high = _scaled(tokens, first, second), second.value
    if low is None or high is None or not _share_unit(first, second):
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


def _are_guesses(tokens: Sequence[Token], first: Draft, second: Draft, low: float, high: float) -> bool:
    """Say whether "or" joins two guesses at one number: "two or three men", "15 or 20 boats"."""
    if first.rule != second.rule or second.currency or first.unit:
        return False
    is_counting = concept_words.is_plural(lower_at(tokens, second.right)) or bool(second.unit)
    return high - low == 1 or (is_counting and low < high <= low * NEAREST_GUESSES)


def _stretched(tokens: Sequence[Token], first: Draft, second: Draft) -> Draft | None:
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


def _move(tokens: Sequence[Token], first: Draft, second: Draft, is_moving: bool) -> bool:
    """Mark "from 41 to 63" after a verb of change or another move, or with a fall in it, as the two ends of a move."""
    if lower_at(tokens, first.left - 1) != "from" or not _share_unit(first, second):
        return False
    low, high = _scaled(tokens, first, second), second.value
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
    joint, is_from = _joint(tokens, first, second), lower_at(tokens, first.left - 1) == "from"
    if first.rule == "fuzzy" or second.rule == "fuzzy":
        return _stretched(tokens, first, second)
    if joint is None:
        return None
    if joint in ("next", "and") and (sum_ := _coins(first, second)):
        return sum_
    if joint == "next":
        return None
    if joint == "over":
        follows = lower_at(tokens, second.right)
        return _share(tokens, first, second) if first.value in (1, -1) and not follows.isalpha() else None
    if joint in ("in", "out of"):
        return _share(tokens, first, second)
    is_series = before is not None and before.kind is ClaimKind.SCORE
    if joint in ("dash", "to") and not is_from and (score := scores.read(tokens, first, second, joint, is_series)):
        return score
    if joint == "to" and _move(tokens, first, second, before is not None and before.change_role is ChangeRole.TO):
        return None
    together = _range(tokens, first, second, joint)
    if (
        together is None
        and joint == "dash"
        and second.kind is ClaimKind.PERCENT
        and not first.unit
        and not first.currency
    ):
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
