"""Numbers in digits to values: grouping, decimals, signs, powers, vulgar fractions, scales ("1.2 million", "5 lakh")."""

import math
import re
from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import cardinals, units, words
from newsledger.extract.numbers.tokens import Token

MINUS: Final = "-−–‑"
# Digits of the longest number in news (a debt in a small currency has 18); longer ones are account numbers.
MAX_DIGITS: Final = 18
# A longer run of digits that starts with zero is a code.
MOST_ZEROS: Final = 5
# "1500b" is no number of billions: the number before a written scale stays below a thousand of the next smaller one.
MOST_BEFORE_SCALE: Final = 1000
# "573.15K" is a temperature, "12.5K" 12,500.
KELVIN_DECIMALS: Final = 2
MONTHS: Final = 12
DAYS: Final = 31
_ROUND_PARTS: Final = frozenset({16.0, 20.0, 24.0, 25.0, 30.0})
_EXPONENT = re.compile(
    r"(?P<base>[\d.]+)(?:[eE](?P<e>[+-]?\d+)|\s?[x×]\s?10\^?(?P<ten>[-−]?\d+)|\^(?P<power>[+-]?\d+))"
)
_SEPARATORS = re.compile(r"[,\u00a0\u2009\u202f\u2007'’ ]")


def _powered(match: re.Match[str]) -> float | None:
    """Return what "4e14", "2.48×10−5" or "2^10" is worth; None where it is out of all bounds."""
    base = float(match["base"])
    try:
        number = (
            base ** int(match["power"])
            if match["power"]
            else float(f"{base}e{(match['e'] or match['ten']).replace('−', '-')}")
        )
    except (OverflowError, ZeroDivisionError):
        return None
    return number if math.isfinite(number) else None


def value_of(literal: str) -> float | None:
    """Return what a literal is worth; None when it is too long to be a quantity.

    >>> value_of("1,234,567.5"), value_of("12,34,567"), value_of("1,3"), value_of("2.48×10−5")
    (1234567.5, 1234567.0, 1.3, 2.48e-05)
    """
    if match := _EXPONENT.fullmatch(literal):
        return _powered(match)
    if len(literal) > 2 * MAX_DIGITS or sum(map(str.isdigit, literal.partition(".")[0])) > MAX_DIGITS:
        return None
    if literal.startswith("0") and literal.isdigit() and len(literal) > MOST_ZEROS:
        return None
    whole, comma, rest = literal.partition(",")
    if comma and len(rest) < 3:
        return float(f"{_SEPARATORS.sub('', whole).replace('.', '')}.{rest}")
    bare = _SEPARATORS.sub("", literal)
    return float(bare.replace(".", "") if bare.count(".") > 1 else bare)


def is_grouped(literal: str) -> bool:
    """Say whether thousands are set off: a grouped number is no year and no label."""
    return bool(_SEPARATORS.search(literal))


def sign_before(tokens: Sequence[Token], position: int) -> int:
    """Return the position of the minus that belongs to the literal at ``position``, else ``position``.

    A dash is a minus when it touches the number and nothing touches it: "-5", "(−5", not "10-5" or "Iraq - 5".
    """
    if position == 0:
        return position
    before = tokens[position - 1]
    if before.lower in ("minus", "negative"):
        return position if position > 2 and tokens[position - 2].lower == "or" else position - 1
    is_touching = before.text in MINUS and before.kind == "s" and not tokens[position].has_gap
    is_free = position == 1 or before.has_gap or tokens[position - 2].text in "([$€£"
    return position - 1 if is_touching and is_free and not before.is_taken else position


def _mixed(tokens: Sequence[Token], position: int) -> tuple[float, int]:
    """Read the fraction that follows a whole literal: "2 1/4", "2½". Return it and where it ends; 0 where there is none."""
    ahead = tokens[position : position + 3]
    if ahead and ahead[0].text in words.VULGAR:
        return words.VULGAR[ahead[0].text], position + 1
    if len(ahead) == 3 and ahead[0].kind == "n" and ahead[0].has_gap and (share := ratio(tokens, position)):
        return share, position + 3
    return 0.0, position


def ratio(tokens: Sequence[Token], position: int) -> float | None:
    """Return the share that "1/40" at ``position`` writes; None when it is no proper fraction."""
    if position + 2 >= len(tokens):
        return None
    top, slash, bottom = tokens[position : position + 3]
    if slash.text not in "/⁄" or slash.has_gap != bottom.has_gap or bottom.kind != "n" or top.is_taken:
        return None
    if position + 3 < len(tokens) and tokens[position + 3].text == "/":
        return None
    numerator, denominator = value_of(top.text), value_of(bottom.text)
    if not numerator or not denominator or numerator >= denominator or _is_month_and_day(numerator, denominator):
        return None
    return numerator / denominator


def _is_month_and_day(top: float, bottom: float) -> bool:
    """Say whether "12/26" is a day rather than a share: of so many parts only one, or a round number of them, is written so."""
    return 1 < top <= MONTHS < bottom <= DAYS and bottom not in _ROUND_PARTS


def is_counter(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the slash behind ``position`` counts pictures or the like ("12/16 A woman waits"), and take both sides.

    A capital letter or a digit follows, or the first side is not below the second.
    """
    ahead = tokens[position : position + 4]
    if len(ahead) < 3 or ahead[2].kind != "n" or ahead[1].text not in "/⁄":
        return False
    follows = ahead[3].text[0] if len(ahead) == 4 else ""
    if not (follows.isdigit() or follows.isupper() or ratio(tokens, position) is None):
        return False
    for token in ahead[:3]:
        token.is_taken = True
    return True


def suffix(tokens: Sequence[Token], position: int, number: float, is_money: bool) -> tuple[float, int]:
    """Read a scale written behind digits: bn, mln, k; m and t with money alone. Return it (1: none) and its end."""
    if position >= len(tokens) or tokens[position].is_taken:
        return 1.0, position
    token = tokens[position]
    scale = words.SUFFIXES.get(token.lower, 1.0)
    if scale == 1.0 or (token.lower in words.EXACT_SUFFIXES and token.text != token.lower):
        return 1.0, position
    is_single = len(token.text) == 1
    if token.has_gap and (is_single or token.lower == "mm") and not (is_money and token.lower in "mb"):
        return 1.0, position
    if token.text == "K" and not is_money and len(tokens[position - 1].text.partition(".")[2]) >= KELVIN_DECIMALS:
        return 1.0, position
    if scale > 1000 and abs(number) >= MOST_BEFORE_SCALE:
        return 1.0, position
    if not is_money and token.text in ("m", "t", "T", "mm"):
        return (scale, position + 1) if token.text == "m" and _counts(tokens, position + 1) else (1.0, position)
    return scale, position + 1


def _counts(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a plural noun follows: then "1.2m" is 1.2 million of them, not metres."""
    if position + 1 < len(tokens) and tokens[position].text == "-" and units.read(tokens, position) is not None:
        return True
    ahead = next((t for t in tokens[position : position + 2] if t.kind == "w"), None)
    return ahead is not None and (ahead.lower == "people" or (len(ahead.lower) > 3 and ahead.lower.endswith("s")))


def read(tokens: Sequence[Token], position: int, is_money: bool) -> tuple[float, int, float] | None:
    """Return value, end and scale of the number that starts with the literal at ``position``; None when it is none."""
    number = value_of(tokens[position].text)
    if number is None:
        return None
    fraction, end = _mixed(tokens, position + 1)
    number += fraction
    factor, after = suffix(tokens, end, number, is_money)
    if after > end:
        return number * factor, after, factor
    total = cardinals.Sum(number, "literal")
    end = cardinals.extend(tokens, end, total)
    return total.value, end, total.scale
