"""How many times: "twice as many", "double the", "four times more", "15-fold", "tenfold"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at, token_at
from newsledger.ontology import ClaimKind

WORDS: Final = {"twice": 2.0, "thrice": 3.0, "double": 2.0, "triple": 3.0, "quadruple": 4.0, "half": 0.5}
_AFTER_WORD: Final = cues("after_double")
_AFTER_TIMES: Final = cues("after_times")
_TIMES: Final = frozenset({"times", "x"})


def word(tokens: Sequence[Token], position: int) -> Draft | None:
    """Read "twice as", "half as many", "double the" and "tenfold" at ``position``."""
    lower, after = tokens[position].lower, lower_at(tokens, position + 1)
    if lower in WORDS and after in (_AFTER_WORD if lower != "half" else ("as",)):
        return Draft(position, position + 1, WORDS[lower], "multiplier:word", kind=ClaimKind.MULTIPLIER)
    stem = lower.removesuffix("fold")
    if stem != lower and stem in words.VALUES:
        return Draft(position, position + 1, words.VALUES[stem], "multiplier:fold", kind=ClaimKind.MULTIPLIER)
    return None


def _is_times(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "times" or "x" at ``at`` multiplies: "four times more", "a 3x increase", not "3,200 times" or "3x4"."""
    after = token_at(tokens, at + 1)
    if lower_at(tokens, at) == "x" and not tokens[at].has_gap and (after is None or after.kind != "n"):
        return True
    return lower_at(tokens, at) in _TIMES and lower_at(tokens, at + 1) in _AFTER_TIMES


def extend(tokens: Sequence[Token], draft: Draft) -> None:
    """Turn a number before "-fold", "fold" or "times more" into a multiplier."""
    at = draft.last
    if draft.value is None or draft.unit or draft.currency:
        return
    if lower_at(tokens, at) == "-" and not tokens[at].has_gap:
        at += 1
    if lower_at(tokens, at) == "fold":
        draft.kind, draft.rule, draft.right = ClaimKind.MULTIPLIER, "multiplier:fold", at + 1
    elif lower_at(tokens, draft.first - 1) == "of" and lower_at(tokens, draft.first - 2) == "factor":
        draft.kind, draft.rule = ClaimKind.MULTIPLIER, "multiplier:factor"
    elif at == draft.last and _is_times(tokens, at):
        draft.kind, draft.rule, draft.right = ClaimKind.MULTIPLIER, "multiplier:times", at + 1
