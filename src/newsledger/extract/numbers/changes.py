"""Moves of a level: "rose to 85", "fell 12 %", "down from 1.9 million". The facts are in ``lexicons/change_words.csv``."""

from collections.abc import Sequence
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.inflect import verb_forms
from newsledger.ontology import ChangeRole, ClaimKind


def _directions(pos: str) -> dict[str, str]:
    """Return the direction of every form of the verbs of one kind, or of the adverbs."""
    rows = [row for row in lexicon.load("change_words") if row["pos"] == pos]
    forms = {row["word"]: (row["word"],) if pos == "adverb" else verb_forms(row["word"]) for row in rows}
    return {form: row["direction"] for row in rows for form in forms[row["word"]]}


VERBS: Final = _directions("verb")
_ADVERBS: Final = _directions("adverb")
_TAKING_OFF: Final = _directions("off")
# "Make up 20 percent", "shot down 14": the adverb is part of the verb.
_PHRASAL: Final = cues("phrasal")
_RANGING: Final = cues("ranging")
# How far back from a number the verb of its change may stand: "rose by a further", "edged down sharply to".
REACH: Final = 4
# How far back in its clause a verb that takes an object may stand: "raised its arrangement with the bank from".
CLAUSE: Final = 12
_TRANSITIVE: Final = frozenset(form for verb in cues("transitive") for form in verb_forms(verb))
_NOT_NOUNS: Final = cues("stop")
_OWNERS: Final = cues("determiner")
_NO_SUBJECT: Final = frozenset(
    {"a", "an", "the", "of", "was", "were", "been", "be", "being", "is", "are", "its", "their"}
)
_NOT_OBJECT: Final = cues("preposition") | cues("per_time") | {"last", "this", "next", "in", "it", "them", "him", "her"}
ANY: Final = "any"
_FOLLOWING: Final = {"higher": ChangeRole.UP_BY, "lower": ChangeRole.DOWN_BY}
_STEP: Final = {"up": ChangeRole.UP_BY, "down": ChangeRole.DOWN_BY}
_SIZES: Final = (ClaimKind.PERCENT, ClaimKind.PERCENTAGE_POINT, ClaimKind.MONEY, ClaimKind.RATIO)
_BETWEEN: Final = cues("step")
_TIMES: Final = frozenset(
    {"year", "month", "quarter", "week", "on", "over", "-", "in", "the", "last", "this", "annually", "annual"}
)
_GAINING: Final = frozenset(form for verb in cues("gaining") for form in verb_forms(verb))


def moves(tokens: Sequence[Token], position: int, reach: int = REACH) -> bool:
    """Say whether a verb or adverb of change stands shortly before ``position``."""
    return any(
        lower_at(tokens, at) in VERBS or lower_at(tokens, at) in _ADVERBS
        for at in range(position - 1, position - 1 - reach, -1)
    )


def _earlier(tokens: Sequence[Token], position: int) -> str | None:
    """Return the direction of the nearest verb that names one earlier in the clause: "cut its main rate by"."""
    before = range(position - 1, max(-1, position - CLAUSE), -1)
    return next((VERBS[tokens[at].lower] for at in before if VERBS.get(tokens[at].lower) in _STEP), None)


def transitive_before(tokens: Sequence[Token], position: int) -> int:
    """Return where the object of a verb that moves or puts something begins; -1 where no such verb governs ``position``.

    No other verb, mark or subject stands between: "raised its demand to", "put the toll at".
    """
    for at in range(position - 1, max(-1, position - 1 - CLAUSE), -1):
        word = tokens[at].lower
        if word in _TRANSITIVE and at + 1 < position and _has_subject(tokens, at):
            return at + 1 if _opens_object(tokens, at + 1) else -1
        if (tokens[at].kind == "s" and tokens[at].text not in "-‑&") or word in (
            "was",
            "were",
            "is",
            "are",
            "has",
            "that",
        ):
            return -1
    return -1


def _has_owned_object(tokens: Sequence[Token], position: int) -> bool:
    """Say whether what is moved is told from others: "cut its staff to 90 people", not "cut power to 90 villages"."""
    start = transitive_before(tokens, position)
    return (start >= 0 and tokens[start].lower in _OWNERS) or (start < 0 and _earlier(tokens, position) is not None)


def _has_subject(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word at ``at`` is a verb here, not a noun ("the cut in aid to 5 %") or a participle ("was cut")."""
    return lower_at(tokens, at - 1) not in _NO_SUBJECT


def _opens_object(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].lower
    is_aside = word in _BETWEEN or word in _NOT_OBJECT or word.endswith("ly")
    return tokens[at].kind == "w" and not tokens[at].is_taken and not (is_aside and word not in ("a", "an"))


def moved_earlier(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a verb that names a direction stands earlier in the clause: "raised its arrangement with the bank from"."""
    return _earlier(tokens, position) is not None


def ranges_over(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "ranged", "varied" or "aged" stands right before ``position``."""
    return lower_at(tokens, position - 1) in _RANGING


def _direction(tokens: Sequence[Token], position: int) -> str | None:
    """Return up or down when the words that end at ``position`` say that something moved; None when they do not."""
    found: str | None = None
    for at in range(position - 1, max(-1, position - 1 - REACH), -1):
        word = lower_at(tokens, at)
        if word in _ADVERBS and lower_at(tokens, at - 1) in _PHRASAL:
            return None
        direction = _ADVERBS.get(word) or VERBS.get(word)
        if direction in _STEP:
            return direction
        if direction is None and word not in _BETWEEN and not word.endswith("ly"):
            return found
    return found


def read(tokens: Sequence[Token], draft: Draft, previous: Draft | None) -> None:
    """Say which part of a change a number is, where a cue stands right before it.

    A size of change is a step of percent, points, money or a count behind "by", or right behind the verb or adverb:
    "fell 12 %", "up 58 points". Behind "to" and "from" it is an end, when a change was just said or the last number
    was its size.
    """
    if draft.change_role or draft.kind in (ClaimKind.SCORE, ClaimKind.RANK):
        return
    at = draft.left - 1
    while lower_at(tokens, at) in ("just", "only", "a", "an", "nearly"):
        at -= 1
    before = lower_at(tokens, at)
    is_after_step = previous is not None and previous.change_role is not None and _is_near(tokens, previous, draft)
    is_level = (
        draft.kind is not ClaimKind.COUNT
        or not lower_at(tokens, draft.right).isalpha()
        or lower_at(tokens, draft.right) in _NOT_NOUNS
        or _has_owned_object(tokens, at)
    )
    is_moved = is_after_step or moves(tokens, at) or transitive_before(tokens, at) >= 0
    if before in ("to", "from") and is_level and is_moved:
        draft.change_role = ChangeRole.TO if before == "to" else ChangeRole.FROM
        return
    if (
        previous is not None
        and before in ("and", "or")
        and (_goes_on(draft, previous, tokens) or _restates(draft, previous, tokens))
    ):
        draft.change_role = previous.change_role
        return
    if draft.kind in _SIZES and (follows := _FOLLOWING.get(lower_at(tokens, draft.right))):
        draft.change_role = follows
        return
    direction = _earlier(tokens, at) if before == "by" else _direction(tokens, draft.left)
    if lower_at(tokens, draft.right) == "off" and draft.kind in _SIZES and _is_taken_off(tokens, draft):
        draft.change_role = ChangeRole.DOWN_BY
    elif direction and before not in ("to", "from", "at") and _is_sized(tokens, draft, before):
        draft.change_role = _STEP[direction]


def _is_near(tokens: Sequence[Token], previous: Draft, draft: Draft) -> bool:
    """Say whether few words stand between two numbers, times apart: "rose 3 percent year-on-year to 40"."""
    between = tokens[previous.right : draft.left]
    return len(between) <= CLAUSE and sum(not (t.is_taken or t.lower in _TIMES) for t in between) <= REACH


def _restates(draft: Draft, previous: Draft, tokens: Sequence[Token]) -> bool:
    """Say whether the number says the step before it in another measure: "fell 777 points, or 7 %"."""
    is_step = previous.change_role in (ChangeRole.UP_BY, ChangeRole.DOWN_BY) and draft.kind in _SIZES
    return is_step and draft.left - previous.right <= REACH and lower_at(tokens, draft.left - 2) == ","


def _goes_on(draft: Draft, previous: Draft, tokens: Sequence[Token]) -> bool:
    """Say whether a share goes on with the change before it: "fell by 0.9 % in 2008 and 5.2 % in 2009"."""
    is_step = previous.change_role in (ChangeRole.UP_BY, ChangeRole.DOWN_BY) and draft.kind is previous.kind
    return is_step and draft.kind is ClaimKind.PERCENT and lower_at(tokens, draft.right) in ("in", "on", "last", "this")


def _is_taken_off(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a verb takes the number off something: "wiped $2.1bn off its value"."""
    return any(token.lower in _TAKING_OFF for token in tokens[max(0, draft.left - REACH) : draft.left])


def _is_sized(tokens: Sequence[Token], draft: Draft, before: str) -> bool:
    """Say whether the number is a step, or a measure that something lost or gained: "loses 286 gigatonnes"."""
    near = tokens[max(0, draft.left - REACH) : draft.left]
    is_gained = draft.kind is ClaimKind.MEASURE and any(token.lower in _GAINING for token in near)
    return is_gained or _is_step(tokens, draft, before)


def _is_step(tokens: Sequence[Token], draft: Draft, before: str) -> bool:
    is_measured = draft.kind in _SIZES
    follows = lower_at(tokens, draft.right)
    if draft.kind is ClaimKind.COUNT and before in _ADVERBS:
        return follows in ("points", "point", "from", "on")
    is_lone = follows in ("points", "point", "from", "to", "on") or not follows.isalpha()
    return before == "by" or is_measured or is_lone
