"""From a form to days: given the article's date and the last dates in the text, which days the words mean."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, TypeGuard

from newsledger.extract.timexes import calendar, values
from newsledger.extract.timexes.forms import (
    Clock,
    Duration,
    Form,
    Heading,
    Offset,
    Origin,
    Part,
    Period,
    Recurring,
    Repeat,
    Span,
    Stretch,
    Unit,
    Vague,
)
from newsledger.extract.timexes.recurring import Bounds, bounds, choose, inside
from newsledger.ontology import DateBasis

_DAYLIKE: Final = (Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY)
_ORDER: Final = list(Unit)
# Where a part of a period begins and ends, as shares of its days.
_PARTS: Final = {
    "START": (Fraction(0), Fraction(1, 3)),
    "MID": (Fraction(1, 3), Fraction(2, 3)),
    "END": (Fraction(2, 3), Fraction(1)),
    "HALF1": (Fraction(0), Fraction(1, 2)),
    "HALF2": (Fraction(1, 2), Fraction(1)),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the words are read against: the article's day, and the dates in the text before them, last first."""

    article: date | None
    text: tuple[Bounds, ...] = ()
    heading: Heading = Heading.PAST


@dataclass(frozen=True, slots=True)
class Solved:
    """The days that a form means, what they stand on, and the TIMEX3 value. ``bounds`` None: no days are known.

    ``parts`` are the two ends of a span.
    """

    bounds: Bounds | None
    basis: DateBasis | None
    value: str
    parts: "tuple[Solved, ...]" = ()


def _solved(found: Bounds | None, basis: DateBasis, form: Form) -> Solved:
    if found is None:
        return Solved(None, None, values.unanchored(form))
    return Solved(found, basis, values.name(found.unit, found.first))


def _recurring(form: Recurring, known: Known) -> Solved:
    if form.within is not None:
        outer = solve(form.within, known)
        if outer.bounds is None or outer.basis is None:
            return Solved(None, None, values.unanchored(form))
        return _solved(inside(form, outer.bounds), outer.basis, form)
    if known.article is None:
        return Solved(None, None, values.unanchored(form))
    return _solved(choose(form, known.article, known.heading), DateBasis.ARTICLE, form)


def _origin(form: Offset, known: Known) -> tuple[Bounds | None, DateBasis | None]:
    """Return what an offset counts from; in the text, the last date that is at least as fine as its unit."""
    if form.base is not None:
        base = solve(form.base, known)
        return base.bounds, base.basis
    if form.origin is Origin.TEXT:
        limit = max(_ORDER.index(form.unit), _ORDER.index(Unit.DAY))
        found = next((one for one in known.text if _ORDER.index(one.unit) <= limit), None)
        return found, DateBasis.RELATIVE
    found = Bounds(Unit.DAY, known.article, known.article) if known.article else None
    return found, DateBasis.ARTICLE


def _offset(form: Offset, known: Known) -> Solved:
    origin, basis = _origin(form, known)
    if origin is None or basis is None:
        return Solved(None, None, values.unanchored(form))
    if form.unit is Unit.WEEKEND and not form.count:
        last = calendar.begin(Unit.WEEKEND, origin.first)
        back = 7 if last > origin.first and known.heading is Heading.PAST else 0
        return _solved(bounds(Unit.WEEKEND, last - timedelta(days=back)), basis, form)
    moment = calendar.move(form.unit, origin.last if form.count > 0 else origin.first, form.count)
    if form.is_within:
        first, last = sorted((moment, origin.last if form.count > 0 else origin.first))
        return Solved(Bounds(form.unit, first, last), basis, values.name(form.unit, bounds(form.unit, moment).first))
    unit = form.grain or (Unit.DAY if form.unit in _DAYLIKE else form.unit)
    return _solved(bounds(unit, moment), basis, form)


def _stretch(form: Stretch, known: Known) -> Solved:
    value = values.duration(form.unit, form.count)
    if known.article is None or form.count is None:
        return Solved(None, None, value)
    other = calendar.move(form.unit, known.article, form.direction * form.count)
    first, last = sorted((known.article, other))
    return Solved(Bounds(form.unit, first, last), DateBasis.ARTICLE, value)


def _is_open(form: Form) -> TypeGuard[Recurring]:
    """Whether a form could be of any year."""
    return isinstance(form, Recurring) and form.within is None and form.shift is None


def _ends(form: Span, known: Known) -> tuple[Solved, Solved]:
    """Read the two ends; one without a year is the last before, or the first after, the other one."""
    first = form.start
    if isinstance(first, Clock) and first.day is None and isinstance(form.end, Clock):
        first = Clock(first.time, form.end.day)
    start, end = solve(first, known), solve(form.end, known)
    if _is_open(form.start) and end.bounds and end.basis:
        start = _solved(choose(form.start, end.bounds.last, Heading.PAST), end.basis, form.start)
    elif _is_open(form.end) and start.bounds and start.basis:
        end = _solved(choose(form.end, start.bounds.first, Heading.FUTURE), start.basis, form.end)
    return start, end


def _span(form: Span, known: Known) -> Solved:
    start, end = _ends(form, known)
    value = f"{start.value}/{end.value}"
    if start.bounds is None or end.bounds is None or end.bounds.last < start.bounds.first:
        return Solved(None, None, value, (start, end))
    basis = start.basis if start.basis is not DateBasis.EXPLICIT else end.basis
    return Solved(Bounds(end.bounds.unit, start.bounds.first, end.bounds.last), basis, value, (start, end))


def _part(form: Part, known: Known) -> Solved:
    """Narrow a period to its first, middle or last third, or to a half of it; a week or less stays whole."""
    whole = solve(form.of, known)
    if whole.bounds is None:
        return whole
    first, last = whole.bounds.first, whole.bounds.last
    days = (last - first).days + 1
    if days > 7:
        part = _PARTS[form.mod]
        first, last = (
            first + timedelta(days=int(days * part[0])),
            first + timedelta(days=int(days * part[1]) - 1),
        )
    return Solved(Bounds(whole.bounds.unit, first, last), whole.basis, whole.value)


def _clock(form: Clock, known: Known) -> Solved:
    """A time without a day is on the day talked of: the last day in the text, else the article's."""
    if form.day is not None:
        day = solve(form.day, known)
    else:
        found = next((one for one in known.text if one.unit is Unit.DAY and one.first == one.last), None)
        day = _solved(found, DateBasis.RELATIVE, form) if found else solve(Offset(Unit.DAY, 0), known)
    return Solved(day.bounds, day.basis, f"{day.value}T{form.time}")


def solve(form: Form, known: Known) -> Solved:
    """Return the days a form means; a day outside the years 1 to 9999 is unknown."""
    try:
        return _solve(form, known)
    except (ValueError, OverflowError):
        return Solved(None, None, values.unanchored(form))


def _solve(form: Form, known: Known) -> Solved:
    match form:
        case Period():
            return _solved(Bounds(form.unit, form.first, calendar.end(form.unit, form.first)), DateBasis.EXPLICIT, form)
        case Recurring():
            return _recurring(form, known)
        case Offset():
            return _offset(form, known)
        case Stretch():
            return _stretch(form, known)
        case Span():
            return _span(form, known)
        case Part():
            return _part(form, known)
        case Clock():
            return _clock(form, known)
        case Duration():
            return Solved(None, None, values.compound(form))
        case Repeat() | Vague():
            return Solved(None, None, form.value)
