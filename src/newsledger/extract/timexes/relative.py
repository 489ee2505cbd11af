"""Rules for dates that count from another: yesterday, last week, two days ago, the following day, the past three years."""

from typing import Final

from newsledger.extract.timexes.forms import (
    Clock,
    Form,
    Offset,
    Origin,
    Part,
    Recurring,
    Stretch,
    TimexKind,
    Unit,
    Vague,
)
from newsledger.extract.timexes.rules import APPROXIMATELY, CALENDAR_UNIT, LEFT_WORD, UNIT, Match, Rule, pattern, rule
from newsledger.extract.timexes.words import (
    NUMBER,
    any_of,
    month,
    month_number,
    number,
    value,
    weekday,
    weekday_number,
)

# Units that are a number of others.
_MULTIPLES: Final = {"fortnight": (Unit.WEEK, 2), "night": (Unit.DAY, 1)}
# "a decade ago" is a year, not a decade.
_LONG: Final = {Unit.DECADE: 10, Unit.CENTURY: 100}
_CLOCK_UNITS: Final = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_LESS: Final = pattern(r"(?:less|fewer|no\s+more|not\s+more)\s+than\b")
_BACK: Final = ("before", "earlier", "previously", "previous", "preceding", "prior")
_STILL: Final = ("same", "very same", "that", "that same", "that very")
_SEASON_SHIFTS: Final = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
# A name or an object after it makes it a preposition: "the day after the attack".
_NO_OBJECT: Final = r"(?!\s+(?:the|his|her|its|their|my|our|a|an|\w+ing|(?-i:[A-Z])\w+|\d))"


def unit_of(text: str) -> tuple[Unit, int]:
    """Return a unit word as a unit and how many of it: a fortnight is two weeks."""
    name = value("unit", text)
    return _MULTIPLES[name] if name in _MULTIPLES else (Unit(name), 1)


def amount(match: Match) -> tuple[Unit, float | None]:
    """Return the unit and the count of a ``number`` and ``unit`` match; count None is vague."""
    unit, multiple = unit_of(match["unit"])
    count = number(match["number"])
    return unit, None if count is None else count * multiple


def _counted(match: Match, sign: int, origin: Origin) -> Form:
    unit, count = amount(match)
    if count is None:
        return Stretch(unit, None, sign)
    if unit in _LONG:
        unit, count = Unit.YEAR, count * _LONG[unit]
    return Offset(unit, sign * count, origin, is_within=_LESS.match(match[0]) is not None)


def _deictic(match: Match) -> Form:
    return Offset(Unit.DAY, int(value("deictic", match["word"])))


def _shifted_unit(match: Match) -> Form | None:
    """Read "last week"; "last season" is a sport's or a crop's, and "last day" the end of something."""
    if match["unit"].lower() == "season":
        return Vague(_SEASON_SHIFTS[int(value("shift", match["shift"]))])
    if match["unit"].lower() == "day" and match["shift"].lower() in ("last", "final"):
        return None
    unit, multiple = unit_of(match["unit"])
    return Offset(unit, int(value("shift", match["shift"])) * multiple)


def _after_next(match: Match) -> Form | None:
    """Read "the week after next" and "the year before last"."""
    unit, multiple = unit_of(match["unit"])
    return Offset(unit, (2 if match["which"].lower().startswith("after") else -2) * multiple)


def _weekend(match: Match) -> Form:
    return Offset(Unit.WEEKEND, 0)


def _shifted_name(match: Match) -> Form:
    shift = int(value("shift", match["shift"]))
    if match["month"]:
        return Recurring(Unit.MONTH, month=month_number(match["month"]), shift=shift)
    if match["weekday"]:
        return Recurring(Unit.DAY, weekday=weekday_number(match["weekday"]), shift=shift)
    return Recurring(Unit.SEASON, index=int(value("season", match["season"])), shift=shift)


def _ago(match: Match) -> Form:
    return _counted(match, -1, Origin.ARTICLE)


def _from_now(match: Match) -> Form:
    return _counted(match, 1, Origin.ARTICLE)


def _in_some_time(match: Match) -> Form | None:
    unit, count = amount(match)
    return None if count is None or unit in _CLOCK_UNITS else _counted(match, 1, Origin.ARTICLE)


def _sign(which: str) -> int:
    words = " ".join(which.lower().split())
    return -1 if words in _BACK else 0 if words in _STILL else 1


def _text_unit(match: Match) -> Form | None:
    if match["unit"].lower() == "season":
        return None
    unit, multiple = unit_of(match["unit"])
    return Offset(unit, _sign(match["which"]) * multiple, Origin.TEXT)


def _counted_text(match: Match) -> Form | None:
    unit, _ = amount(match)
    return None if unit in _CLOCK_UNITS else _counted(match, _sign(match["which"]), Origin.TEXT)


def _text_part(match: Match) -> Form:
    return Clock(value("daypart", match["part"]), Offset(Unit.DAY, _sign(match["which"] or "that"), Origin.TEXT))


def _long_ago(match: Match) -> Form:
    return Vague("PAST_REF")


def _same_last_year(match: Match) -> Form:
    unit, _ = unit_of(match["unit"])
    return Offset(Unit.YEAR, -1, base=Offset(unit, 0, Origin.TEXT), grain=unit)


def _part_of_current(match: Match) -> Form:
    return Part(value("part", match["part"]), Offset(unit_of(match["unit"])[0], 0))


def _current(match: Match) -> Form:
    """Read "later in the year" as the article's, "later in the century" as that of the date before it."""
    unit = unit_of(match["unit"])[0]
    return Offset(unit, 0, Origin.TEXT if unit in _LONG else Origin.ARTICLE)


def _end_of_current(match: Match) -> Form:
    return Part("END", Offset(unit_of(match["unit"])[0], 0))


_COUNT: Final = rf"{LEFT_WORD}{APPROXIMATELY}(?P<number>{NUMBER})[-\s]+{UNIT}"
RULES: Final[tuple[Rule, ...]] = (
    rule("deictic day", "deictic", rf"{LEFT_WORD}(?:(?:earlier|later)\s+)?(?P<word>{any_of('deictic')})\b", _deictic),
    rule("weekend", "weekend", r"\bthe\s+weekend\b(?!\s+(?:before|after|of))", _weekend),
    rule(
        "shifted name",
        "name",
        rf"{LEFT_WORD}(?:this\s+)?(?P<shift>{any_of('shift')})\s+(?:{month()}|{weekday()}|(?P<season>{any_of('season')})\b)",
        _shifted_name,
    ),
    rule("ago", "unit ago", rf"{_COUNT}\s+(?:ago|back(?!\s+(?:to|in|into|at|from|home|on)\b))\b", _ago),
    rule("from now", "unit now", rf"{_COUNT}(?:(?:['’]s?|(?<=s))\s+time|\s+from\s+(?:now|today))\b", _from_now),
    rule(
        "in some time", "unit in", rf"(?<=\bin\s){APPROXIMATELY}(?P<number>{NUMBER})\s+{UNIT}\b(?!['’-])", _in_some_time
    ),
    rule(
        "after next",
        "unit",
        rf"{LEFT_WORD}the\s+{CALENDAR_UNIT}\s+(?P<which>after\s+next|before\s+last)\b",
        _after_next,
    ),
    rule(
        "text unit",
        "unit",
        rf"{LEFT_WORD}(?:(?:the|that)\s+(?P<which>(?:very\s+)?(?:following|next|previous|preceding|prior|same)))\s+{CALENDAR_UNIT}\b",
        _text_unit,
    ),
    # After "text unit": "the next day" follows the day talked of, "next week" the article's.
    rule(
        "shifted unit",
        "unit",
        rf"{LEFT_WORD}(?:(?:the|this)\s+)?(?P<shift>{any_of('shift')})\s+(?!night){CALENDAR_UNIT}\b(?!-)",
        _shifted_unit,
    ),
    rule(
        "part of the day talked of",
        "daypart",
        rf"{LEFT_WORD}(?:(?:the|that)\s+(?P<which>(?:very\s+)?(?:following|next|previous|preceding|prior|same))|that)\s+(?P<part>{any_of('daypart')})\b",
        _text_part,
        TimexKind.TIME,
    ),
    rule(
        "long ago",
        "ago",
        r"\b(?:long|(?:many\s+)?(?:years|decades|centuries|months|weeks|days)|(?:a\s+)?long\s+time)\s+ago\b",
        _long_ago,
    ),
    rule("that unit", "unit", rf"{LEFT_WORD}(?P<which>that)\s+{CALENDAR_UNIT}\b", _text_unit),
    rule(
        "unit before",
        "unit",
        rf"{LEFT_WORD}the\s+{CALENDAR_UNIT}\s+(?P<which>before|after|earlier|later|previous|following|prior)\b{_NO_OBJECT}",
        _text_unit,
    ),
    rule(
        "counted from the text",
        "unit counted",
        rf"{_COUNT}\s+(?P<which>(?:earlier|previously|prior|later|afterwards?|(?:before|after)(?=\s*(?:[.,;]|$)))\b)(?!\s+to\b)",
        _counted_text,
    ),
    rule(
        "same time a year before",
        "unit same",
        rf"\bthe\s+same\s+{CALENDAR_UNIT}\s+(?:of\s+|in\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier|before)|the\s+(?:previous|prior)\s+year|the\s+year\s+before)\b",
        _same_last_year,
    ),
    rule(
        "part of the current",
        "unit",
        rf"{LEFT_WORD}(?:the\s+)?(?P<part>{any_of('part')})\s+the\s+(?P<unit>week|month|quarter|year|decade|century)\b(?!\s+(?-i:[A-Z]))",
        _part_of_current,
    ),
    rule(
        "earlier in the current",
        "unit",
        r"\b(?:earlier|later)\s+in\s+the\s+(?P<unit>week|month|year|decade|century)\b",
        _current,
    ),
    rule("end of the current", "unit end", rf"{LEFT_WORD}(?P<unit>year|month)(?:['’]s)?[-\s]end\b", _end_of_current),
)
