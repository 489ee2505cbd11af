"""A rule of the grammar: a name, what it yields, a pattern, and how the match becomes a form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from newsledger.extract.timexes.forms import Form, TimexKind

Match = re.Match[str]
# A number glued to these is money, an identifier or a part of a longer number.
LEFT: Final = r"(?<![\w$€£¥#/.,:'’-])"
LEFT_WORD: Final = r"(?<![\w'’@#-])"
RIGHT: Final = r"(?!\w|[-–/.:,]\d)"
SEPARATOR: Final = r"(?:\s*,\s*|\s+)"
YEAR: Final = r"(?:1[0-9]\d\d|20\d\d|21\d\d)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``build`` may refuse a match with None. ``is_digital`` rules need a digit in the text."""

    name: str
    kind: TimexKind
    pattern: re.Pattern[str]
    build: Callable[[Match], Form | None]
    is_digital: bool = False


def rule(name: str, kind: TimexKind, pattern: str, build: Callable[[Match], Form | None], digits: bool = False) -> Rule:
    """Return a rule whose pattern ignores case."""
    return Rule(name, kind, re.compile(pattern, re.IGNORECASE), build, digits)
