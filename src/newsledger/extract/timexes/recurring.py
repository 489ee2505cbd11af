"""Which occurrence of a recurring date is meant: the year of "8 January", the week of "Thursday"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsledger.extract.timexes import calendar
from newsledger.extract.timexes.forms import Heading, Recurring, Unit


@dataclass(frozen=True, slots=True)
class Bounds:
    """A period on the calendar, both days included."""

    unit: Unit
    first: date
    last: date


def bounds(unit: Unit, moment: date) -> Bounds:
    """Return the period of ``unit`` that holds ``moment``."""
    first = calendar.begin(unit, moment)
    return Bounds(unit, first, calendar.end(unit, first))


def in_year(form: Recurring, year: int) -> Bounds | None:
    """Return the occurrence in ``year`` of a form that comes once a year; None where there is none."""
    if form.holiday:
        moment = calendar.holiday(form.holiday, year)
    elif form.unit in (Unit.QUARTER, Unit.HALF, Unit.SEASON) and form.index:
        months = calendar.MONTHS[form.unit]
        start = (form.index - 1) * months + (3 if form.unit is Unit.SEASON else 1)
        moment = calendar.day(year, start, 1)
    else:
        moment = calendar.day(year, form.month or 1, form.day or 1)
    return None if moment is None else bounds(form.unit, moment)


def _nth(form: Recurring, outer: Bounds) -> Bounds | None:
    """Return the n-th week, day or weekday of a period ("the first week of May", "the last Monday of August")."""
    index = form.index or 1
    if form.weekday is not None:
        moment = outer.first + timedelta(days=(form.weekday - outer.first.weekday()) % 7)
        if index < 0:
            moment = outer.last - timedelta(days=(outer.last.weekday() - form.weekday) % 7)
        found = Bounds(Unit.DAY, *[moment + timedelta(weeks=index - 1 if index > 0 else 0)] * 2)
        return found if found.first <= outer.last else None
    start = outer.first if index > 0 else outer.last
    return bounds(form.unit, calendar.move(form.unit, start, index - 1 if index > 0 else index + 1))


def inside(form: Recurring, outer: Bounds) -> Bounds | None:
    """Return the occurrence that lies in the period which the words name; None where there is none."""
    if form.index and form.unit not in (Unit.QUARTER, Unit.HALF, Unit.SEASON):
        return _nth(form, outer)
    if form.weekday is not None and not form.day:
        return _nth(form, outer)
    if form.day and not form.month:
        moment = calendar.day(outer.first.year, outer.first.month, form.day)
        return None if moment is None else Bounds(Unit.DAY, moment, moment)
    return in_year(form, outer.first.year)


def _occurrences(form: Recurring, anchor: date) -> Iterator[Bounds]:
    """Yield the occurrences around the anchor, in order of time."""
    if form.weekday is not None and not form.day:
        monday = calendar.begin(Unit.WEEK, anchor)
        for week in (-1, 0, 1):
            moment = monday + timedelta(weeks=week, days=form.weekday)
            yield Bounds(Unit.DAY, moment, moment)
    elif form.day and not form.month:
        for count in (-2, -1, 0, 1, 2):
            month = calendar.move(Unit.MONTH, anchor.replace(day=1), count)
            if day := calendar.day(month.year, month.month, form.day):
                yield Bounds(Unit.DAY, day, day)
    else:
        for year in range(anchor.year - 2, anchor.year + 3):
            if found := in_year(form, year):
                yield found


def _distance(found: Bounds, anchor: date) -> int:
    return max(0, (found.first - anchor).days, (anchor - found.last).days)


def choose(form: Recurring, anchor: date, heading: Heading) -> Bounds | None:
    """Return the occurrence that is meant from ``anchor``.

    "last" is over before the anchor, "next" begins after it, "this" is the one of the same year (or week). Without such a
    word the sentence's heading decides: the last one that has begun, the first one that is not over, or the nearest.
    A weekday beside a day and a month must agree where one of the years does.
    """
    found = list(_occurrences(form, anchor))
    if form.day and form.weekday is not None:
        found = [one for one in found if one.first.weekday() == form.weekday] or found
        heading = Heading.NEAREST
    if form.shift == -1:
        return max((one for one in found if one.last < anchor), key=lambda one: one.first, default=None)
    if form.shift == 1:
        return min((one for one in found if one.first > anchor), key=lambda one: one.first, default=None)
    if form.shift == 0:
        outer = bounds(Unit.WEEK if form.weekday is not None else Unit.YEAR, anchor)
        return next((one for one in found if outer.first <= one.first <= outer.last), None)
    if heading is Heading.PAST:
        return max((one for one in found if one.first <= anchor), key=lambda one: one.first, default=None)
    if heading is Heading.FUTURE:
        return min((one for one in found if one.last >= anchor), key=lambda one: one.first, default=None)
    return min(found, key=lambda one: _distance(one, anchor), default=None)
