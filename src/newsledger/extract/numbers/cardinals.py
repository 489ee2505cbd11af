"""Number words to values: "twenty-three thousand four hundred", "a hundred and twenty", "two lakh crore", "five point two"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import words
from newsledger.extract.numbers.tokens import Token, lower_at, token_at

_HYPHENS: Final = "-‐‑"
# What may stand before a part of a cardinal, besides nothing: "twenty three", "two hundred", "hundred (and) five".
_FOLLOWS: Final[dict[str, frozenset[str]]] = {
    "zero": frozenset(),
    "unit": frozenset({"tens", "hundred", "scale"}),
    "teen": frozenset({"hundred", "scale"}),
    "tens": frozenset({"hundred", "scale"}),
    "hundred": frozenset({"unit", "teen", "tens", "literal", "article"}),
    "dozen": frozenset({"unit", "teen", "tens", "hundred", "literal", "article"}),
    "scale": frozenset({"unit", "teen", "tens", "hundred", "scale", "dozen", "literal", "article"}),
}
_SMALL: Final = frozenset({"unit", "teen", "tens"})


class Sum:
    """A cardinal as it grows: ``total`` of closed groups, ``group`` still open, ``previous`` the kind of the last part."""

    def __init__(self, value: float = 0.0, previous: str = "") -> None:
        self.total = 0.0
        self.group = value
        self.previous = previous
        self.scale = 1.0

    def takes(self, kind: str) -> bool:
        """Say whether a part of this kind may come next; a hundred only multiplies what is below a hundred."""
        if kind == "hundred" and self.group >= 100 and self.previous != "literal":
            return False
        return not self.previous or self.previous in _FOLLOWS[kind]

    def add(self, kind: str, value: float) -> None:
        """Take one more part in. A scale above the last one multiplies all before it: "five thousand million"."""
        if kind == "scale" and (self.previous == "scale" or (self.total and value > self.scale)):
            self.total, self.group = (self.total + self.group) * value, 0.0
        elif kind == "scale":
            self.total, self.group = self.total + (self.group or 1.0) * value, 0.0
        elif kind == "dozen":
            dozens = self.group % 100
            self.group = self.group + dozens * (value - 1) if dozens else (self.group or 1.0) * value
        elif kind == "hundred":
            self.group = (self.group or 1.0) * value
        else:
            self.group += value
        self.scale = value if kind == "scale" else self.scale
        self.previous = kind

    @property
    def value(self) -> float:
        """What the parts are worth so far."""
        return self.total + self.group


def _is_part_of_share(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a plural denominator stands at ``position``, past a hyphen: the words before it are not this cardinal's."""
    at = position + 1 if lower_at(tokens, position) in _HYPHENS else position
    word = lower_at(tokens, at)
    return word.endswith("s") and (word in words.DENOMINATORS or word[:-1] in words.ORDINALS)


def _next_part(tokens: Sequence[Token], position: int, previous: str) -> int:
    """Return where the next part of a cardinal stands, past a hyphen or "and"; -1 when there is none."""
    token, after = token_at(tokens, position), token_at(tokens, position + 1)
    if token is None:
        return -1
    if token.kind == "s" and token.text in _HYPHENS:
        is_tight = after is not None and not token.has_gap and not after.has_gap
        is_spaced = after is not None and token.has_gap and after.has_gap
        is_tens = previous == "tens" and after is not None and words.KINDS.get(after.lower) == "unit"
        return position + 1 if is_tight or (is_spaced and is_tens) else -1
    if token.lower in ("and", "&") and previous in ("hundred", "scale"):
        kind = None if after is None else words.KINDS.get(after.lower)
        is_share = kind == "unit" and _is_part_of_share(tokens, position + 2)
        return position + 1 if kind in _SMALL and not is_share else -1
    if words.KINDS.get(token.lower) == "tens" and previous == "hundred" and _is_part_of_share(tokens, position + 1):
        return -1
    return position


def extend(tokens: Sequence[Token], position: int, total: Sum) -> int:
    """Add the parts that follow ``position`` to ``total``; return where they end. "3 crores" may have a plural scale."""
    end = position
    while (ahead := _next_part(tokens, end, total.previous)) >= 0:
        word = tokens[ahead].lower
        if total.previous and word not in words.KINDS and word.removesuffix("s") in words.MULTIPLES:
            word = word.removesuffix("s")
        kind = words.KINDS.get(word)
        if kind is None or tokens[ahead].is_taken or not total.takes(kind):
            break
        total.add(kind, words.VALUES[word])
        end = ahead + 1
    return end


def decimals(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read "point zero three" at ``position``: the fraction and where it ends, or 0 and ``position``."""
    digits, end = "", position + 1
    if lower_at(tokens, position) != "point":
        return 0.0, position
    while words.KINDS.get(lower_at(tokens, end)) in ("unit", "zero"):
        digits += str(int(words.VALUES[tokens[end].lower]))
        end += 1
    return (float(f"0.{digits}"), end) if digits else (0.0, position)


def read(tokens: Sequence[Token], position: int) -> tuple[float, int, float] | None:
    """Return value, end and last scale of the cardinal in words that starts at ``position``; None when none does.

    "a" starts one before hundred, dozen and the scales alone.

    >>> from newsledger.extract.numbers.tokens import tokenize
    >>> read(tokenize("two million five hundred and fifty-three men"), 0)
    (2000553.0, 8, 1000000.0)
    """
    total, start = Sum(), position
    if lower_at(tokens, position) in ("a", "an"):
        total.previous, start = "article", position + 1
        if lower_at(tokens, start) not in words.MULTIPLES:
            return None
    end = extend(tokens, start, total)
    if end == start:
        return None
    fraction, end = decimals(tokens, end)
    if fraction:
        total.group += fraction
        total.previous = "literal"
        end = extend(tokens, end, total)
    return total.value, end, total.scale
