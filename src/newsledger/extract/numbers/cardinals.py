"""Number words to values: "twenty-three thousand four hundred", "a hundred and twenty", "two lakh crore", "five point two"."""

from collections.abc import Sequence

from newsledger.extract.numbers import words
from newsledger.extract.numbers.tokens import Token

# What may stand before a part of a cardinal, besides nothing: "twenty three", "two hundred", "hundred (and) five".
_FOLLOWS: dict[str, frozenset[str]] = {
    "zero": frozenset(),
    "unit": frozenset({"tens", "hundred", "scale"}),
    "teen": frozenset({"hundred", "scale"}),
    "tens": frozenset({"hundred", "scale"}),
    "hundred": frozenset({"unit", "teen", "tens", "literal", "article"}),
    "dozen": frozenset({"unit", "teen", "tens", "hundred", "literal", "article", "half"}),
    "scale": frozenset({"unit", "teen", "tens", "hundred", "scale", "dozen", "literal", "article", "half"}),
}
_PARTS = frozenset({"unit", "teen", "tens"})


class Sum:
    """A cardinal as it grows: ``total`` of closed groups, ``group`` still open, ``previous`` the kind of the last part."""

    def __init__(self, value: float = 0.0, previous: str = "") -> None:
        self.total = 0.0
        self.group = value
        self.previous = previous
        self.scale = 1.0

    def add(self, kind: str, value: float) -> None:
        """Take one more part in."""
        if kind == "scale" and self.previous == "scale" or (kind == "scale" and self.total and value > self.scale):
            self.total, self.group = (self.total + self.group) * value, 0.0
        elif kind == "scale":
            self.total, self.group = self.total + (self.group or 1.0) * value, 0.0
        elif kind in ("hundred", "dozen"):
            self.group = (self.group or 1.0) * value
        else:
            self.group += value
        self.scale = value if kind in ("scale", "hundred", "dozen") else self.scale
        self.previous = kind

    @property
    def value(self) -> float:
        """What the parts are worth so far."""
        return self.total + self.group


def _next_part(tokens: Sequence[Token], position: int, previous: str) -> int:
    """Return where the next part of a cardinal stands, past a hyphen or "and"; -1 when there is none."""
    if position >= len(tokens):
        return -1
    token = tokens[position]
    if token.kind == "s" and token.text in "-‐‑" and not token.has_gap:
        ahead = position + 1
        return ahead if ahead < len(tokens) and not tokens[ahead].has_gap else -1
    if token.lower in ("and", "&") and previous in ("hundred", "scale"):
        ahead = position + 1
        is_small = ahead < len(tokens) and words.KINDS.get(tokens[ahead].lower) in _PARTS
        return ahead if is_small else -1
    return position


def extend(tokens: Sequence[Token], position: int, total: Sum) -> int:
    """Add the parts that follow ``position`` to ``total``; return where they end."""
    end = position
    while (ahead := _next_part(tokens, end, total.previous)) >= 0:
        token = tokens[ahead]
        kind = words.KINDS.get(token.lower)
        if kind is None or token.is_taken or (total.previous and total.previous not in _FOLLOWS[kind]):
            break
        total.add(kind, words.VALUES[token.lower])
        end = ahead + 1
    return end


def decimals(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read "point zero three" at ``position``: the fraction and where it ends, or 0 and ``position``."""
    digits, end = "", position + 1
    if position >= len(tokens) or tokens[position].lower != "point":
        return 0.0, position
    while end < len(tokens) and words.KINDS.get(tokens[end].lower) in ("unit", "zero"):
        digits += str(int(words.VALUES[tokens[end].lower]))
        end += 1
    return (float(f"0.{digits}"), end) if digits else (0.0, position)


def read(tokens: Sequence[Token], position: int) -> tuple[float, int, float] | None:
    """Return value, end and last scale of the cardinal in words that starts at ``position``; None when none does.

    "a" starts one before hundred, dozen and the scales alone.

    >>> from newsledger.extract.numbers.tokens import tokenize
    >>> read(tokenize("two hundred and fifty-three men"), 0)
    (253.0, 6, 100.0)
    """
    token = tokens[position]
    total = Sum()
    start = position
    if token.lower in ("a", "an"):
        total.previous, start = "article", position + 1
        if start >= len(tokens) or tokens[start].lower not in words.MULTIPLES:
            return None
    elif token.lower not in words.KINDS:
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
