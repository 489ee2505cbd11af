"""Words for actors: titles that people bear, and nouns for people and bodies, from ``titles.csv`` and ``actor_nouns.csv``."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from newsledger import lexicon
from newsledger.extract.phrase_items import agents
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
    rows = (Title(row["title"], row["kind"], row["gender"], row["sector"] or None) for row in lexicon.load("titles"))
    return {row.title.replace("-", " "): row for row in rows}


@cache
def title_ends() -> frozenset[str]:
    """Return the last words of all titles."""
    return frozenset(title.rpartition(" ")[2] for title in titles())


def _forms(noun: str) -> tuple[str, ...]:
    before, space, last = noun.rpartition(" ")
    return tuple(f"{before}{space}{form}" for form in noun_forms(last))


def _of_title(title: Title) -> list[Noun]:
    if title.kind == "honorific" and title.title not in BORNE:
        return []
    single, *plural = _forms(title.title)
    kinds = [(single, False), *((form, True) for form in plural)]
    return [
        Noun(form, Kind.PEOPLE if many else Kind.PERSON, title.gender, frozenset(), title.sector, many, title.title)
        for form, many in kinds
    ]


def _of_row(row: lexicon.Row) -> list[Noun]:
    kind, means = Kind(row["kind"]), frozenset(filter(None, row["means"].split("|")))
    forms = _forms(row["noun"]) if kind is not Kind.PEOPLE else (row["noun"],)
    found = []
    for form in forms:
        is_plural = kind is Kind.PEOPLE or form != row["noun"]
        held = Kind.PEOPLE if is_plural and kind is Kind.PERSON else kind
        found.append(Noun(form, held, row["gender"], means, row["sector"] or None, is_plural))
    return found


# What ``actor_nouns.csv`` says of words that are no actors.
NO_ACTOR: Final = "none"
# Kinds of ``agents.csv`` that are bodies which act; its organisations are often buildings beside those of our own list.
BODIES: Final = frozenset({ActorType.GOVERNMENT, ActorType.ARMED_GROUP, ActorType.MEDIA})


def _of_agents() -> Iterator[Noun]:
    """Yield the people and acting bodies among the agents of phrases."""
    for text, agent in agents().items():
        if agent.kind not in ("head", "weak") or " of " in text:
            continue
        if agent.actor_type is ActorType.PERSON:
            kind = Kind.PEOPLE if agent.is_plural else Kind.PERSON
            yield Noun(text, kind, "", frozenset(), agent.sector, agent.is_plural)
        elif agent.actor_type in BODIES:
            yield Noun(text, Kind.BODY, "", frozenset(), agent.sector, agent.is_plural)


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns for actors, of titles and agents too, by their words in small letters; our own rows come first."""
    rows = [row for row in lexicon.load("actor_nouns") if row["kind"] != NO_ACTOR]
    blocked = {row["noun"] for row in lexicon.load("actor_nouns")} - {row["noun"] for row in rows}
    found: dict[str, Noun] = {}
    for noun in (
        *chain.from_iterable(map(_of_row, rows)),
        *chain.from_iterable(map(_of_title, titles().values())),
        *_of_agents(),
    ):
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
    """Return the names of weapons in the plural, small letters: with a capital they are no people ("Patriots")."""
    return frozenset(form for row in _weapons() for form in _forms(row["name"].lower())[1:])
