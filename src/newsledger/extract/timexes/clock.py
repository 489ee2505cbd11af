"""Rules for times of day, lengths of time and repeated times."""

import re
from typing import Final

from newsledger.extract.timexes.forms import Clock, Duration, Form, Offset, Repeat, TimexKind, Unit, Vague
from newsledger.extract.timexes.relative import amount
from newsledger.extract.timexes.rules import LEFT, LEFT_WORD, Match, Rule, rule
from newsledger.extract.timexes.words import NUMBER, any_of, number, value, weekday, weekday_number

_ZONE: Final = (
    rf"(?:\s*\(?\s*(?P<zone>(?:{any_of('zone')})(?:\s?[+-]\s?\d{{1,2}}(?::?\d\d)?)?)(?!\w)\s*\)?|\s+local\s+time)?"
)
_MERIDIEM: Final = r"(?P<meridiem>[ap])\.?\s?m\b\.?"
_APPROXIMATELY: Final = rf"(?:(?:{any_of('approximator')})\s+)?"


def _clock(match: Match) -> Form | None:
    """Return the time as ``HH:MM``, with Z where the zone is UTC."""
    groups = match.groupdict()
    hour = int(number(groups["hour"]) or 0)
    minute, second = int(groups.get("minute") or 0), groups.get("second")
    meridiem = (groups.get("meridiem") or "").lower()
    if hour > 24 or minute > 59 or (meridiem and not 1 <= hour <= 12):
        return None
    if meridiem:
        hour = hour % 12 + (12 if meridiem == "p" else 0)
    zone = (groups.get("zone") or "").upper()
    return Clock(
        f"{hour:02d}:{minute:02d}" + (f":{second}" if second else "") + ("Z" if zone in ("UTC", "GMT", "Z") else "")
    )


def _worded_clock(match: Match) -> Form:
    return Clock(value("clockword", match["word"]))


def _daypart_of_today(match: Match) -> Form:
    which = match["which"].lower()
    part = "NI" if which == "tonight" else value("daypart", match["part"])
    return Clock(part, Offset(Unit.DAY, -1 if which == "last" else 0))


def _duration(match: Match) -> Form:
    return Duration(*amount(match))


def _vague_duration(match: Match) -> Form:
    return Duration(Unit(value("unit", match["unit"])), None)


def _set(match: Match) -> Form:
    return Repeat(value("set", match["word"]))


def _every_weekday(match: Match) -> Form:
    return Repeat(f"XXXX-WXX-{weekday_number(re.sub(r's$', '', match['weekday'])) + 1}")


def _per_unit(match: Match) -> Form:
    codes = {"day": "P1D", "week": "P1W", "month": "P1M", "year": "P1Y", "night": "P1D", "hour": "PT1H"}
    return Repeat(codes[match["unit"].lower()])


def _vague(match: Match) -> Form:
    return Vague(value("vague", match["word"]))


_UNITS: Final = rf"(?P<unit>{any_of('unit')})"
T, U, S = TimexKind.TIME, TimexKind.DURATION, TimexKind.SET
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "clock",
        T,
        rf"{LEFT}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?{_MERIDIEM})?{_ZONE}(?![\d:])",
        _clock,
        True,
    ),
    rule(
        "twelve-hour clock",
        T,
        rf"{LEFT}(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?{_MERIDIEM}{_ZONE}(?!\w)",
        _clock,
        True,
    ),
    rule(
        "four-digit clock",
        T,
        rf"{LEFT}(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s?(?:hours\s+)?(?P<zone>UTC|GMT|Z|hrs|hours)\b",
        _clock,
        True,
    ),
    rule("o'clock", T, rf"{LEFT_WORD}(?P<hour>{NUMBER})\s+o['’]?clock(?:\s+{_MERIDIEM})?", _clock),
    rule("clock word", T, rf"{LEFT_WORD}(?P<word>{any_of('clockword')})\b", _worded_clock),
    rule(
        "part of today",
        T,
        rf"{LEFT_WORD}(?:(?P<which>this|last)\s+(?P<part>{any_of('daypart')})|(?P<which2>tonight))\b".replace(
            "(?P<which2>tonight)", "tonight"
        ),
        lambda m: Clock("NI", Offset(Unit.DAY, 0)) if not m["which"] else _daypart_of_today(m),
    ),
    rule(
        "duration",
        U,
        rf"{LEFT_WORD}{_APPROXIMATELY}(?P<number>{NUMBER})(?:[-\s]+(?:consecutive|straight|full|successive|long)\s+|[-\s]+){_UNITS}(?:[-\s]long)?\b(?!['’]s\b)",
        _duration,
    ),
    rule(
        "vague duration",
        U,
        rf"{LEFT_WORD}(?P<unit>decades|centuries|years|months|weeks|days|hours|minutes)(?:-long)?\b",
        _vague_duration,
    ),
    rule("set", S, rf"{LEFT_WORD}(?P<word>{any_of('set')})\b", _set),
    rule("every weekday", S, rf"{LEFT_WORD}(?:(?:every|each)\s+{weekday()})", _every_weekday),
    rule(
        "per unit",
        S,
        rf"(?<=[\w%]\s)(?:a|per|each)\s+(?P<unit>day|week|month|year|night|hour)\b(?!\s+(?:ago|later|earlier|before|after))",
        _per_unit,
    ),
    rule("vague", TimexKind.DATE, rf"{LEFT_WORD}(?P<word>{any_of('vague')})\b", _vague),
)
