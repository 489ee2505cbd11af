"""Rules for times of day: 07:00, 3 p.m. EST, 0800 UTC, noon, this morning, tonight."""

from typing import Final

from newsledger.extract.timexes.forms import Clock, Form, Offset, TimexKind, Unit
from newsledger.extract.timexes.rules import LEFT, LEFT_WORD, Match, Rule, rule
from newsledger.extract.timexes.words import NUMBER, any_of, number, value

_ZONE_NAME: Final = rf"(?P<zone>(?:{any_of('zone')})(?:\s?[+-]\s?\d{{1,2}}(?::?\d\d)?)?)(?!\w)"
_ZONE: Final = rf"(?:\s*\(\s*{_ZONE_NAME}\s*\)|\s*{_ZONE_NAME.replace('zone', 'zone2')}|\s+local\s+time\b)?"
# "4 a.m. (0200 GMT) Wednesday": the bracket says the same time again.
_DAY_AHEAD: Final = rf"(?=\s+(?:on\s+)?(?:{any_of('weekday')}|{any_of('month')})\b)"
_SAME_IN_ZONE: Final = rf"(?:\s*\(\s*\d{{1,2}}:?(?:\d\d)?\s*(?:{any_of('zone')})\s*\){_DAY_AHEAD})?"
_MERIDIEM: Final = r"(?P<meridiem>[ap])(?:\.\s?m\b\.?|\s?m\b)"
_ZULU: Final = ("UTC", "GMT", "Z")


def _hour(match: Match) -> int | None:
    """Return the hour from 0 to 24, a.m. and p.m. applied; None where there is none such."""
    hour = int(number(match["hour"]) or 0)
    meridiem = (match.groupdict().get("meridiem") or "").lower()
    if not meridiem:
        is_later = match.groupdict().get("part") in ("afternoon", "evening") and hour < 12
        return hour + 12 * is_later if hour <= 24 else None
    return hour % 12 + (12 if meridiem == "p" else 0) if 1 <= hour <= 12 else None


def _clock(match: Match) -> Form | None:
    """Return the time as ``HH:MM`` (``:SS``), with Z where the zone is that of Greenwich."""
    groups, hour = match.groupdict(), _hour(match)
    if hour is None:
        return None
    second = f":{groups['second']}" if groups.get("second") else ""
    zone = (groups.get("zone") or groups.get("zone2") or "").upper()
    return Clock(f"{hour:02d}:{int(groups.get('minute') or 0):02d}{second}{'Z' if zone in _ZULU else ''}")


def _clock_word(match: Match) -> Form:
    return Clock(value("clockword", match["word"]))


def _overnight(match: Match) -> Form:
    return Clock("NI")


def _part_of_today(match: Match) -> Form:
    if match["which"] is None:
        return Clock("NI", Offset(Unit.DAY, 0))
    day = Offset(Unit.DAY, -1 if match["which"].lower() == "last" else 0)
    return Clock(value("daypart", match["part"]), day)


_T: Final = TimexKind.TIME
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "clock",
        "colon",
        rf"(?:{LEFT}|(?<=\dT))(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?{_MERIDIEM})?{_ZONE}{_SAME_IN_ZONE}(?![\d:])",
        _clock,
        _T,
    ),
    rule(
        "twelve-hour clock",
        "meridiem",
        rf"{LEFT}(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?\s?{_MERIDIEM}{_ZONE}{_SAME_IN_ZONE}(?!\w)",
        _clock,
        _T,
    ),
    rule(
        "four-digit clock",
        "military",
        rf"{LEFT}(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s?(?:hours\s+)?(?P<zone>UTC|GMT|Z|hrs|hours)\b",
        _clock,
        _T,
    ),
    rule(
        "o'clock",
        "clock",
        rf"{LEFT_WORD}(?P<hour>{NUMBER})\s+o\s?['’]?\s?clock\b(?:\s+{_MERIDIEM}|\s+in\s+the\s+(?P<part>morning|afternoon|evening))?",
        _clock,
        _T,
    ),
    rule("clock word", "clockword", rf"{LEFT_WORD}(?P<word>midnight|midday|noon)\b", _clock_word, _T),
    # An adjective ("an overnight success") is no time.
    rule(
        "overnight",
        "daypart",
        rf"{LEFT_WORD}overnight\b(?=\s*(?:[.,;:]|$)|\s+(?:{any_of('weekday')}|by|in|on|from|into|to|as|after|when|and|but|with|at|near|amid|during|while|for)\b)",
        _overnight,
        _T,
    ),
    rule(
        "part of today",
        "daypart",
        rf"{LEFT_WORD}(?:(?P<which>this|last)\s+(?P<part>{any_of('daypart')})|tonight)\b",
        _part_of_today,
        _T,
    ),
)
