"""Shares in words: "two-thirds", "a third of", "half a million", "two and a half", "one in five"."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger.extract.numbers import concept_words, units, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.tokens import Token, lower_at

# A single "third" or "quarter" is a share only where these follow; otherwise it is a place in a row or a part of a year.
_AFTER_SHARE: Final = cues("after_share")
_NOT_HALF: Final = cues("not_half")
# "Less than half": behind these a half is one of what was named.
_BEFORE_HALF: Final = frozenset(
    {"than", "nearly", "almost", "about", "over", "under", "roughly", "around", "least", "only"}
)
_HYPHENS: Final = ("-", "‐", "‑")
# Bottoms of "N in M" that mean a share; "one in" takes any number up to MAX_BOTTOM.
_ROUND: Final = frozenset({10.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0})
MAX_BOTTOM: Final = 1000


class Part(NamedTuple):
    """The lower side of a share ("fifths" is 5) and the token position behind it."""

    value: float
    end: int
    is_plural: bool


def _part(tokens: Sequence[Token], position: int) -> Part | None:
    """Read "fifths", "quarter", or a compound such as "twenty-firsts" at ``position``."""
    word = lower_at(tokens, position)
    if word in words.DENOMINATORS and not tokens[position].is_taken:
        return Part(words.DENOMINATORS[word], position + 1, word.endswith("s"))
    at = position + 2 if lower_at(tokens, position + 1) in _HYPHENS else position + 1
    ordinal = lower_at(tokens, at)
    unit = words.ORDINALS.get(ordinal.removesuffix("s"), 10.0)
    is_compound = words.KINDS.get(word) == "tens" and unit < 10 and not tokens[position].is_taken
    return Part(words.VALUES[word] + unit, at + 1, ordinal.endswith("s")) if is_compound else None


def denominator(tokens: Sequence[Token], position: int, numerator: float) -> Part | None:
    """Return the part that stands at ``position`` behind its number ("thirds" after "two"); None when none does.

    A single part, and "quarters", are a share only behind a hyphen or before words that shares stand before ("a third of").
    """
    hyphen = lower_at(tokens, position) in _HYPHENS and position + 1 < len(tokens)
    if hyphen and tokens[position].has_gap != tokens[position + 1].has_gap:
        return None
    part = _part(tokens, position + hyphen)
    if part is None or (part.is_plural != (abs(numerator) != 1) and not (hyphen and _is_tied(tokens, part, numerator))):
        return None
    if numerator == 1 and lower_at(tokens, position - 2) == "by":
        return part
    after = lower_at(tokens, part.end)
    if numerator == 1 and not hyphen and lower_at(tokens, position) == "quarter" and not after.isalpha():
        return part if lower_at(tokens, position - 2) in _BEFORE_HALF else None
    is_open = after in _AFTER_SHARE or not after or (not after.isalpha() and after not in _HYPHENS)
    is_clear = part.is_plural and lower_at(tokens, part.end - 1) != "quarters"
    return part if hyphen or is_clear or is_open else None


def _is_tied(tokens: Sequence[Token], part: Part, numerator: float) -> bool:
    """Say whether a single part behind a hyphen describes what follows: "a three-quarter mile", "three-quarter million"."""
    follows = lower_at(tokens, part.end)
    is_unit = follows in words.MULTIPLES or units.read(tokens, part.end) is not None or follows == "majority"
    return is_unit and 1 < numerator < part.value


def scale(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read the scale behind a share ("three-quarters of a million") and return where it ends; 1 where there is none."""
    at = position
    while lower_at(tokens, at) in ("of", "a", "an", "-"):
        at += 1
    word = lower_at(tokens, at)
    return (words.MULTIPLES[word], at + 1) if word in words.MULTIPLES else (1.0, position)


def addition(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read "and a half", "and three fifths" at ``position``: the share and where it ends; 0 where there is none."""
    if lower_at(tokens, position) == "-":
        tied = [token.lower for token in tokens[position : position + 6]]
        return (0.5, position + 6) if tied == ["-", "and", "-", "a", "-", "half"] else (0.0, position)
    if lower_at(tokens, position) != "and":
        return 0.0, position
    top = lower_at(tokens, position + 1)
    numerator = 1.0 if top in ("a", "one") else words.VALUES.get(top, 0.0) if words.KINDS.get(top) == "unit" else 0.0
    part = _part(tokens, position + 2)
    if not numerator or part is None or part.is_plural != (numerator != 1):
        return 0.0, position
    return numerator / part.value, part.end


def _scaled_half(tokens: Sequence[Token], start: int, share: float) -> tuple[float, int] | None:
    """Read the scale behind "half" or "quarter" at ``start``: "half a million", "half-dozen", "a quarter of a million"."""
    at = start + 1
    while lower_at(tokens, at) in ("-", "of", "a", "an"):
        at += 1
    scale = 1.0
    end = at
    while lower_at(tokens, end) in words.MULTIPLES:
        scale, end = scale * words.VALUES[tokens[end].lower], end + 1
    return (share * scale, end) if end > at else None


def half(tokens: Sequence[Token], position: int) -> tuple[float, int] | None:
    """Read "half a million", "half-dozen", "half of", "half the", "half an hour", "a quarter of" at ``position``.

    Halves of a match, a year or a building are none: "second half", "half-staff".
    """
    start = position + 1 if lower_at(tokens, position) in ("a", "one") else position
    word = lower_at(tokens, start)
    if word not in ("half", "quarter") or tokens[start].is_taken:
        return None
    share = 1 / words.DENOMINATORS[word]
    if scaled := _scaled_half(tokens, start, share):
        return scaled
    after = lower_at(tokens, start + 1)
    if word == "quarter":
        return (share, start + 1) if start > position and after == "of" else None
    if start > position or lower_at(tokens, position - 1) in _NOT_HALF:
        return None
    if start == position and lower_at(tokens, position - 1) == "by" and not after.isalpha() | (after in _HYPHENS):
        return share, start + 1
    if lower_at(tokens, position - 1) in _BEFORE_HALF and not after.isalpha() and after not in _HYPHENS:
        return share, start + 1
    is_measured = units.read(tokens, start + 1) is not None
    is_counted = after.isalpha() and concept_words.is_plural(after)
    return (
        (share, start + 1) if is_measured or is_counted or after in ("of", "the", "its", "their", "an", "a") else None
    )


def is_share(top: float, bottom: float) -> bool:
    """Say whether "TOP in BOTTOM" or "TOP out of BOTTOM" is a share: one in five, nine in ten."""
    return 0 < top < bottom and ((top == 1 and bottom <= MAX_BOTTOM) or bottom in _ROUND) and float(top).is_integer()
