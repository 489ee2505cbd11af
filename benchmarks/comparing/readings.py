"""What every compared library's output is turned into, and the plain names that units are compared by."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

# Names of one unit, after spelling is folded. A bare dollar is any dollar that the words do not name.
_SAME = {
    "united states dollar": "dollar", "us dollar": "dollar", "british pound": "pound sterling", "pound": "pound sterling",
    "yen": "japanese yen", "renminbi": "chinese yuan", "yuan": "chinese yuan", "rupee": "indian rupee",
    "rouble": "russian ruble", "ruble": "russian ruble", "israeli new shekel": "shekel", "peseta": "spanish peseta",
    "netherlands guilder": "dutch guilder", "pence": "cent", "penny": "cent", "pound mass": "pound of mass",
    "c": "celsius", "f": "fahrenheit", "metric ton": "tonne", "short ton": "ton", "age": "year",
    "year of age": "year", "percent": "percentage", "per cent": "percentage",
    "degree angle": "degree", "cubic centimetre": "millilitre", "dimensionless": "", "count": "", "unk": "",
}  # fmt: skip


class Span(NamedTuple):
    """Half-open offsets in characters."""

    start: int
    end: int

    def touches(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reading:
    """One number as a library reads it.

    Attributes:
        span: its words, with unit and bounding words where the library gives them.
        value: the number as printed, scale applied; None where only bounds are said.
        low, high: its bounds, infinite where open; both the value where the library knows no bounds.
        unit: plain name of the unit or the currency, folded (``fold``); empty for a bare number.
        is_fuzzy: whether a word bounds it by a lexicon ("dozens").
        is_idle: whether the library itself says that it is no quantity: a rank, a score, a vague word without a scale.
    """

    span: Span
    value: float | None
    low: float
    high: float
    unit: str = ""
    is_fuzzy: bool = False
    is_idle: bool = False

    @property
    def middle(self) -> float:
        """The value, or what lies between the bounds."""
        return (self.low + self.high) / 2 if self.value is None else self.value


Read = Callable[[str], list[Reading]]


@dataclass(frozen=True, slots=True)
class Library:
    """A reader.

    Attributes:
        read: its best setting for running text: dates are left out where it knows dates.
        alone: its numbers and units, without dates.
        each: what every model of its own finds, also where they overlap.
    """

    name: str
    version: str
    read: Read
    alone: Read
    each: Read


def fold(unit: str) -> str:
    """Return the plain name that a unit is compared by: British and American spelling, degrees and abbreviations are one.

    >>> fold("degree Celsius"), fold("Kilometer per hour"), fold("United States dollar")
    ('celsius', 'kilometre per hour', 'dollar')
    """
    plain = re.sub(r"[\W_]+", " ", unit.lower()).strip()
    plain = _SAME.get(plain, plain).removeprefix("degree ")
    plain = re.sub(r"(?<=meter)s?\b|(?<=liter)s?\b", "", plain)
    plain = re.sub(r"(met|lit)er\b", r"\1re", plain)
    first, per, rest = plain.partition(" per ")
    return _SAME.get(first, first) + (per + _SAME.get(rest, rest) if per else "")
