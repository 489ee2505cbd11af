"""newsledger's number reader, sentence by sentence, without a parse: dates are found first."""

from benchmarks.comparing.readings import Library, Reading, Span, fold
from benchmarks.numbers import read
from newsledger import __version__
from newsledger.extract.numbers.units import name
from newsledger.extract.quantities import Quantity, quantities
from newsledger.ontology import ClaimKind, Comparator

CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "AUD": "australian dollar", "CAD": "canadian dollar",
    "DKK": "danish krone", "MYR": "malaysian ringgit", "CNY": "chinese yuan", "ILS": "shekel", "JPY": "japanese yen",
    "INR": "indian rupee", "CHF": "swiss franc", "RUB": "russian ruble", "HKD": "hong kong dollar",
    "SGD": "singapore dollar", "NZD": "new zealand dollar", "SEK": "swedish krona", "NOK": "norwegian krone",
    "ZAR": "south african rand", "KRW": "south korean won", "TRY": "turkish lira", "MXN": "mexican peso",
    "LKR": "sri lankan rupee", "GEL": "georgian lari", "NLG": "dutch guilder", "ESP": "spanish peseta",
}  # fmt: skip
_IDLE = frozenset({ClaimKind.RANK, ClaimKind.SCORE})
# "Several", "a few": vague words without a scale say less than this, at least.
_SCALE = 10


def _unit(quantity: Quantity) -> str:
    base = CURRENCIES.get(quantity.currency, "") if quantity.currency else name(quantity.unit or "")
    if quantity.rule.endswith(":minor"):
        base = "cent"
    return fold(f"{base} per {quantity.per}" if quantity.per and base else base)


def _is_idle(quantity: Quantity) -> bool:
    is_vague = quantity.rule == "fuzzy" and (quantity.low or 0) < _SCALE
    return is_vague or quantity.kind in _IDLE or quantity.rule == "multiplier:word"


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Return its bounds as numbers: about a value is that value."""
    if quantity.comparator is Comparator.ABOUT and quantity.value is not None:
        return quantity.value, quantity.value
    low = 0.0 if quantity.low is None else quantity.low
    return low, float("inf") if quantity.high is None else quantity.high


def reading(quantity: Quantity) -> Reading:
    """Return a quantity as the others' are given; minor coins count as printed ("19 cents" is 19)."""
    scale = 100 if quantity.rule.endswith(":minor") else 1
    low, high = _bounds(quantity)
    return Reading(
        Span(quantity.start, quantity.end),
        None if quantity.value is None else quantity.value * scale,
        low * scale,
        high * scale,
        _unit(quantity),
        is_fuzzy=quantity.rule == "fuzzy",
        is_idle=_is_idle(quantity),
    )


def _dated(text: str) -> list[Reading]:
    return [reading(quantity) for quantity in read(text)]


def _alone(text: str) -> list[Reading]:
    return [reading(quantity) for quantity in quantities(text, [])]


def library() -> Library:
    """Return it."""
    return Library("newsledger", __version__, _dated, _alone, _dated)
