"""Places that no gazetteer of ours lists, or only among small towns: "the village of X", "X district", "in X"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsledger.extract.placing.rules import first_names, words

WORD = r"[A-Z][a-z]\w*(?:'(?!s\b)\w+)?"
NAME = rf"(?:(?:al|el|ash|az) )?{WORD}(?: (?:(?:al|el|de|de la|del) )?{WORD}){{0,2}}"
SETTLEMENT = (
    "village|town|city|hamlet|settlement|suburb|neighborhood|neighbourhood|district|municipality|township|hometown"
    "|outskirts|refugee camp"
)
DIVISION = "district|province|governorate|village|county|subdistrict|oblast|prefecture|neighborhood|neighbourhood"
CAPITAL_DIVISION = "District|Governorate|County|Village|Oblast|Township|Prefecture"
NOUN_OF = re.compile(rf"\b(?:{SETTLEMENT})s? of ({NAME})")
DIVISION_AFTER = re.compile(rf"\b({NAME})(?: (?:{DIVISION})\b|(?P<noun> (?:{CAPITAL_DIVISION}|province)\b))")
BEFORE_TOWN = r"[Ii]n|[Nn]ear|[Oo]utside|[Ff]rom|[Ii]ncluding|[Ll]iberation of|[Cc]apture of|[Ff]all of"
IN_TOWN = re.compile(rf"\b(?:{BEFORE_TOWN}) ((?:(?:al|el) )?{WORD}(?: {WORD}){{0,2}})")


class Unlisted(NamedTuple):
    """A name that the words around it make a place; half-open in the text."""

    start: int
    end: int
    name: str


@cache
def _feature() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(words("feature"), key=len, reverse=True)))
    heads = "|".join(map(re.escape, sorted(words("landform"), key=len, reverse=True)))
    return re.compile(rf"\b(?:(?P<after>{NAME}) (?:{nouns})|(?:{heads}) (?P<before>{WORD}))\b(?! [A-Z])")


@cache
def _not_names() -> frozenset[str]:
    kinds = ("lead", "title", "direction", "org_head", "calendar", "function", "feature")
    return frozenset().union(*map(words, kinds)) | {word.capitalize() for word in words("locative")}


@cache
def _day_behind() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(words('calendar'))})\b.*$")


def _named(match: re.Match[str]) -> Unlisted | None:
    """Return the name after "the town of", without the day that news writes behind it."""
    name = _day_behind().sub("", match.group(1))
    return _trimmed(match.start(1), name, match.start(1) + len(name), is_person=False)


def _trimmed(start: int, name: str, end: int, *, is_person: bool = True) -> Unlisted | None:
    """Return the name without the words before it that are none; None where a first name leads and makes it a person's."""
    while name.split(" ", 1)[0] in _not_names():
        first, _, name = name.partition(" ")
        start += len(first) + 1
    is_person = is_person and name.split(" ", 1)[0] in first_names()
    return Unlisted(start, end, name) if name and not is_person else None


def unlisted(folded: str) -> Iterator[Unlisted]:
    """Yield the names in a folded text that a noun of place stands beside; the noun is within where it has a capital."""
    for match in NOUN_OF.finditer(folded):
        if found := _named(match):
            yield found
    for match in DIVISION_AFTER.finditer(folded):
        if found := _trimmed(
            match.start(1), match.group(1), match.end("noun") if match.group("noun") else match.end(1)
        ):
            yield found


def features(folded: str) -> Iterator[Unlisted]:
    """Yield the names of landforms, parks, airports and bases in a folded text, noun included."""
    for match in _feature().finditer(folded):
        if match.group("before"):
            yield Unlisted(match.start(), match.end(), match.group())
        elif found := _trimmed(match.start(), match.group("after"), match.end()):
            yield found


def towns(folded: str) -> Iterator[Unlisted]:
    """Yield the names after "in", "near" or "the fall of" in a folded text: towns, where a gazetteer has them."""
    for match in IN_TOWN.finditer(folded):
        name = match.group(1)
        while name:
            yield Unlisted(match.start(1), match.start(1) + len(name), name)
            name = name.rpartition(" ")[0]
