"""A rule of the grammar: a name, what it yields, a pattern, and how the match becomes a form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from newsledger.extract.timexes.forms import Form, TimexKind
from newsledger.extract.timexes.words import any_of

Match = re.Match[str]
# A number glued to these is money, an identifier or a part of a longer number; a word glued to those is part of a name.
LEFT: Final = r"(?<![\w$€£¥#/.,:'’-])"
LEFT_WORD: Final = r"(?<![\w'’@#-])"
RIGHT: Final = r"(?!\w|[-–/.:,]\d)"
SEPARATOR: Final = r"(?:\s*,\s*|\s+)"
YEAR: Final = r"(?P<year>(?:1[0-9]|20|21)\d\d)(?![\w%]|[,.]\d)"
APPROXIMATELY: Final = rf"(?:(?:{any_of('approximator')})\s+)?"
NTH: Final = rf"(?P<nth>{any_of('ordinal')}|\d{{1,2}}(?:st|nd|rd|th))"
UNIT: Final = rf"(?P<unit>{any_of('unit')})"
CALENDAR_UNIT: Final = r"(?P<unit>day|night|week|weekend|month|quarter|year|decade|century|season|fortnight)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``build`` may refuse a match with None.

    ``needs`` are the kinds of words and signs (of ``read``) without any of which the text cannot match.
    """

    name: str
    kind: TimexKind
    needs: frozenset[str]
    pattern: re.Pattern[str]
    build: Callable[[Match], Form | None]


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern that ignores case; runs of white space are bounded, so that no text makes it slow."""
    return re.compile(source.replace(r"\s+", r"\s{1,3}").replace(r"\s*", r"\s{0,3}"), re.IGNORECASE)


def rule(
    name: str, needs: str, source: str, build: Callable[[Match], Form | None], kind: TimexKind = TimexKind.DATE
) -> Rule:
    """Return a rule; ``needs`` are separated by spaces."""
    return Rule(name, kind, frozenset(needs.split()), pattern(source), build)
