"""A claim in one line that people read: how much of what, who says so, whether it is so, and since when.

Everything stands in the columns of the row; no text is needed. A row is a mapping of the columns of the table ``claims``, as a
query gives them or as ``to_dicts()`` does.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from newsledger import lexicon
from newsledger.inflect import noun_forms
from newsledger.ontology import ChangeRole, ClaimKind, Comparator, Measure, SourceType
from newsledger.wording import days, inside

Row = Mapping[str, Any]

BOUNDS: Final = {
    Comparator.ABOUT: "about",
    Comparator.AT_LEAST: "at least",
    Comparator.MORE_THAN: "more than",
    Comparator.UP_TO: "up to",
    Comparator.AT_MOST: "at most",
    Comparator.LESS_THAN: "less than",
    Comparator.NEARLY: "nearly",
}
CHANGES: Final = {
    ChangeRole.FROM: "from",
    ChangeRole.TO: "to",
    ChangeRole.UP_BY: "up by",
    ChangeRole.DOWN_BY: "down by",
}
# Measures that are said of what is counted: "12 people killed"; the others only name it ("12 people, participants").
STATES: Final = frozenset(Measure) - {Measure.CASUALTIES, Measure.PARTICIPANTS, Measure.COST, Measure.OTHER}
SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Longer mantissas are easier to read as digits: 1,234,567 and not 1.234567 million.
MOST_DECIMALS: Final = 3


def figure(value: float) -> str:
    """Return a number as people write it.

    >>> figure(5000), figure(1.2e6), figure(1234567), figure(0.5)
    ('5,000', '1.2 million', '1,234,567', '0.5')
    """
    for scale, name in SCALES:
        if abs(value) >= scale and round(value / scale, MOST_DECIMALS) * scale == value:
            return f"{value / scale:,.10g} {name}"
    return f"{value:,.10g}"


@cache
def _units() -> dict[str, tuple[str, str]]:
    """Return the name of each unit's code, for one and for many."""
    found: dict[str, tuple[str, str]] = {}
    for row in lexicon.load("units"):
        words = [word.replace("_", " ") for word in row["words"].split()]
        found.setdefault(row["code"], (row["name"], _plural(row["name"], words)))
    return found


def _plural(name: str, words: list[str]) -> str:
    """Return which of a unit's words is the plural: by rule, else the one that stands behind the name ("foot feet")."""
    for said in (name, *words):
        first, *rest = said.split()
        if (many := " ".join([noun_forms(first)[-1], *rest])) in words or (many := noun_forms(said)[-1]) in words:
            return many
    return words[1] if words[:1] == [name] and words[1:] and words[1][0] == name[0] else name


def _unit(code: str, is_one: bool) -> str:
    """Return a unit by its name: ``[bbl_us]/d`` is "barrels per day"; a code without a name stays as it is."""
    top, _, bottom = (code, "", "") if code in _units() else code.partition("/")
    one, many = _units().get(top, (top, top))
    over = _units().get(bottom, (bottom,))[0]
    return " per ".join(filter(None, (one if is_one else many, over)))


def _with_unit(number: str, row: Row) -> str:
    """Return a number with what it is measured in."""
    kind, is_one = row["kind"], row["value"] == 1
    if kind == ClaimKind.MONEY:
        return f"{row['currency']} {number}" if row["currency"] else number
    if kind == ClaimKind.PERCENT:
        return f"{number} percent"
    if kind == ClaimKind.RANK:
        return f"rank {number}"
    if kind == ClaimKind.MULTIPLIER:
        return f"{number} times"
    return f"{number} {_unit(row['unit'], is_one)}" if row["unit"] else number


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"at least {figure(low)}" if low is not None else f"at most {figure(high)}" if high is not None else ""
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def bounds(row: Row) -> str:
    """Return how much a claim says, with its unit: "at least 12", "10 to 15", "dozens (at least 24)", "USD 20 per hour"."""
    comparator, low, high = row["comparator"], row["low"], row["high"]
    known = next((value for value in (row["value"], low, high) if value is not None), None)
    if row["kind"] == ClaimKind.SCORE or known is None:
        said = str(row["text"])
    elif comparator == Comparator.FUZZY:
        said = f"{row['text']} ({_range(low, high)})"
    elif comparator == Comparator.BETWEEN:
        said = _with_unit(_range(low, high), row)
    else:
        shown = f"{known:.3g}" if row["kind"] == ClaimKind.RATIO else figure(known)
        said = " ".join(filter(None, (BOUNDS.get(comparator), _with_unit(shown, row))))
    return f"{said} per {row['per']}" if row["per"] else said


@cache
def _levels() -> frozenset[str]:
    return frozenset(
        word for row in lexicon.load("tie_words") if row["kind"] == "level" for word in row["words"].split()
    )


def _is_counted(row: Row) -> bool:
    """Whether the concept is what there are so many of ("12 people"), not what has the number ("the toll is 12")."""
    is_end = row["change_role"] in (ChangeRole.FROM, ChangeRole.TO)
    is_level = row["concept"] in _levels() and row["concept"] in (row["concept_text"] or "").lower().split()
    return row["kind"] == ClaimKind.COUNT and not (is_end or is_level)


def _what(row: Row) -> str | None:
    """Return the words for what is counted: "nurse" of a claim that "a nurse" is, which stands for 1 itself."""
    words: str | None = row["concept_text"] or row["concept"]
    if not words or not row["concept"] or words.lower() != str(row["text"]).lower():
        return words
    one, *many = noun_forms(row["concept"])
    return one if row["value"] == 1 or not many else many[0]


def how_much(row: Row) -> str:
    """Return a claim's number with what it counts or measures: "at least 12 people killed", "toll to 14", "price: USD 199"."""
    what = _what(row)
    whose = f"({row['entity_text']})" if row["entity_text"] else None
    change, measure = CHANGES.get(row["change_role"]), row["measure"]
    state = str(measure) if measure in STATES and measure not in (what or "").lower().split() else None
    said = bounds(row)
    if row["kind"] == ClaimKind.RATIO and what:
        parts = [change, said, "of", what, whose, state]
    elif what is None or _is_counted(row):
        parts = [change, said, what, whose, state]
    else:
        named = " ".join(filter(None, (what, whose)))
        parts = [named if change else f"{named}:", change, said, state]
    return " ".join(filter(None, parts))


def claim_line(row: Row) -> str:
    """Return a claim in one line; what the row leaves open is left out, and so is the author as the one who says it.

    >>> from datetime import date
    >>> row = dict.fromkeys(("low", "high", "unit", "currency", "per", "entity_text", "change_role", "is_part"))
    >>> row |= {"kind": "count", "comparator": "at_least", "value": 12, "concept": "people", "concept_text": "people"}
    >>> row |= {"measure": "killed", "source_text": "officials", "source_type": "official", "stance": "asserts"}
    >>> claim_line(row | {"factuality": "actual", "as_of_on": date(2020, 1, 8), "text": "At least 12"})
    'at least 12 people killed, said officials, asserts, actual, as of 8 Jan 2020'
    """
    measure = row["measure"] if row["measure"] not in STATES else None
    who = row["source_text"] or (row["source_type"] if row["source_type"] != SourceType.AUTHOR else None)
    day = days(row["as_of_on"], row["as_of_on"])
    parts = (
        how_much(row),
        measure if measure != Measure.OTHER else None,
        "part of a total" if row["is_part"] else None,
        f"said {inside(who)}" if who else None,
        row["stance"],
        row["factuality"],
        f"as of {day}" if day else None,
    )
    return " ".join(", ".join(str(part) for part in parts if part).split())
