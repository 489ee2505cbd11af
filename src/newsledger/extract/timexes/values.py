"""TIMEX3 values (TimeML 1.2.1): the text form in which corpora write a resolved date, a length of time, or a bare name."""

from datetime import date
from typing import Final

from newsledger.extract.timexes.forms import Duration, Form, Recurring, Unit

_SEASONS: Final = ("SP", "SU", "FA", "WI")
_DURATIONS: Final = {
    Unit.SECOND: "PT{}S",
    Unit.MINUTE: "PT{}M",
    Unit.HOUR: "PT{}H",
    Unit.DAY: "P{}D",
    Unit.WEEKEND: "P{}WE",
    Unit.WEEK: "P{}W",
    Unit.MONTH: "P{}M",
    Unit.QUARTER: "P{}Q",
    Unit.SEASON: "P{}SE",
    Unit.HALF: "P{}H",
    Unit.YEAR: "P{}Y",
    Unit.DECADE: "P{}DE",
    Unit.CENTURY: "P{}CE",
}


def season_index(first: date) -> int:
    """Return 0 (spring) to 3 (winter) of the season that begins on ``first``."""
    return (first.month - 3) // 3


def name(unit: Unit, first: date) -> str:
    """Return the value of a period: ``2020-W05``, ``2012-Q1``, ``2016-SU``, ``199`` (a decade), ``19`` (a century).

    >>> name(Unit.QUARTER, date(2012, 1, 1))
    '2012-Q1'
    """
    year, week, _ = first.isocalendar()
    values = {
        Unit.WEEK: f"{year:04d}-W{week:02d}",
        Unit.WEEKEND: f"{year:04d}-W{week:02d}-WE",
        Unit.MONTH: first.isoformat()[:7],
        Unit.QUARTER: f"{first.year:04d}-Q{(first.month + 2) // 3}",
        Unit.HALF: f"{first.year:04d}-H{(first.month + 5) // 6}",
        Unit.YEAR: f"{first.year:04d}",
        Unit.DECADE: f"{first.year // 10:03d}",
        Unit.CENTURY: f"{first.year // 100:02d}",
    }
    if unit is Unit.SEASON:
        return f"{first.year:04d}-{_SEASONS[season_index(first)]}"
    return values.get(unit, first.isoformat())


def duration(unit: Unit, count: float | None) -> str:
    """Return the value of a length of time: ``P3Y``, ``PT30M``, ``PXY`` where the number is vague; decades count as years.

    >>> duration(Unit.YEAR, 2.5)
    'P2.5Y'
    """
    if count is not None and unit in (Unit.DECADE, Unit.CENTURY):
        count, unit = count * (10 if unit is Unit.DECADE else 100), Unit.YEAR
    return _DURATIONS[unit].format("X" if count is None else f"{count:g}")


def compound(form: Duration) -> str:
    """Return the value of a length of several units: ``P2Y3M``, ``P1DT6H``."""
    if form.rest is None:
        return duration(form.unit, form.count)
    head, rest = duration(form.unit, form.count), compound(form.rest)
    return head + rest.removeprefix("PT" if head.startswith("PT") else "P")


def unanchored(form: Form) -> str:
    """Return the value of a name whose year is unknown: ``XXXX-03-08``, ``XXXX-WXX-4``; ``XXXX-XX-XX`` for the rest."""
    if not isinstance(form, Recurring):
        return "XXXX-XX-XX"
    if form.month:
        return f"XXXX-{form.month:02d}" + (f"-{form.day:02d}" if form.day else "")
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday + 1}"
    if form.unit is Unit.SEASON and form.index:
        return f"XXXX-{_SEASONS[form.index - 1]}"
    if form.unit in (Unit.QUARTER, Unit.HALF):
        return f"XXXX-{form.unit.value[0].upper()}{form.index}"
    return "XXXX-XX-XX"
