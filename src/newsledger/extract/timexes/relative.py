"""Rules for dates that count from another: yesterday, last week, two days ago, the following day, the past three years."""

from typing import Final

from newsledger.extract.timexes.forms import Duration, Form, Offset, Origin, Part, Recurring, Stretch, TimexKind, Unit
from newsledger.extract.timexes.rules import LEFT_WORD, Match, Rule, rule
from newsledger.extract.timexes.words import (
    NUMBER,
    any_of,
    meanings,
    month,
    month_number,
    number,
    value,
    weekday,
    weekday_number,
)

# Units that are a number of finer ones.
_MULTIPLES: Final = {"fortnight": (Unit.WEEK, 2), "night": (Unit.DAY, 1)}
_UNITS: Final = rf"(?P<unit>{any_of('unit')})"
_CALENDAR_UNIT: Final = r"(?P<unit>day|week|weekend|month|quarter|year|decade|century|season|fortnight)"
_APPROXIMATELY: Final = rf"(?:(?:{any_of('approximator')})\s+)?"
_PAST_SHIFT: Final = r"(?:last|past|previous|preceding)"
_FUTURE_SHIFT: Final = r"(?:next|coming|following|upcoming)"


def unit_of(text: str) -> tuple[Unit, int]:
    """Return a unit word as a unit and how many of it: a fortnight is two weeks."""
    name = value("unit", text)
    return _MULTIPLES[name] if name in _MULTIPLES else (Unit(name), 1)


def amount(match: Match) -> tuple[Unit, float | None]:
    """Return the unit and the count of a ``number`` + ``unit`` match; count None is vague."""
    unit, multiple = unit_of(match["unit"])
    count = number(match["number"])
    return unit, None if count is None else count * multiple


def _deictic(match: Match) -> Form:
    return Offset(Unit.DAY, int(value("deictic", match["word"])))


def _shifted_unit(match: Match) -> Form:
    unit, multiple = unit_of(match["unit"])
    return Offset(unit, int(value("shift", match["shift"])) * multiple)


def _shifted_name(match: Match) -> Form:
    shift = int(value("shift", match["shift"]))
    if match["month"]:
        return Recurring(Unit.MONTH, month=month_number(match["month"]), shift=shift)
    if match["weekday"]:
        return Recurring(Unit.DAY, weekday=weekday_number(match["weekday"]), shift=shift)
    return Recurring(Unit.SEASON, index=int(value("season", match["season"])), shift=shift)


def _ago(match: Match) -> Form:
    unit, count = amount(match)
    return Stretch(unit, None, -1) if count is None else Offset(unit, -count)


def _from_now(match: Match) -> Form:
    unit, count = amount(match)
    return Stretch(unit, None, 1) if count is None else Offset(unit, count)


_TEXT_SHIFTS: Final = {
    "before": -1,
    "earlier": -1,
    "previously": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "same": 0,
    "very": 0,
    "that": 0,
}


def _text_unit(match: Match) -> Form:
    unit, multiple = unit_of(match["unit"])
    words = [word.lower() for word in (match["which"], match.groupdict().get("which2")) if word]
    shift = min((_TEXT_SHIFTS.get(word, 1) for word in words), key=abs)
    return Offset(unit, shift * multiple, Origin.TEXT)


def _counted_text(match: Match) -> Form | None:
    unit, count = amount(match)
    if count is None:
        return None
    return Offset(unit, count * (_TEXT_SHIFTS.get(match["which"].lower(), 1)), Origin.TEXT)


def _stretch(match: Match) -> Form:
    unit, count = amount(match)
    direction = 1 if match["shift"].lower() in ("next", "coming", "following", "upcoming") else -1
    return Stretch(unit, count, direction)


def _part_of_current(match: Match) -> Form:
    return Part(value("part", match["part"]), Offset(unit_of(match["unit"])[0], 0))


def _year_end(match: Match) -> Form:
    return Part("END", Offset(Unit(match["unit"].lower()), 0))


D: Final = TimexKind.DATE
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "deictic day",
        D,
        rf"{LEFT_WORD}(?:(?:earlier|later)\s+)?(?P<word>{any_of('deictic')})\b(?!['’]s\s+(?:world|society))",
        _deictic,
    ),
    rule(
        "shifted unit",
        D,
        rf"{LEFT_WORD}(?:(?:the|this)\s+)?(?P<shift>{any_of('shift')})\s+{_CALENDAR_UNIT}\b(?!-)",
        _shifted_unit,
    ),
    rule(
        "shifted name",
        D,
        rf"{LEFT_WORD}(?:this\s+)?(?P<shift>{any_of('shift')})\s+(?:{month()}|{weekday()}|(?P<season>{any_of('season')})\b)",
        _shifted_name,
    ),
    rule("ago", D, rf"{LEFT_WORD}{_APPROXIMATELY}(?P<number>{NUMBER})[-\s]+{_UNITS}\s+ago\b", _ago),
    rule(
        "from now",
        D,
        rf"{LEFT_WORD}{_APPROXIMATELY}(?P<number>{NUMBER})\s+{_UNITS}(?:['’]?\s+(?:time|from\s+(?:now|today)))\b",
        _from_now,
    ),
    rule(
        "text unit",
        D,
        rf"{LEFT_WORD}(?:the|that)\s+(?P<which>following|next|previous|preceding|prior|same|very\s+next|very\s+same)\s+{_CALENDAR_UNIT}\b",
        _text_unit,
    ),
    rule("that unit", D, rf"{LEFT_WORD}(?P<which>that)\s+{_CALENDAR_UNIT}\b", _text_unit),
    rule(
        "unit before",
        D,
        rf"{LEFT_WORD}the\s+{_CALENDAR_UNIT}\s+(?P<which>before|after|earlier|later|previous|following|prior)\b(?!\s+(?:the|his|her|its|their|a|an|[A-Z]))",
        _text_unit,
    ),
    rule(
        "counted from text",
        D,
        rf"{LEFT_WORD}{_APPROXIMATELY}(?P<number>{NUMBER})\s+{_UNITS}\s+(?P<which>earlier|before|previously|prior|later|afterwards?|after(?=\s*[.,;]))\b",
        _counted_text,
    ),
    rule(
        "stretch",
        D,
        rf"{LEFT_WORD}(?:(?:the|these|this)\s+)?(?P<shift>{_PAST_SHIFT}|{_FUTURE_SHIFT})\s+(?P<number>{NUMBER})\s+{_UNITS}\b",
        _stretch,
    ),
    rule(
        "part of current",
        D,
        rf"{LEFT_WORD}(?:the\s+)?(?P<part>{any_of('part')})\s+the\s+(?P<unit>day|week|month|quarter|year|decade|century)\b",
        _part_of_current,
    ),
    rule("year end", D, rf"{LEFT_WORD}(?P<unit>year|month)(?:['’]s)?[-\s]end\b", _year_end),
)
__all__ = ["RULES", "amount", "Duration", "meanings", "unit_of"]
