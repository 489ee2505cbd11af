"""Whether a name from the gazetteer is a place here: the words beside it, from ``lexicons/place_context.csv``."""

import re
from functools import cache
from typing import NamedTuple

from newsledger import lexicon
from newsledger.extract.gazetteer import Hit
from newsledger.fold import fold

WORD_BEFORE = re.compile(r"([^\W_][\w.']*|[^\w\s])\s?$")
WORD_AFTER = re.compile(r"\s?([^\W_][\w.']*|[^\w\s])")
# Characters looked at on either side of a name.
WINDOW = 60
# Cities below this are read without any word beside them that confirms it; a bare "Carmen" is rather a person.
FREE_POPULATION_LOG = 5.0
# In an article that names its country, a city of 30,000 will do.
CONTEXT_LOWERS = 0.5
# A city of a million is a place even where its name is also a first name: Paris, Houston, London.
FAMOUS_POPULATION_LOG = 6.0


class Beside(NamedTuple):
    """What stands around a name in its sentence, folded; a word is empty at the sentence's edge.

    ``is_apart``: words such as "northern" stand between the word before and the name.
    """

    before: str
    two_before: str
    after: str
    is_initial_before: bool
    is_contained: bool
    is_apart: bool


class Known(NamedTuple):
    """What the whole text says of its names, besides what stands beside each."""

    countries: frozenset[str]
    persons: frozenset[str]
    suspects: frozenset[str]
    places: frozenset[str]
    edges: frozenset[int]


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of one kind of ``place_context.csv``."""
    return frozenset(row["text"] for row in lexicon.load("place_context") if row["kind"] == kind)


@cache
def first_names() -> frozenset[str]:
    """Return common first names."""
    return frozenset(row["name"] for row in lexicon.load("first_names"))


@cache
def capitals() -> frozenset[str]:
    """Return the capitals, as they stand in a folded text."""
    return frozenset(fold(row["capital"]) for row in lexicon.load("countries")) | {"Washington"}


@cache
def _skipped() -> frozenset[str]:
    """Words between a preposition and a name: "in the northern Kandahar"."""
    return frozenset(word.lower() for word in words("direction")) | {"the", "a", "both"}


def _last_word(text: str) -> tuple[str, str]:
    found = WORD_BEFORE.search(text)
    return (found.group(1), text[: found.start()]) if found else ("", text)


def beside(folded: str, hit: Hit, start: int, end: int, *, is_contained: bool) -> Beside:
    """Return what stands around ``hit`` in the sentence from ``start`` to ``end``."""
    before, rest = _last_word(folded[max(start, hit.start - WINDOW) : hit.start])
    is_apart = before.lower() in _skipped()
    while before.lower() in _skipped():
        before, rest = _last_word(rest)
    after = WORD_AFTER.match(folded[hit.end : min(end, hit.end + WINDOW)])
    is_initial_before = hit.start - start <= WINDOW and not rest.strip(" '\"([\u201c")
    next_word = after.group(1).rstrip(".") if after else ""
    return Beside(before, _last_word(rest)[0], next_word, is_initial_before, is_contained, is_apart)


def is_within(near: Beside) -> bool:
    """Whether a preposition that only a place follows stands before the name, or "the village of"."""
    if near.before.lower() in words("within"):
        return True
    return near.before == "of" and near.two_before.lower() in words("place_noun")


def is_locative(near: Beside) -> bool:
    """Whether a preposition that a place may follow stands before the name, or "the village of"."""
    return near.before.lower() in words("locative") or is_within(near)


@cache
def _no_names() -> frozenset[str]:
    """Words that, with a capital, are still no part of the name beside them."""
    plain = words("title") | words("calendar") | words("function") | words("place_noun_after") | words("feature")
    return plain | {word.capitalize() for word in words("locative")}


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower() and word.rstrip(".") not in _no_names()


def is_named_person(near: Beside, name: str) -> bool:
    """Whether the words beside a name make it a person's: a first name or title before, a surname after a first name."""
    before = near.before.rstrip(".")
    if before in first_names() or (before in words("title") and not near.is_contained):
        return True
    if not _is_name(near.after) or near.after in words("org_head"):
        return False
    return name in first_names() or (name in words("person") and not is_locative(near))


def is_organisation(near: Beside) -> bool:
    """Whether the name is a part of an organisation's, a building's or a treaty's name."""
    if near.after in words("org_head") or near.before in words("org_before"):
        return True
    return near.before == "of" and near.two_before in words("org_of")


def is_language(near: Beside) -> bool:
    """Whether a demonym means the language: "speaks French", "in Arabic."."""
    if near.after in words("language_after") or (near.before.lower() in words("language_before") and not near.is_apart):
        return True
    return near.before == "in" and not near.after[:1].isalpha()


def follows_name(hit: Hit, near: Beside, edges: frozenset[int]) -> bool:
    """Whether a capitalised word stands before a name, as a first name would: "Evo Morales"."""
    is_free = near.is_initial_before or near.is_apart or near.before.endswith("'s")
    return _is_name(near.before) and not is_free and hit.start - 1 not in edges


def is_compound(hit: Hit, near: Beside, edges: frozenset[int]) -> bool:
    """Whether a capitalised word that is no title, day or place is part of the same name ("Houston Methodist")."""
    if _is_name(near.after) and hit.end + 1 not in edges:
        return True
    return follows_name(hit, near, edges)


def is_place(hit: Hit, name: str, near: Beside, known: Known) -> bool:
    """Whether a name of the gazetteer is a place in its sentence."""
    kinds = {reading.kind for reading in hit.readings}
    if "mask" in kinds or kinds <= {"within"} or near.after == "$":
        return False
    if kinds & {"demonym", "metonym"}:
        return near.before.rstrip(".") not in first_names() and not ("demonym" in kinds and is_language(near))
    if near.is_contained:
        return True
    if name in words("never") or is_named_person(near, name) or is_organisation(near):
        return False
    is_sturdy = "country" in kinds or ("admin1" in kinds and name not in words("person"))
    if not is_sturdy and name in known.persons and not is_locative(near):
        return False
    if (not is_sturdy or name in words("person")) and is_compound(hit, near, known.edges):
        return False
    if kinds & {"country", "admin1", "place"} and name not in words("common"):
        return True
    return _is_known_enough(hit, name, near, known)


def _is_known_enough(hit: Hit, name: str, near: Beside, known: Known) -> bool:
    """Whether a city's name is a place without doubt: a preposition here or elsewhere in the text, or its size."""
    if is_within(near) or name in known.places:
        return True
    if name in words("common"):
        return False
    if name in capitals():
        return True
    weight = max(reading.weight for reading in hit.readings)
    if name in words("person") or name in first_names() or name in known.suspects:
        return weight >= FAMOUS_POPULATION_LOG
    in_context = any(reading.country in known.countries for reading in hit.readings)
    return weight >= FREE_POPULATION_LOG - in_context * CONTEXT_LOWERS or is_locative(near)
