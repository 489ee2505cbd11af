"""Shares in words: "two-thirds", "a third of", "half a million", "two and a half", "one in five"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import units, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.tokens import Token, lower_at

# A single "third" or "quarter" is a share only where these follow; otherwise it is a place in a row or a part of a year.
_AFTER_SHARE: Final = cues("after_share")
_NOT_HALF: Final = cues("not_half")
# Bottoms of "N in M" that mean a share; "one in" takes any small number.
_HYPHENS: Final = ("-", "‐", "‑")
_ROUND: Final = frozenset({10.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0})
MAX_BOTTOM: Final = 1000


def denominator(
    tokens: Sequence[Token], position: int, numerator: float, has_article: bool
) -> tuple[float, int] | None:
    """Return what one part is and where the word for it ends ("thirds" after "two"); None when none stands at ``position``."""
    at = position + 1 if lower_at(tokens, position) == "-" and not tokens[position].has_gap else position
    if at < len(tokens) and at > position and tokens[at].has_gap:
        return None
    word = lower_at(tokens, at)
    if word not in words.DENOMINATORS or tokens[at].is_taken:
        return None
    is_plural = word.endswith("s")
    if is_plural != (numerator != 1):
        return None
    is_hyphenated = at > position
    after = lower_at(tokens, at + 1)
    is_open = after in _AFTER_SHARE or not after or (not after.isalpha() and after not in _HYPHENS)
    if is_hyphenated or (is_plural and word != "quarters") or is_open:
        return (words.DENOMINATORS[word], at + 1) if not (has_article and word == "half" and after == "of") else None
    return None


def addition(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read "and a half", "and three fifths" at ``position``: the share and where it ends; 0 where there is none."""
    if lower_at(tokens, position) != "and":
        return 0.0, position
    top = lower_at(tokens, position + 1)
    numerator = 1.0 if top in ("a", "one") else words.VALUES.get(top, 0.0) if words.KINDS.get(top) == "unit" else 0.0
    bottom = words.DENOMINATORS.get(lower_at(tokens, position + 2))
    if not numerator or bottom is None or lower_at(tokens, position + 2).endswith("s") != (numerator != 1):
        return 0.0, position
    return numerator / bottom, position + 3


def half(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """Read "half a million", "half-dozen", "a quarter of a million", "half of", "half the" at ``position``.

    Halves of a match, a year or a building are none: "second half", "half-staff".
    """
    start = position + 1 if lower_at(tokens, position) in ("a", "one") else position
    word = lower_at(tokens, start)
    if word not in ("half", "quarter") or tokens[start].is_taken:
        return None
    share = 1 / words.DENOMINATORS[word]
    at = start + 1
    while lower_at(tokens, at) in ("-", "of", "a", "an"):
        at += 1
    if lower_at(tokens, at) in words.MULTIPLES:
        scale = words.VALUES[lower_at(tokens, at)]
        if lower_at(tokens, at + 1) in words.MULTIPLES:
            scale, at = scale * words.VALUES[lower_at(tokens, at + 1)], at + 1
        return share * scale, at + 1
    after = lower_at(tokens, start + 1)
    if (
        word == "half"
        and start == position
        and lower_at(tokens, position - 1) not in _NOT_HALF
        and after in ("of", "the", "its", "their", "an", "a")
    ):
        return share, start + 1
    if word == "half" and start == position and after in _HYPHENS and units.read(tokens, start + 1):
        return share, start + 1
    return (share, start + 1) if word == "quarter" and start > position and after == "of" else None


def is_share(top: float, bottom: float) -> bool:
    """Say whether "TOP in BOTTOM" or "TOP out of BOTTOM" is a share: one in five, nine in ten."""
    return 0 < top < bottom and ((top == 1 and bottom <= MAX_BOTTOM) or bottom in _ROUND) and float(top).is_integer()
