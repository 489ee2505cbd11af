"""Rules for periods by their own name: March 2020, 2019, the 1990s, the 20th century, the first quarter, summer 2016."""

from datetime import date
from typing import Final

from newsledger.extract.timexes.days import full_year, within_year, year_of
from newsledger.extract.timexes.forms import Form, Offset, Period, Recurring, Span, Unit
from newsledger.extract.timexes.rules import LEFT, LEFT_WORD, NTH, SEPARATOR, YEAR, Match, Rule, rule
from newsledger.extract.timexes.words import alternatives, any_of, meanings, month, month_number, normal, value

_OF_YEAR: Final = rf"(?:{SEPARATOR}(?:of\s+)?{YEAR})?"
_LEFT_YEAR: Final = rf"(?:{LEFT}|(?<=\b(?:mid|pre)-)|(?<=\b(?:post|late)-)|(?<=\bearly-)|(?<=\b[12]\d\d\d-))"
_THIRD: Final = r"(?:(?:early|mid|late)[-\s]+)?"
_FIRST: Final = NTH.replace("nth", "first")
_AFTER: Final = YEAR.replace("year", "after")
# "the sixties": decade words by their first year in the century.
DECADES: Final = {
    f"{word[:-1]}ies": int(tens) for word, tens in meanings("number").items() if word.endswith("ty") and int(tens) >= 20
}
# The longest run of years written "1990-99".
LONGEST: Final = 30
_PARTS_OF_YEAR: Final = {Unit.QUARTER: 4, Unit.HALF: 2}


def ordinal(text: str) -> int:
    """Return 3 for "third" and "3rd", -1 for "last"."""
    return int(text[:-2]) if text[0].isdigit() else int(meanings("ordinal")[normal(text)])


def _year(year: int) -> Period:
    return Period(Unit.YEAR, date(year, 1, 1))


def _month(match: Match) -> Form:
    month_of_year, short = month_number(match["month"]), match["short"]
    year = full_year(int(short)) if short else year_of(match)
    if year is None:
        return Recurring(Unit.MONTH, month=month_of_year)
    return Period(Unit.MONTH, date(year, month_of_year, 1))


def _bare_year(match: Match) -> Form:
    return _year(int(match["year"]))


def _short_year(match: Match) -> Form:
    return _year(full_year(int(match["short"])))


def _years(match: Match) -> Form | None:
    """Read "2015-16", no more than a few years; where it cannot be one, "2014-10" is a month of ISO 8601."""
    start, tail = int(match["start"]), int(match["tail"])
    if 0 < tail - start % 100 <= LONGEST:
        return Span(_year(start), _year(start - start % 100 + tail))
    return Period(Unit.MONTH, date(start, tail, 1)) if 1 <= tail <= 12 else None


def _decade(match: Match) -> Form:
    """Read "the 1990s"; "the 1800s" are a century, but "the 2000s" mostly the years to 2009."""
    digits = match["decade"]
    unit = Unit.CENTURY if digits.endswith("00") and digits != "2000" else Unit.DECADE
    if len(digits) == 4:
        return Period(unit, date(int(digits), 1, 1))
    return Period(Unit.DECADE, date(1900 + int(digits), 1, 1))


def _worded_decade(match: Match) -> Form:
    return Period(Unit.DECADE, date(1900 + DECADES[match["word"].lower()], 1, 1))


def _nth_century(index: int) -> Period:
    return Period(Unit.CENTURY, date((index - 1) * 100, 1, 1))


def _century(match: Match) -> Form | None:
    index = ordinal(match["nth"])
    return _nth_century(index) if 2 <= index <= 30 else None


def _centuries(match: Match) -> Form | None:
    """Read "the 19th and 20th centuries" as all the years of both."""
    first, last = ordinal(match["first"]), ordinal(match["nth"])
    return Span(_nth_century(first), _nth_century(last)) if 2 <= first < last <= 30 else None


def _part_of_year(match: Match) -> Form | None:
    index, unit = ordinal(match["nth"]), Unit(match["unit"].lower())
    index = _PARTS_OF_YEAR[unit] if index == -1 else index
    within = within_year(year_of(match)) or (Offset(Unit.YEAR, 0) if match["current"] else None)
    return Recurring(unit, index=index, within=within) if index <= _PARTS_OF_YEAR[unit] else None


def _coded_quarter(match: Match) -> Form | None:
    year = match["year"] or match["after"]
    unit = Unit.QUARTER if match["code"].lower() == "q" else Unit.HALF
    index = int(match["index"])
    return Recurring(unit, index=index, within=_year(int(year))) if year and index <= _PARTS_OF_YEAR[unit] else None


def _season(match: Match) -> Form:
    year = full_year(int(match["short"])) if match["short"] else year_of(match)
    return Recurring(Unit.SEASON, index=int(value("season", match["season"])), within=within_year(year))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "month",
        "month",
        rf"(?:{LEFT_WORD}(?:the\s+month\s+of\s+)?|(?<=\bmid-)|(?<=\blate-)|(?<=\bearly-)){month()}"
        rf"(?:\s+['’](?P<short>\d\d)\b|(?:{SEPARATOR}|-)(?:of\s+)?(?:the\s+year\s+)?{YEAR})?",
        _month,
    ),
    rule("short year", "short", r"(?<=\b(?:in|of)\s)['’‘](?P<short>\d\d)(?![\w’'])", _short_year),
    rule("short year", "short", r"(?<=\bsince\s)['’‘](?P<short>\d\d)(?![\w’'])", _short_year),
    rule(
        "years",
        "year",
        rf"{_LEFT_YEAR}(?P<start>(?:1[5-9]|20)\d\d)\s?[-–/]\s?(?P<tail>\d\d)(?![\w%]|[-–/]\w|[.:,]\d)",
        _years,
    ),
    rule(
        "year",
        "year",
        rf"{_LEFT_YEAR}(?:the\s+year\s+|fiscal\s+(?:year\s+)?|FY\s?)?{YEAR}(?![-–/:.]\d{{1,3}}(?!\d))",
        _bare_year,
    ),
    rule("decade", "tens", r"(?<![\w$€£#/.,:-])(?:the\s+)?['’]?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)['’]?s\b", _decade),
    rule("decade", "tens", r"(?<=\b(?:mid|pre)-)(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)['’]?s\b", _decade),
    rule(
        "worded decade",
        "decade",
        rf"(?:\bthe\s+|(?<=\bthe\slate\s)|(?<=\bthe\searly\s)|(?<=\bthe\smid-))(?P<word>{alternatives(list(DECADES))})\b",
        _worded_decade,
    ),
    rule("century", "century", rf"(?:{LEFT_WORD}|(?<=\bmid-))(?:the\s+)?{NTH}[-\s]+century\b", _century),
    rule(
        "centuries",
        "century",
        rf"{LEFT_WORD}(?:the\s+)?{_THIRD}{_FIRST}(?:\s+century)?\s*(?:and|to|or|[-–])\s*{_THIRD}{NTH}[-\s]+centur(?:y|ies)\b",
        _centuries,
    ),
    rule(
        "part of a year",
        "quarter",
        rf"{LEFT_WORD}(?:the\s+)?{NTH}[-\s](?P<unit>quarter|half)\b(?:\s+(?:of\s+)?{YEAR}|(?P<current>\s+of\s+the\s+year\b))?",
        _part_of_year,
    ),
    rule(
        "coded quarter",
        "year",
        rf"{LEFT_WORD}(?:{YEAR}[-\s])?(?P<code>[qh])(?P<index>[1-4])(?:[-\s]+(?:of\s+)?{_AFTER})?\b",
        _coded_quarter,
    ),
    rule(
        "season",
        "season",
        rf"{LEFT_WORD}(?:the\s+)?(?P<season>{any_of('season')})\b(?:\s+of\s+['’‘](?P<short>\d\d)(?!\w)|{_OF_YEAR})",
        _season,
    ),
)
