"""Whether a name from the gazetteer is a place here: the words beside it, from ``lexicons/place_context.csv``."""

import re
from functools import cache
from typing import NamedTuple

from newsledger import lexicon
from newsledger.extract.gazetteer import Hit

WORD_BEFORE = re.compile(r"([^\W_][\w.']*|[^\w\s])\s?$")
WORD_AFTER = re.compile(r"\s?([^\W_][\w.']*|[^\w\s])")
# Cities below this are read without any word beside them that confirms it; a bare "Carmen" is rather a person.
FREE_POPULATION_LOG = 5.0
# A city of a million is a place even where its name is also a first name: Paris, Houston, London.
FAMOUS_POPULATION_LOG = 6.0


class Beside(NamedTuple):
    """What stands around a name in its sentence. Words are folded; empty at the sentence's edge."""

    before: str
    two_before: str
    after: str
    is_initial: bool
    is_initial_before: bool
    is_contained: bool


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind of ``place_context.csv``."""
    return frozenset(row["text"] for row in lexicon.load("place_context") if row["kind"] == kind)


@cache
def first_names() -> frozenset[str]:
    """Return common first names."""
    return frozenset(row["name"] for row in lexicon.load("first_names"))


def _last_word(text: str) -> tuple[str, str]:
    found = WORD_BEFORE.search(text)
    return (found.group(1), text[: found.start()]) if found else ("", text)


def beside(folded: str, hit: Hit, start: int, end: int, *, is_contained: bool) -> Beside:
    """Return what stands around ``hit`` in the sentence from ``start`` to ``end``."""
    left = folded[max(start, hit.start - 60) : hit.start]
    before, rest = _last_word(left)
    while before in ("the", "The", "a", "both") or before.lower() in _directions():
        before, rest = _last_word(rest)
    two_before, _ = _last_word(rest)
    after = WORD_AFTER.match(folded[hit.end : min(end, hit.end + 40)])
    return Beside(
        before,
        two_before,
        after.group(1) if after else "",
        not left.strip(" '\"([\u201c"),
        hit.start - start <= 60 and not rest.strip(" '\"([\u201c"),
        is_contained,
    )


@cache
def _directions() -> frozenset[str]:
    return frozenset(word.lower() for word in words("direction"))


def is_locative(near: Beside) -> bool:
    """Whether a preposition of place or "the village of" stands before the name."""
    if near.before.lower() in words("locative"):
        return True
    return near.before == "of" and near.two_before.lower() in words("place_noun")


def is_named_person(near: Beside, name: str) -> bool:
    """Whether the words beside a name make it a person's: a first name or title before, a surname after a first name."""
    before = near.before.rstrip(".")
    if before in first_names() or (before in words("title") and not near.is_contained):
        return True
    may_be_first = name in words("person") or name in first_names()
    return may_be_first and not is_locative(near) and _is_unknown_name(near.after) and near.after not in _goes_on()


@cache
def _goes_on() -> frozenset[str]:
    return words("place_noun_after") | words("org_head")


def is_organisation(near: Beside) -> bool:
    """Whether the name is a part of an organisation's, a building's or a treaty's name."""
    if near.after.rstrip(".") in words("org_head") or near.before in words("org_before"):
        return True
    return near.before == "of" and near.two_before in words("org_of")


def _is_unknown_name(word: str) -> bool:
    bare = word.rstrip(".")
    return word[:1].isupper() and word[1:2].islower() and bare not in words("title") and bare not in words("calendar")


def is_compound(hit: Hit, near: Beside, edges: set[int]) -> bool:
    """Whether a capitalised word that is no title, day or place is part of the same name ("Houston Methodist").

    ``edges``: where other names of the gazetteer start and end.
    """
    if _is_unknown_name(near.after) and hit.end + 1 not in edges and near.after not in words("place_noun_after"):
        return True
    return _is_unknown_name(near.before) and not near.is_initial_before and hit.start - 1 not in edges


def is_place(
    hit: Hit, name: str, near: Beside, context: frozenset[str], persons: frozenset[str], edges: set[int]
) -> bool:
    """Whether a name of the gazetteer is a place in its sentence.

    ``context`` holds the countries that the article names, ``persons`` the names that it gives to persons elsewhere,
    ``edges`` where names of the gazetteer start and end.
    """
    kinds = {reading.kind for reading in hit.readings}
    if "mask" in kinds or kinds <= {"within"}:
        return False
    if kinds & {"demonym", "metonym"}:
        return near.before.rstrip(".") not in first_names()
    if near.is_contained:
        return True
    if name in words("never") or is_named_person(near, name) or is_organisation(near):
        return False
    if name in persons and not is_locative(near):
        return False
    is_sturdy = kinds & {"country", "admin1"} and name not in words("person")
    if not is_sturdy and is_compound(hit, near, edges):
        return False
    return bool(kinds & {"country", "admin1", "place"}) or _is_known_enough(hit, name, near, context)


def _is_known_enough(hit: Hit, name: str, near: Beside, context: frozenset[str]) -> bool:
    if is_locative(near):
        return True
    cities = [reading for reading in hit.readings if reading.kind == "city"]
    weight = max((reading.weight for reading in cities), default=0.0)
    if name in words("common"):
        return False
    if name in words("person") or name in first_names():
        return weight >= FAMOUS_POPULATION_LOG
    return weight >= FREE_POPULATION_LOG or any(reading.country in context for reading in cities)
