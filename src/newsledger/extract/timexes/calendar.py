"""Arithmetic on calendar periods: bounds, neighbours, holidays.

Weeks begin on Monday (ISO 8601); seasons are meteorological and northern: winter 2016 begins in December 2016.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from newsledger.extract.timexes.forms import Unit
from newsledger.extract.timexes.words import holidays

DAYS: Final = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7}
MONTHS: Final = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has none (31 June, the year 0)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month_start(index: int) -> date:
    """Return the first day of month ``index``, counted from January of the year 0.

    Raises:
        ValueError: outside the years 1 to 9999.
    """
    return date(index // 12, index % 12 + 1, 1)


def begin(unit: Unit, moment: date) -> date:
    """Return the first day of the ``unit`` that holds ``moment``; hours and finer give the day."""
    if unit is Unit.WEEK:
        return moment - timedelta(days=moment.weekday())
    if unit is Unit.WEEKEND:
        return moment - timedelta(days=moment.weekday()) + timedelta(days=5)
    months = MONTHS.get(unit)
    if months is None:
        return moment
    offset = 1 if unit is Unit.SEASON else 0
    index = moment.year * 12 + moment.month - 1 + offset
    if unit in (Unit.DECADE, Unit.CENTURY):
        index = moment.year * 12
    return _month_start(index - index % months - offset)


def end(unit: Unit, first: date) -> date:
    """Return the last day of the ``unit`` that begins on ``first``, inclusive."""
    if unit is Unit.WEEKEND:
        return first + timedelta(days=1)
    if unit is Unit.WEEK:
        return first + timedelta(days=6)
    if unit in MONTHS:
        last = first.year * 12 + first.month - 1 + MONTHS[unit] - 1
        year, month = last // 12, last % 12 + 1
        return date(year, month, monthrange(year, month)[1])
    return first


def move(unit: Unit, moment: date, count: float) -> date:
    """Return ``moment`` moved by ``count`` units; a day that the month lacks becomes its last.

    Raises:
        ValueError, OverflowError: outside the years 1 to 9999.
    """
    if unit in MONTHS:
        index = moment.year * 12 + moment.month - 1 + round(count * MONTHS[unit])
        first = _month_start(index)
        return first.replace(day=min(moment.day, monthrange(first.year, first.month)[1]))
    days = {Unit.HOUR: count / 24, Unit.MINUTE: count / 1440, Unit.SECOND: count / 86400}.get(unit)
    return moment + timedelta(days=int(days if days is not None else count * DAYS[unit]))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Return the ``number``-th ``weekday`` (0 = Monday) of a month; -1 is the last."""
    if number < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-number - 1))
    first = date(year, month, 1)
    return day(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Return Western Easter Sunday (the anonymous Gregorian computus of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, number = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, number + 1)


def named_day(name: str) -> date | None:
    """Return the one day that the lexicon knows under a name ("9/11"); None for holidays that come back."""
    rule = holidays()[name]
    return date.fromisoformat(rule) if re.fullmatch(r"\d{4}-\d\d-\d\d", rule) else None


def holiday(name: str, year: int) -> date | None:
    """Return the day of a holiday of the lexicon in ``year``; None where its calendar is not computed."""
    rule = holidays()[name]
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if fixed := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return day(year, int(fixed[1]), int(fixed[2]))
    if nth := re.fullmatch(r"(\d\d)-w(\d)\+(-?\d)", rule):
        return nth_weekday(year, int(nth[1]), int(nth[2]), int(nth[3]))
    return None
