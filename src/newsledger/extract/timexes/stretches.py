"""Rules for stretches of time that end or begin with the article: the past three years, the past year, over the next week."""

from typing import Final

from newsledger.extract.timexes.forms import Form, Stretch, TimexKind, Unit
from newsledger.extract.timexes.relative import amount, unit_of
from newsledger.extract.timexes.rules import LEFT_WORD, UNIT, Match, Rule, rule
from newsledger.extract.timexes.words import NUMBER

_FUTURE_SHIFT: Final = ("next", "coming", "following", "upcoming")


def _stretch(match: Match) -> Form | None:
    """Read "the past two days"; a bare "following two days of talks" says after."""
    if match[0].lower().startswith("following"):
        return None
    unit, count = amount(match)
    if unit is Unit.SEASON:
        return Stretch(unit, None, -1)
    return Stretch(unit, count, 1 if match["shift"].lower() in _FUTURE_SHIFT else -1)


def _stretch_of_one(match: Match) -> Form:
    """Read "the past year" as the twelve months up to the article; "last year" is the calendar's."""
    return Stretch(unit_of(match["unit"])[0], 1, 1 if match["shift"].lower() in _FUTURE_SHIFT else -1)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "stretch",
        "unit",
        rf"{LEFT_WORD}(?:(?:the|these|this)\s+)?(?P<shift>last|past|previous|preceding|{'|'.join(_FUTURE_SHIFT)})\s+(?P<number>{NUMBER})\s+{UNIT}\b",
        _stretch,
        TimexKind.DURATION,
    ),
    rule(
        "stretch of one",
        "unit",
        rf"{LEFT_WORD}(?<!\bthis\s)(?:the\s+)?(?P<shift>past)\s+(?P<unit>day|week|month|year|decade)\b",
        _stretch_of_one,
        TimexKind.DURATION,
    ),
    rule(
        "stretch of one",
        "unit",
        rf"{LEFT_WORD}the\s+(?P<shift>last|next|coming)\s+(?P<unit>decade)\b",
        _stretch_of_one,
        TimexKind.DURATION,
    ),
    rule(
        "stretch of one",
        "unit",
        r"(?:(?<=\bover\s)|(?<=\bwithin\s))the\s+(?P<shift>last|next|coming)\s+(?P<unit>day|week|month|year)\b",
        _stretch_of_one,
        TimexKind.DURATION,
    ),
)
