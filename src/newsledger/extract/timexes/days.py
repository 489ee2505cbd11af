"""Rules for days by their own name: 31 March 2020, 2020-03-31, 3/31/2020, Thursday, Christmas Eve."""

from datetime import date
from typing import Final

from newsledger.extract.timexes import calendar
from newsledger.extract.timexes.forms import Form, Offset, Origin, Period, Recurring, Span, Unit
from newsledger.extract.timexes.rules import LEFT, LEFT_WORD, RIGHT, SEPARATOR, YEAR, Match, Rule, rule
from newsledger.extract.timexes.words import (
    alternatives,
    any_of,
    holidays,
    month,
    month_number,
    normal,
    value,
    weekday,
    weekday_number,
)

_DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NTH: Final = r"(?:\s?(?:st|nd|rd|th)\b)?"
_TO: Final = r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\bthrough\b|/)\s*(?:the\s+)?"
_DAYS: Final = rf"{_DAY}{_NTH}(?:{_TO}{_DAY.replace('day', 'day2')}{_NTH})?"
# After "March 9": no "9th", no "9:30", "9,000" or "9.5", no "9-year"; ",2014" may follow without a space.
_END: Final = r"(?![\w%])(?!-[a-z])(?!\s*(?::|[.,/-])\d(?!\d{3}\b))"
_WEEKDAY_FIRST: Final = rf"(?:{weekday()}\s*,?\s+(?:the\s+)?)?"
_OF_YEAR: Final = rf"(?:{SEPARATOR}(?:of\s+)?{YEAR})?"
# Two digits of a year from here on are of the last century (the pivot of POSIX strptime is 69; news looks back further).
PIVOT: Final = 50


def year_of(match: Match) -> int | None:
    """Return the year that a match names."""
    year = match.groupdict().get("year")
    return int(year) if year else None


def full_year(year: int) -> int:
    """Return 2019 for 19 and 1998 for 98."""
    return year if year > 99 else year + (2000 if year < PIVOT else 1900)


def within_year(year: int | None) -> Period | None:
    """Return a year as the period that a recurring date lies in."""
    return None if year is None else Period(Unit.YEAR, date(year, 1, 1))


def _exact(year: int, month_of_year: int, number: int) -> Form | None:
    first = calendar.day(year, month_of_year, number)
    return None if first is None else Period(Unit.DAY, first)


def _day_form(year: int | None, month_of_year: int, number: int, named: int | None = None) -> Form | None:
    if year is not None:
        return _exact(year, month_of_year, number)
    # 2000 is a leap year: 29 February is a day.
    if calendar.day(2000, month_of_year, number) is None:
        return None
    return Recurring(Unit.DAY, month=month_of_year, day=number, weekday=named)


def _month_day(match: Match) -> Form | None:
    groups = match.groupdict()
    month_of_year, year = month_number(groups["month"]), year_of(match)
    named = weekday_number(groups["weekday"]) if groups["weekday"] else None
    start = _day_form(year, month_of_year, int(groups["day"]), named)
    if not groups["day2"]:
        return start
    finish = _day_form(year, month_of_year, int(groups["day2"]))
    return Span(start, finish) if start and finish and int(groups["day"]) < int(groups["day2"]) else None


def _iso(match: Match) -> Form | None:
    return _exact(int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: Match) -> Form | None:
    """Read 3/31/2020 month first, as American papers write it, 31/03/2020 the only way it can be, 3.4.2020 day first."""
    one, two = int(match["one"]), int(match["two"])
    is_day_first = one > 12 or match["mark"] == "."
    return _exact(full_year(int(match["year"])), *((two, one) if is_day_first else (one, two)))


def _short_dated(match: Match) -> Form | None:
    return _exact(full_year(int(match["short"])), month_number(match["month"]), int(match["day"]))


def _dashed(match: Match) -> Form | None:
    return _exact(full_year(int(match["year"])), month_number(match["month"]), int(match["day"]))


def _holiday(match: Match) -> Form:
    name = normal(match["holiday"])
    named = calendar.named_day(name)
    return Period(Unit.DAY, named) if named else Recurring(Unit.DAY, holiday=name, within=within_year(year_of(match)))


def _shifted_holiday(match: Match) -> Form | None:
    name, shift = normal(match["holiday"]), int(value("shift", match["shift"]))
    return None if calendar.named_day(name) else Recurring(Unit.DAY, holiday=name, shift=shift)


def _weekday(match: Match) -> Form:
    return Recurring(Unit.DAY, weekday=weekday_number(match["weekday"]))


def _nth_of_month(match: Match) -> Form:
    return Recurring(Unit.DAY, day=int(match["day"]))


def _nth_of_shifted_month(match: Match) -> Form:
    within = Offset(Unit.MONTH, int(value("shift", match["shift"])))
    return Recurring(Unit.DAY, day=int(match["day"]), within=within)


def _worded_day(match: Match) -> Form | None:
    number = int(value("ordinal", match["nth"]))
    return _day_form(year_of(match), month_number(match["month"]), number) if number > 0 else None


def _the_day(match: Match) -> Form:
    return Offset(Unit.DAY, 0, Origin.TEXT)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "iso day",
        "slash",
        rf"{LEFT}(?P<year>[12]\d{{3}})([-/.])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?!\d|[-/]\d)",
        _iso,
    ),
    rule(
        "slashed day",
        "slash",
        rf"{LEFT}(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d){RIGHT}",
        _slashed,
    ),
    rule(
        "day month",
        "digit month",
        rf"{LEFT}{_WEEKDAY_FIRST}{_DAYS}(?:\s+day)?\s+(?:of\s+)?{month()}{_OF_YEAR}",
        _month_day,
    ),
    rule(
        "month day",
        "digit month",
        rf"{LEFT_WORD}(?<!\d\s){_WEEKDAY_FIRST}{month()}\s*(?:the\s+)?{_DAYS}{_END}{_OF_YEAR}",
        _month_day,
    ),
    rule(
        "day month short year",
        "digit month",
        rf"{LEFT}{_DAY}\s+{month()}\s+['’]?(?P<short>[3-9]\d)(?=\s*(?:[-—(\[),.;:]|$))(?![.,:]\d)",
        _short_dated,
    ),
    rule(
        "dashed day",
        "digit month",
        rf"{LEFT}{_DAY}(?P<mark>[-/]){month()}(?P=mark)(?P<year>(?:19|20)?\d\d){RIGHT}",
        _dashed,
    ),
    rule("holiday", "holiday", rf"(?<![\w'’@#/-])(?P<holiday>{alternatives(holidays())})(?![\w/]){_OF_YEAR}", _holiday),
    rule(
        "shifted holiday",
        "holiday",
        rf"{LEFT_WORD}(?P<shift>last|this|next)\s+(?-i:(?=[A-Z]))(?P<holiday>{alternatives(holidays())})(?![\w/])",
        _shifted_holiday,
    ),
    rule("weekday", "weekday", rf"{LEFT_WORD}{weekday()}", _weekday),
    rule("nth of the month", "nth", rf"(?<=\bon\s)the\s+{_DAY}(?:st|nd|rd|th)\b(?!\s+\w)", _nth_of_month),
    rule(
        "nth of a shifted month",
        "nth",
        rf"{LEFT_WORD}(?:the\s+)?{_DAY}(?:st|nd|rd|th)\s+of\s+(?P<shift>this|last|next)\s+month\b",
        _nth_of_shifted_month,
    ),
    rule(
        "worded day of a month",
        "month",
        rf"{LEFT_WORD}the\s+(?P<nth>{any_of('ordinal')})\s+of\s+{month()}{_OF_YEAR}",
        _worded_day,
    ),
    rule(
        "day talked of",
        "day",
        r"(?:\b(?:later|late|earlier|early)\s+in\s+|(?<=\bending\s)|(?<=\bclosing\s)|(?<=\bended\s)|(?<=\bclosed\s)|(?<=\bend\s))the\s+day\b",
        _the_day,
    ),
)
