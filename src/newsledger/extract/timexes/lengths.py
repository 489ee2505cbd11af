"""Rules for lengths of time, repeated times and vague references: three years, every day, recently."""

import re
from typing import Final

from newsledger.extract.timexes import values
from newsledger.extract.timexes.forms import Duration, Form, Repeat, TimexKind, Unit, Vague
from newsledger.extract.timexes.relative import amount, unit_of
from newsledger.extract.timexes.rules import APPROXIMATELY, LEFT_WORD, UNIT, Match, Rule, rule
from newsledger.extract.timexes.words import NUMBER, any_of, value, weekday, weekday_number

_ADJECTIVE: Final = r"(?:[-\s]+(?:consecutive|straight|full|successive|whole|long|more|additional|short)\s+|[-\s]+)"


def _duration(match: Match) -> Form:
    unit, count = amount(match)
    return Duration(unit, count + 0.5 if count and match.groupdict().get("half") else count)


def _half(match: Match) -> Form:
    return Duration(unit_of(match["unit"])[0], 0.5)


def _vague_duration(match: Match) -> Form:
    return Duration(Unit(value("unit", match["unit"])), None)


def _set(match: Match) -> Form:
    return Repeat(value("set", match["word"]))


def _weekly(match: Match) -> Form:
    return Repeat(f"XXXX-WXX-{weekday_number(re.sub(r's$', '', match['weekday'])) + 1}")


def _every(match: Match) -> Form:
    unit, count = amount(match) if match["number"] else (unit_of(match["unit"])[0], 2.0)
    return Repeat(values.duration(unit, count))


def _per_unit(match: Match) -> Form:
    unit, multiple = unit_of(match["unit"])
    return Repeat(values.duration(unit, multiple))


def _vague(match: Match) -> Form:
    return Vague(value("vague", match["word"]))


_U, _S = TimexKind.DURATION, TimexKind.SET
RULES: Final[tuple[Rule, ...]] = (
    rule(
        "duration",
        "unit",
        rf"{LEFT_WORD}{APPROXIMATELY}(?P<number>{NUMBER}){_ADJECTIVE}{UNIT}(?:[-\s]long\b|(?P<half>\s+and\s+a\s+half))?\b(?!['’]s\b|-olds?\b)",
        _duration,
        _U,
    ),
    rule("half", "unit half", r"\bhalf[-\s](?P<unit>hour|day|year|decade|century)\b", _half, _U),
    rule("hyphenated duration", "unit hyphen", rf"(?<=\ba\s)(?P<number>{NUMBER})-{UNIT}\b(?!-olds?\b)", _duration, _U),
    rule(
        "vague duration",
        "unit",
        rf"{LEFT_WORD}(?P<unit>decades|centuries|years|months|weeks|days|hours|minutes)(?:-long)?\b(?!\s\d{{4}}\b)",
        _vague_duration,
        _U,
    ),
    rule("set", "set", rf"{LEFT_WORD}(?P<word>{any_of('set')})\b", _set, _S),
    rule("every weekday", "weekday", rf"{LEFT_WORD}(?:every|each)\s+(?:other\s+|single\s+)?{weekday()}", _weekly, _S),
    rule("weekdays", "weekday", rf"{LEFT_WORD}(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b", _weekly, _S),
    rule("every so often", "unit every", rf"\bevery\s+(?:other|(?P<number>{NUMBER}))\s+{UNIT}\b", _every, _S),
    rule(
        "per unit",
        "unit per",
        rf"(?<=[\w%]\s)(?:a|per|each)\s+{UNIT}\b(?!\s+(?:ago|later|earlier|before|after)\b)",
        _per_unit,
        _S,
    ),
    rule("vague", "vague", rf"{LEFT_WORD}(?P<word>{any_of('vague')})\b", _vague),
)
