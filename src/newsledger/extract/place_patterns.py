"""Places that no gazetteer of ours lists, or lists only among small towns: "the village of X", "X district"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.extract.place_rules import words

NAME = r"(?:al |el |ad |an |ar |as |ash |az )?[A-Z][a-z][\w']*(?: (?:al |el |de |de la |del )?[A-Z][a-z][\w']*){0,2}"
SETTLEMENT = (
    "village|town|city|hamlet|settlement|suburb|neighborhood|neighbourhood|district|municipality|township|refugee camp"
)
NOUN_OF = re.compile(rf"\b(?:{SETTLEMENT})s? of ({NAME})")
BEFORE_NOUN = re.compile(
    rf"\b({NAME}) (?:district|province|governorate|village|county|subdistrict|oblast|prefecture|refugee camp|neighborhood|"
    r"neighbourhood|Province|District|Governorate|County|Village|Oblast|Township|Prefecture)\b"
)


class Unlisted(NamedTuple):
    """A name that the words around it make a place; half-open in the text."""

    start: int
    end: int
    name: str


@cache
def _not_names() -> frozenset[str]:
    return words("lead") | words("title") | words("direction") | words("org_head") | words("calendar")


def _trimmed(start: int, name: str) -> Unlisted | None:
    while name.split(" ", 1)[0] in _not_names():
        first, _, name = name.partition(" ")
        start += len(first) + 1
    return Unlisted(start, start + len(name), name) if name else None


def unlisted(folded: str) -> Iterator[Unlisted]:
    """Yield the names in a folded text that a noun of place stands beside, in text order of each pattern."""
    for pattern in (NOUN_OF, BEFORE_NOUN):
        for match in pattern.finditer(folded):
            if found := _trimmed(match.start(1), match.group(1)):
                yield found
