"""Currencies: symbols and codes before or behind an amount, names behind it. The facts are in ``lexicons/currencies.csv``."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token
from newsledger.ontology import CurrencyBasis

_ROWS: Final = lexicon.load("currencies")
# Letters that are currencies only right before an amount; "us" and the like are words elsewhere.
_SYMBOLS: Final = {symbol: row["code"] for row in reversed(_ROWS) for symbol in row["symbols"].split()}
_SIGNS: Final = frozenset(symbol for symbol in _SYMBOLS if len(symbol) == 1 and not symbol.isalnum())
# Letters that mean a currency without $ only where they touch the amount (R500, Rs500, RM79).
_LETTERS: Final = frozenset(
    symbol for symbol in _SYMBOLS if symbol.isalpha() and symbol not in ("US", "R", "LE", "Fr", "SR", "QR")
)
_CODES: Final = frozenset(row["code"] for row in _ROWS)
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
# Country -> bare form -> the code that it means there.
_HOME: Final = {
    country: {form: row["code"] for name in filter(None, row["home"].split("|")) for form in _plurals(name)}
    for row in _ROWS
    for country in row["countries"].split()
}


class Currency(NamedTuple):
    """A currency beside an amount: ``edge`` is the token where it starts (before) or ends (behind), ``form`` its words."""

    code: str
    edge: int
    basis: CurrencyBasis
    form: str
    factor: float = 1.0

    @classmethod
    def written(cls, symbol: str, edge: int, form: str = "", factor: float = 1.0) -> "Currency":
        """Return the currency of a symbol or code; letters that are a code of ISO 4217 are one."""
        basis = CurrencyBasis.CODE if symbol in _CODES else CurrencyBasis.SYMBOL
        return cls(_SYMBOLS[symbol], edge, basis, form or symbol, factor)


def is_symbol(letters: str) -> bool:
    """Say whether letters right before digits can be a currency: RM79, US113, Rs500."""
    return letters in _LETTERS or letters in ("US", "PS")


def localise(draft: Draft, country: str | None) -> None:
    """Read a bare "$", "pounds" or "pesos" as the home currency of the publisher's country, where that goes by it."""
    form = draft.currency_form
    if country and form and (code := _HOME.get(country, {}).get(form.lower())):
        draft.currency, draft.currency_basis = code, CurrencyBasis.PUBLISHER


def _signed(tokens: Sequence[Token], at: int) -> Currency:
    """Return the currency of the sign at ``at``, with the letters before it: "A$", "US $"."""
    text, before = tokens[at].text, tokens[at - 1] if at else None
    if before is not None and not before.is_taken and before.text != "a":
        joined = before.text.upper() + text
        is_near = not tokens[at].has_gap or before.text.upper() in ("US", "U.S.", "HK", "C")
        if joined in _SYMBOLS and is_near:
            return Currency.written(joined, at - 1)
    return Currency.written(text, at)


def prefix(tokens: Sequence[Token], position: int) -> Currency | None:
    """Return the currency written before the token at ``position``; None when none is.

    Joined and spaced forms read alike: "A$", "US $", "$US", "EUR ", "Rs.".
    """
    at = position - 1
    if at >= 1 and tokens[at].text in ("-", "−", "~") and tokens[at - 1].text in _SIGNS:
        at -= 1
    if at >= 1 and tokens[at].text == "." and tokens[at - 1].text == "Rs":
        at -= 1
    if at < 0 or tokens[at].is_taken:
        return None
    text, before = tokens[at].text, tokens[at - 1] if at else None
    if text in _SIGNS:
        return _signed(tokens, at)
    if before is not None and before.text == "$" and f"${text}" in _SYMBOLS:
        return Currency.written(f"${text}", at - 1)
    if text == "PS" and not tokens[position].has_gap:
        return Currency.written("£", at)
    return Currency.written(text, at) if text in _LETTERS else None


def _named(tokens: Sequence[Token], at: int) -> Currency | None:
    """Read the longest name of a currency or coin at ``at``: "new zealand dollars", "pence"."""
    for length in range(_LONGEST if tokens[at].lower in _FIRST else 0, 0, -1):
        phrase = tuple(token.lower for token in tokens[at : at + length])
        if len(phrase) == length and (code := MINORS.get(phrase) or NAMES.get(phrase)):
            factor = MINOR if phrase in MINORS else 1.0
            return Currency(code, at + length, CurrencyBasis.NAME, " ".join(phrase), factor)
    return None


def suffix(tokens: Sequence[Token], position: int) -> Currency | None:
    """Return the currency written behind an amount (``factor`` is 0.01 for minor coins); None when none is.

    A hyphen may tie the name to the amount: "a five-dollar bill".
    """
    is_tied = position < len(tokens) and tokens[position].text == "-" and not tokens[position].has_gap
    at = position + is_tied
    if at >= len(tokens) or tokens[at].is_taken:
        return None
    is_amount_next = at + 1 < len(tokens) and tokens[at + 1].kind == "n" and not tokens[at + 1].has_gap
    text = tokens[at].text
    if text in _SIGNS and at == position and not is_amount_next:
        return Currency.written(text, at + 1)
    if named := _named(tokens, at):
        return named
    if text == "p" and not tokens[at].has_gap:
        return Currency.written("£", at + 1, "pence", MINOR)
    if text in ("c", "¢") and not tokens[at].has_gap:
        return Currency.written("$", at + 1, "cent", MINOR)
    is_code = len(text) == 3 and text.isupper() and text in _SYMBOLS
    return Currency.written(text, at + 1) if is_code else None
