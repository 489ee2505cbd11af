"""Words for actors from ``agents.csv``: titles that people bear, and nouns for people and bodies that act."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.knowledge.items import agents, forms
from newsledger.inflect import noun_forms
from newsledger.ontology import ActorType

# The longest titles are of four words ("senate majority leader of", "chief of general staff").
LONGEST_TITLE: Final = 4
# Titles that are part of a name of one word: "Prince Karim" is not called "Karim".
BORNE: Final = frozenset(
    {"king", "queen", "prince", "princess", "pope", "emperor", "empress", "sheikh", "emir", "sultan", "saint", "st"}
)


class Kind(StrEnum):
    """What a mention is of, for who may be meant by a pronoun."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    COUNTRY = "country"


class Noun(NamedTuple):
    """A noun for an actor; ``means`` is what an earlier body must be for "the NOUN" to mean it, ``title`` an office or rank."""

    noun: str
    kind: Kind
    gender: str
    means: frozenset[str]
    sector: str | None
    is_plural: bool
    title: str = ""


class Title(NamedTuple):
    """A title as the lexicon has it; ``kind`` is office, rank, honorific or role."""

    title: str
    kind: str
    gender: str
    sector: str | None


def plain(word: str) -> str:
    """Return a word as titles are matched: small letters, no full stops.

    >>> plain("Lt.")
    'lt'
    """
    return word.lower().replace(".", "")


@cache
def titles() -> dict[str, Title]:
    """Return the titles by their words, small, without full stops, hyphens as spaces."""
    rows = (row for row in lexicon.load("agents") if row["title"])
    found = (Title(row["text"], row["title"], row["gender"], row["sector"] or None) for row in rows)
    return {title.title.replace("-", " "): title for title in found}


@cache
def title_ends() -> frozenset[str]:
    """Return the last words of all titles."""
    return frozenset(title.rpartition(" ")[2] for title in titles())


# What ``agents.csv`` says of words that are no actors.
NO_ACTOR: Final = "none"
# What the words for actors of a type refer as where their row does not say: organisations and armies are often buildings.
BY_TYPE: Final = {
    ActorType.PERSON: Kind.PERSON,
    ActorType.GOVERNMENT: Kind.BODY,
    ActorType.ARMED_GROUP: Kind.BODY,
    ActorType.MEDIA: Kind.BODY,
}


def _refers(row: lexicon.Row) -> Kind | None:
    """Return what a row's words refer as, None where they are no mention."""
    if row["refers"]:
        return Kind(row["refers"]) if row["refers"] != NO_ACTOR else None
    return BY_TYPE.get(ActorType(row["actor_type"])) if row["actor_type"] else None


def _of_row(row: lexicon.Row, kind: Kind) -> Iterator[Noun]:
    """Yield the noun of a row in its forms: several people are ``Kind.PEOPLE``."""
    means, title = frozenset(filter(None, row["means"].split("|"))), row["text"] if row["title"] else ""
    for form, has_s in forms(row["text"]):
        is_plural = has_s or kind is Kind.PEOPLE
        held = Kind.PEOPLE if is_plural and kind is Kind.PERSON else kind
        yield Noun(form, held, row["gender"], means, row["sector"] or None, is_plural, title)


def _institutions() -> Iterator[Noun]:
    """Yield the nouns of the institutions that every country has."""
    for text, agent in agents().items():
        if agent.institution and (kind := BY_TYPE.get(agent.actor_type or ActorType.MILITARY)):
            yield Noun(text, kind, "", frozenset(), agent.sector, agent.is_plural)


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns for actors by their forms in small letters."""
    rows = [(row, _refers(row)) for row in lexicon.load("agents")]
    blocked = {form for row, _ in rows if row["refers"] == NO_ACTOR for form, _ in forms(row["text"])}
    blocked -= {row["text"] for row, kind in rows if kind}
    found: dict[str, Noun] = {}
    for noun in (*(noun for row, kind in rows if kind for noun in _of_row(row, kind)), *_institutions()):
        if noun.noun not in blocked:
            found.setdefault(noun.noun, noun)
    return found


@cache
def genders() -> dict[str, str]:
    """Return the given names that tell a gender, small letters."""
    return {row["name"].lower(): row["gender"] for row in lexicon.load("given_names")}


@cache
def family_first() -> frozenset[str]:
    """Return the family names that stand first ("Xi Jinping"), small letters."""
    return frozenset(row["name"].lower() for row in lexicon.load("family_first"))


def _weapons() -> Iterator[lexicon.Row]:
    """Yield the weapons that have a name with a capital of one word."""
    rows = (row for row in lexicon.load("weapons") if row["kind"] in ("name", "cued"))
    return (row for row in rows if row["name"].isalpha() and row["name"][0].isupper())


@cache
def arms() -> frozenset[str]:
    """Return the names of weapons, plurals too, in small letters: with a capital they are no people ("Patriots")."""
    return frozenset(form for row in _weapons() for form in noun_forms(row["name"].lower()))
