"""Units behind a number: UCUM codes by words and symbols, percent, and what a rate is taken over.

The facts are in ``lexicons/units.csv``.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import ClaimKind


class Unit(NamedTuple):
    """A unit found in the text; ``end`` is the token position behind it."""

    code: str
    dimension: str
    end: int
    is_attributive: bool


_ROWS: Final = lexicon.load("units")
_BY_NAME: Final = {row["code"]: row["name"] for row in reversed(_ROWS)}
_KINDS: Final = {
    "time": ClaimKind.DURATION,
    "percent": ClaimKind.PERCENT,
    "point": ClaimKind.PERCENTAGE_POINT,
}
# Symbols that are words or too often something else unless they touch the digits: 5m, 27C, 9".
_STOPS: Final = cues("stop")
_TOUCHING: Final = cues("touching")
# "$3 a gallon", "15 a year": what an article can take a rate over.
_PER_ARTICLE: Final = cues("per_time") | cues("per_article")


def _spellings() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for row in reversed(_ROWS):
        for word in row["words"].split():
            for joint in (" ", " - ", " . ") if word.startswith("sq_") else (" ", " - "):
                found[tuple(word.replace("_", joint).replace("-", " - ").split())] = (row["code"], row["dimension"])
    return found


def _symbols() -> dict[str, tuple[str, str]]:
    return {symbol: (row["code"], row["dimension"]) for row in reversed(_ROWS) for symbol in row["symbols"].split()}


_WORDS: Final = _spellings()
_FIRST: Final = frozenset(phrase[0] for phrase in _WORDS)
_SINGULAR: Final = frozenset(phrase[0] for phrase in _WORDS if len(phrase) == 1 and not phrase[0].endswith("s"))
_LONGEST: Final = max(map(len, _WORDS))
_SYMBOLS: Final = _symbols() | {"C": ("Cel", "temperature"), "F": ("[degF]", "temperature"), "K": ("K", "temperature")}
# Tokens that a symbol can be cut into: "km/h", "°C", "m²", "b/d".
_LONGEST_SYMBOL: Final = 4
# A mark of inches has no opening quotation mark in so many tokens before it.
LONGEST_QUOTATION: Final = 30
# Behind more digits the mark closes an attribute or a quotation.
LONGEST_INCHES: Final = 3
_SYMBOL_STARTS: Final = frozenset(symbol[:end] for symbol in _SYMBOLS for end in range(1, len(symbol) + 1))


def is_symbol(text: str) -> bool:
    """Say whether ``text`` is a unit's symbol: km2, m³."""
    return text in _SYMBOLS


def is_code(code: str) -> bool:
    """Say whether the lexicon has a unit of this code: km/h."""
    return code in _BY_NAME


def name(code: str) -> str:
    """Return a unit's plain name: ``km`` is kilometre."""
    return _BY_NAME.get(code, code)


def kind(dimension: str) -> ClaimKind:
    """Return the kind of claim that a unit of this dimension makes."""
    return _KINDS.get(dimension, ClaimKind.MEASURE)


def _worded(tokens: Sequence[Token], position: int) -> tuple[tuple[str, str], int] | None:
    if position >= len(tokens) or tokens[position].lower not in _FIRST:
        return None
    for length in range(_LONGEST, 0, -1):
        ahead = tokens[position : position + length]
        if (
            len(ahead) == length
            and (found := _WORDS.get(tuple(t.lower.removesuffix("'") for t in ahead)))
            and not ahead[-1].is_taken
        ):
            return found, position + length
    return None


def _symbolic(tokens: Sequence[Token], position: int) -> tuple[tuple[str, str], int] | None:
    if position >= len(tokens) or tokens[position].text not in _SYMBOL_STARTS:
        return None
    for length in range(_LONGEST_SYMBOL, 0, -1):
        ahead = tokens[position : position + length]
        if len(ahead) < length or any(t.has_gap for t in ahead[1:]) or ahead[0].is_taken:
            continue
        text = "".join(t.text for t in ahead)
        found = _SYMBOLS.get(text)
        if found is None or (ahead[0].has_gap and text in _TOUCHING and not _is_degree(tokens, position)):
            continue
        if text == '"' and _closes_quotation(tokens, position):
            continue
        after = tokens[position + length] if position + length < len(tokens) else None
        if text == "in" and after is not None and after.text in "-‑":
            continue
        if after is not None and not after.has_gap and after.kind in "wn" and text != "%":
            continue
        return found, position + length
    return None


def _closes_quotation(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the mark at ``position`` ends what an earlier one began; inches stand behind digits alone."""
    earlier = range(position - 1, max(-1, position - 1 - LONGEST_QUOTATION), -1)
    opening = next((at for at in earlier if tokens[at].text == '"'), -1)
    is_open = opening >= 0 and tokens[opening].has_gap | (opening == 0) and not tokens[opening + 1].has_gap
    before = tokens[position - 1]
    return is_open or before.kind != "n" or len(before.text) > LONGEST_INCHES


def _is_degree(tokens: Sequence[Token], position: int) -> bool:
    return tokens[position - 1].text == "°"


def _signed_degree(tokens: Sequence[Token], position: int) -> tuple[tuple[str, str], int] | None:
    """Read "° C" and "degrees C" where a space stands between."""
    if (
        position + 1 < len(tokens)
        and tokens[position].text == "°"
        and tokens[position + 1].lower in ("c", "f", "celsius", "fahrenheit")
    ):
        return _SYMBOLS["C" if tokens[position + 1].lower[0] == "c" else "F"], position + 2
    return None


def _foot_mark(tokens: Sequence[Token], position: int) -> tuple[tuple[str, str], int] | None:
    """Read the mark of feet before inches: 6'2", 5' 11"."""
    ahead = tokens[position : position + 3]
    if len(ahead) < 3 or ahead[0].text not in "'’′" or ahead[0].has_gap or ahead[1].kind != "n":
        return None
    is_closed = ahead[2].text in '"”″' and not ahead[2].has_gap
    return (("[ft_i]", "length"), position + 1) if is_closed else None


def read(tokens: Sequence[Token], position: int) -> Unit | None:
    """Return the unit that starts at ``position``, right behind a number; None when none does.

    A hyphen ties a unit to its number as an adjective: "a 12-mile march" (``is_attributive``).
    """
    if position >= len(tokens):
        return None
    is_tied = tokens[position].kind == "s" and tokens[position].text in "-‑" and not tokens[position].has_gap
    at = position + 1 if is_tied else position
    if at < len(tokens) and is_tied and tokens[at].has_gap and tokens[at].lower not in _SINGULAR:
        return None  # "a 25- mile trail" has a stray space, "25 - miles away" a dash
    found = _foot_mark(tokens, at) or _signed_degree(tokens, at) or _worded(tokens, at) or _symbolic(tokens, at)
    return Unit(found[0][0], found[0][1], found[1], is_tied) if found else None


def _tied_rate(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    """Read "-a-barrel" and "-per-share" behind an amount."""
    tied = [token.lower for token in tokens[position : position + 4]]
    is_rate = len(tied) == 4 and tied[1] in ("a", "an", "per") and tied[2] in ("-", "‑")
    return (tied[3], position + 4) if is_rate and (tied[1] == "per" or tied[3] in _PER_ARTICLE) else None


def per(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    """Return what a rate is taken over ("day", "100000 people") and where it ends; None when none is said."""
    if position + 1 >= len(tokens):
        return None
    if tokens[position].text in "-‑" and not tokens[position].has_gap:
        return _tied_rate(tokens, position)
    first, second = tokens[position], tokens[position + 1]
    after = tokens[position + 2] if position + 2 < len(tokens) else None
    if first.lower == "per" and second.kind == "n" and (after is None or after.kind != "w"):
        return second.text.replace(",", ""), position + 2
    if first.lower == "per" and second.kind == "n" and after is not None:
        bottom = second.text.replace(",", "")
        return (bottom, position + 2) if after.lower in _STOPS else (f"{bottom} {after.lower}", position + 3)
    if first.lower == "per" and second.lower == "square" and after is not None:
        return f"square {after.lower}", position + 3
    if (first.lower == "per" or (first.text == "/" and not second.has_gap)) and second.kind == "w":
        return second.lower, position + 2
    is_time = after is not None and after.lower in ("ago", "earlier", "later", "before", "after", "on", "of")
    if (
        first.lower in ("a", "an", "each", "every")
        and second.lower in _PER_ARTICLE
        and not (second.is_taken or is_time)
    ):
        return second.lower, position + 2
    return None
