"""Rules for dates by their own name: days, months, years, decades, quarters, seasons, holidays, with or without a year."""

from datetime import date
from typing import Final

from newsledger.extract.timexes import calendar
from newsledger.extract.timexes.forms import Form, Period, Recurring, Span, TimexKind, Unit
from newsledger.extract.timexes.rules import LEFT, LEFT_WORD, RIGHT, SEPARATOR, YEAR, Match, Rule, rule
from newsledger.extract.timexes.words import (
    alternatives,
    any_of,
    holidays,
    meanings,
    month,
    month_number,
    normal,
    value,
    weekday,
    weekday_number,
)

_DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_DAY2: Final = r"(?P<day2>0?[1-9]|[12]\d|3[01])"
_NTH: Final = r"(?:\s?(?:st|nd|rd|th)\b)?"
_TO: Final = r"\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\bthrough\b|/)\s*(?:the\s+)?"
_END: Final = r"(?![\w%])(?!\s*(?::|[.,/-])\d)"
_YEAR: Final = rf"(?P<year>{YEAR})(?![\w%]|,\d)"
_ORDINALS: Final = meanings("ordinal")


def _year(match: Match) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _day(first: date | None) -> Form | None:
    return None if first is None else Period(Unit.DAY, first)


def day_form(year: int | None, month_of_year: int, number: int, weekday_of: int | None = None) -> Form | None:
    """Return a day with its year, or without; None when no year has it."""
    if year is None:
        if calendar.day(2000, month_of_year, number) is None:
            return None
        return Recurring(Unit.DAY, month=month_of_year, day=number, weekday=weekday_of)
    return _day(calendar.day(year, month_of_year, number))


def _month_day(match: Match) -> Form | None:
    groups = match.groupdict()
    month_of_year = month_number(groups["month"])
    named = weekday_number(groups["weekday"]) if groups.get("weekday") else None
    start = day_form(_year(match), month_of_year, int(groups["day"]), named)
    if not groups.get("day2"):
        return start
    finish = day_form(_year(match), month_of_year, int(groups["day2"]))
    return Span(start, finish) if start and finish and int(groups["day"]) < int(groups["day2"]) else None


def _month_year(match: Match) -> Form:
    return Period(Unit.MONTH, date(int(match["year"]), month_number(match["month"]), 1))


def _short_year(match: Match) -> Form:
    year = int(match["short"])
    return Period(Unit.MONTH, date(year + (2000 if year < 50 else 1900), month_number(match["month"]), 1))


def _bare_month(match: Match) -> Form:
    return Recurring(Unit.MONTH, month=month_number(match["month"]))


def _bare_year(match: Match) -> Form:
    return Period(Unit.YEAR, date(int(match["year"]), 1, 1))


def _school_year(match: Match) -> Form | None:
    start, tail = int(match["year"]), match["tail"]
    finish = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)
    if finish <= start or finish - start > 200:
        return None
    return Span(Period(Unit.YEAR, date(start, 1, 1)), Period(Unit.YEAR, date(finish, 1, 1)))


def _decade(match: Match) -> Form:
    year = match["decade"]
    first = int(year) if len(year) == 4 else 1900 + int(year) if int(year) >= 30 else 2000 + int(year)
    return Period(Unit.CENTURY if year.endswith("00") and len(year) == 4 else Unit.DECADE, date(first, 1, 1))


DECADES: Final = {
    f"{word[:-1]}ies": int(tens) for word, tens in meanings("number").items() if word.endswith("ty") and int(tens) >= 20
}


def _worded_decade(match: Match) -> Form:
    return Period(Unit.DECADE, date(1900 + DECADES[match["word"].lower()], 1, 1))


def _century(match: Match) -> Form | None:
    number = match["number"]
    index = int(number[:-2]) if number[0].isdigit() else int(_ORDINALS[normal(number)])
    return Period(Unit.CENTURY, date((index - 1) * 100, 1, 1)) if 2 <= index <= 30 else None


def _iso(match: Match) -> Form | None:
    return _day(calendar.day(int(match["year"]), int(match["month"]), int(match["day"])))


def _slashed(match: Match) -> Form | None:
    """Read 3/31/2020 month first, as American papers write it, and 31/03/2020 the only way it can be."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    is_day_first = one > 12 or match["mark"] == "."
    return _day(calendar.day(year, *((two, one) if is_day_first else (one, two))))


def _ordinal(text: str) -> int:
    return int(text[:-2]) if text[0].isdigit() else int(_ORDINALS[normal(text)])


def _inside(unit: Unit, index: int, year: int | None) -> Form:
    within = Period(Unit.YEAR, date(year, 1, 1)) if year else None
    return Recurring(unit, index=index, within=within)


def _quarter(match: Match) -> Form | None:
    index = _ordinal(match["nth"])
    unit = Unit(match["unit"].lower())
    last = 4 if unit is Unit.QUARTER else 2
    index = last if index == -1 else index
    return _inside(unit, index, _year(match)) if index <= last else None


def _coded_quarter(match: Match) -> Form:
    unit = Unit.QUARTER if match["code"].lower() == "q" else Unit.HALF
    return _inside(unit, int(match["index"]), int(match["y1"] or match["y2"]))


def _season(match: Match) -> Form:
    return _inside(Unit.SEASON, int(value("season", match["season"])), _year(match))


def _holiday(match: Match) -> Form:
    year = _year(match)
    within = Period(Unit.YEAR, date(year, 1, 1)) if year else None
    return Recurring(Unit.DAY, holiday=normal(match["holiday"]), within=within)


def _bare_weekday(match: Match) -> Form:
    return Recurring(Unit.DAY, weekday=weekday_number(match["weekday"]))


def _nth_day(match: Match) -> Form:
    return Recurring(Unit.DAY, day=int(match["day"]))


_WEEKDAY_FIRST: Final = rf"(?:{weekday()}\s*,?\s+(?:the\s+)?)?"
_NTH_WORDS: Final = rf"(?P<nth>{alternatives(_ORDINALS)}|\d(?:st|nd|rd|th))"
D: Final = TimexKind.DATE
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "iso day",
        D,
        rf"{LEFT}(?P<year>[12]\d{{3}})([-/.])(?P<month>[01]?\d)\2(?P<day>[0-3]?\d)(?!\d|[-/]\d)",
        _iso,
        True,
    ),
    rule(
        "slashed day",
        D,
        rf"{LEFT}(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)?\d\d){RIGHT}",
        _slashed,
        True,
    ),
    rule(
        "day month",
        D,
        rf"{LEFT}{_WEEKDAY_FIRST}{_DAY}{_NTH}(?:{_TO}{_DAY2}{_NTH})?(?:\s+day)?\s+(?:of\s+)?{month()}(?:{SEPARATOR}(?:of\s+)?{_YEAR})?",
        _month_day,
        True,
    ),
    rule(
        "month day",
        D,
        rf"{LEFT_WORD}{_WEEKDAY_FIRST}{month()}\s*(?:the\s+)?{_DAY}{_NTH}(?:{_TO}{_DAY2}{_NTH})?{_END}(?:{SEPARATOR}(?:of\s+)?{_YEAR})?",
        _month_day,
        True,
    ),
    rule(
        "month year", D, rf"{LEFT_WORD}{month()}(?:{SEPARATOR}|-)(?:of\s+)?(?:the\s+year\s+)?{_YEAR}", _month_year, True
    ),
    rule("month short year", D, rf"{LEFT_WORD}{month()}\s+['’](?P<short>\d\d)\b", _short_year, True),
    rule("month", D, rf"{LEFT_WORD}(?:the\s+month\s+of\s+)?{month()}", _bare_month),
    rule(
        "years",
        D,
        rf"{LEFT}(?P<year>{YEAR})\s?[-–/]\s?(?P<tail>(?:19|20)?\d\d)(?![\w%]|[-–/.:,]\d)",
        _school_year,
        True,
    ),
    rule("year", D, rf"{LEFT}(?:the\s+year\s+)?{_YEAR}(?![-–/:.]\d)", _bare_year, True),
    rule("decade", D, rf"(?<![\w$€£#/.,:-])(?:the\s+)?['’]?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)['’]?s\b", _decade, True),
    rule(
        "worded decade",
        D,
        rf"\bthe\s+(?P<word>{alternatives(list(DECADES))})\b",
        _worded_decade,
    ),
    rule(
        "century",
        D,
        rf"{LEFT_WORD}(?:the\s+)?(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(_ORDINALS)})[-\s]+century\b",
        _century,
    ),
    rule(
        "quarter",
        D,
        rf"{LEFT_WORD}(?:the\s+)?{_NTH_WORDS}[-\s](?P<unit>quarter|half)\b(?:\s+(?:of\s+)?{_YEAR})?",
        _quarter,
    ),
    rule(
        "coded quarter",
        D,
        rf"{LEFT_WORD}(?:(?P<y1>{YEAR})[-\s]?)?(?P<code>[qh])(?P<index>[1-4])(?:[-\s]+(?:of\s+)?(?P<y2>{YEAR}))?\b",
        lambda m: _coded_quarter(m) if m["y1"] or m["y2"] else None,
        True,
    ),
    rule(
        "season",
        D,
        rf"{LEFT_WORD}(?:the\s+)?(?P<season>{any_of('season')})(?:{SEPARATOR}(?:of\s+)?{_YEAR})?\b",
        _season,
    ),
    rule(
        "holiday",
        D,
        rf"{LEFT_WORD}(?P<holiday>{alternatives(holidays())})\b(?:{SEPARATOR}(?:of\s+)?{_YEAR})?",
        _holiday,
    ),
    rule("weekday", D, rf"{LEFT_WORD}{weekday()}", _bare_weekday),
    rule("nth of the month", D, rf"(?<=\bon\s)the\s+{_DAY}(?:st|nd|rd|th)\b(?!\s+[\w])", _nth_day, True),
)
