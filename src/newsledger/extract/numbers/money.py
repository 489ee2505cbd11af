"""Currencies: symbols and codes before or behind an amount, names behind it. The facts are in ``lexicons/currencies.csv``."""

from collections.abc import Sequence
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers.tokens import Token

_ROWS: Final = lexicon.load("currencies")
# Letters that are currencies only right before an amount; "us" and the like are words elsewhere.
_SYMBOLS: Final = {symbol: row["code"] for row in reversed(_ROWS) for symbol in row["symbols"].split()}
_SIGNS: Final = frozenset(symbol for symbol in _SYMBOLS if len(symbol) == 1 and not symbol.isalnum())
# Letters that mean a currency without $ only where they touch the amount (R500, Rs500, RM79).
_LETTERS: Final = frozenset(
    symbol for symbol in _SYMBOLS if symbol.isalpha() and symbol not in ("US", "R", "LE", "Fr", "SR", "QR")
)
MINOR: Final = 0.01
# ISO 4217 for no currency: a name that many countries share ("pesos").
UNNAMED: Final = "XXX"


def _plurals(name: str) -> tuple[str, ...]:
    return (name, f"{name[:-1]}ies" if name.endswith("ny") else f"{name}s", f"{name}es")


def _names(column: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for row in reversed(_ROWS):
        for name in filter(None, row[column].split("|")):
            found |= {tuple(form.split()): row["code"] for form in _plurals(name)}
    return found


NAMES: Final = _names("names")
MINORS: Final = _names("minor")
_LONGEST: Final = max(map(len, (*NAMES, *MINORS)))
_FIRST: Final = frozenset(name[0] for name in (*NAMES, *MINORS))


def is_symbol(letters: str) -> bool:
    """Say whether letters right before digits can be a currency: RM79, US113, Rs500."""
    return letters in _LETTERS or letters in ("US", "PS")


def prefix(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    """Return the currency written before the token at ``position`` and where it starts; None when none is.

    Joined and spaced forms read alike: "A$", "US $", "$US", "EUR ", "Rs.".
    """
    at = position - 1
    if at >= 0 and tokens[at].text in ("-", "−", "~") and at >= 1 and tokens[at - 1].text in _SIGNS:
        at -= 1
    if at >= 0 and tokens[at].text == "." and at >= 1 and tokens[at - 1].text == "Rs":
        at -= 1
    if at < 0 or tokens[at].is_taken:
        return None
    text, before = tokens[at].text, tokens[at - 1] if at else None
    if text in _SIGNS:
        code = _SYMBOLS.get(before.text.upper() + text) if before is not None and before.text != "a" else None
        is_near = before is not None and (not tokens[at].has_gap or before.text.upper() in ("US", "U.S.", "HK", "C"))
        return (
            (code, at - 1) if code and is_near and before is not None and not before.is_taken else (_SYMBOLS[text], at)
        )
    if before is not None and before.text == "$" and f"${text}" in _SYMBOLS:
        return _SYMBOLS[f"${text}"], at - 1
    if text == "PS" and not tokens[position].has_gap:
        return "GBP", at
    return (_SYMBOLS[text], at) if text in _LETTERS else None


def suffix(tokens: Sequence[Token], position: int) -> tuple[str, float, int] | None:
    """Return currency, factor (0.01 for minor coins) and end of what is written behind an amount; None when nothing is.

    A hyphen may tie the name to the amount: "a five-dollar bill".
    """
    at = (
        position + 1
        if position < len(tokens) and tokens[position].text == "-" and not tokens[position].has_gap
        else position
    )
    if at >= len(tokens) or tokens[at].is_taken:
        return None
    is_amount_next = at + 1 < len(tokens) and tokens[at + 1].kind == "n" and not tokens[at + 1].has_gap
    if tokens[at].text in _SIGNS and at == position and not is_amount_next:
        return _SYMBOLS[tokens[at].text], 1.0, at + 1
    for length in range(_LONGEST if tokens[at].lower in _FIRST else 0, 0, -1):
        phrase = tuple(token.lower for token in tokens[at : at + length])
        if len(phrase) < length:
            continue
        if phrase in MINORS:
            return MINORS[phrase], MINOR, at + length
        if phrase in NAMES:
            return NAMES[phrase], 1.0, at + length
    text = tokens[at].text
    if text == "p" and not tokens[at].has_gap:
        return "GBP", MINOR, at + 1
    if text in ("c", "¢") and not tokens[at].has_gap:
        return "USD", MINOR, at + 1
    is_code = len(text) == 3 and text.isupper() and text in _SYMBOLS
    return (_SYMBOLS[text], 1.0, at + 1) if is_code else None
