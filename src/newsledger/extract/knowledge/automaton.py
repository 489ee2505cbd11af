"""The names of actors in one automaton: those listed, countries and their peoples, capitals, nouns of institutions."""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

import ahocorasick

from newsledger import lexicon
from newsledger.extract.countries import split
from newsledger.extract.knowledge.rows import GOVERNMENT, LOCAL, KnownActor, country_names, nouns, organisations, people
from newsledger.fold import fold_name

# Shorter names in other capitals are too often other words ("Is", "Who", "Un").
SHORT: Final = 4


class How(StrEnum):
    """By what kind of name an actor was found."""

    NAME = "name"
    PERSON = "person"
    COUNTRY = "country"
    CAPITAL = "capital"
    INSTITUTION = "institution"


class Word(NamedTuple):
    """What a string of the automaton is: names of actors, a country's name or adjective, an institution's noun.

    ``is_common``: the name is a noun or another's name too ("the Senate") and counts only where the text is of its country.
    """

    length: int
    actors: tuple[KnownActor, ...]
    how: How | None
    countries: tuple[str, ...]
    institution: str | None
    is_common: bool
    is_local: bool


class _Entry:
    """What is collected of one string while the automaton is made."""

    def __init__(self) -> None:
        self.actors: dict[str, KnownActor] = {}
        self.how: How | None = None
        self.countries: list[str] = []
        self.institution: str | None = None
        self.is_local = False

    def add(self, actor: KnownActor, how: How) -> None:
        self.actors.setdefault(actor.actor_id, actor)
        self.how = self.how or how


def _add_listed(entries: dict[str, _Entry]) -> None:
    for row in lexicon.load("actors"):
        actor = organisations()[row["key"]]
        for name in (actor.name, *split(row["aliases"])):
            entry = entries[fold_name(name.removeprefix(LOCAL))]
            entry.add(actor, How.NAME)
            entry.is_local = entry.is_local or name.startswith(LOCAL)
    for person in people().values():
        for name in (person.name, *person.aliases):
            entries[fold_name(name)].add(person, How.PERSON)


def _add_countries(entries: dict[str, _Entry]) -> None:
    for row in lexicon.load("countries"):
        acting = government(row["iso3"])
        for name in country_names(row):
            entries[fold_name(name)].add(acting, How.COUNTRY)
        for name in [*country_names(row), *split(row["demonyms"])]:
            entries[fold_name(name)].countries.append(row["iso3"])
    for row in lexicon.load("admin1"):
        for name in (row["name"], *split(row["aliases"])):
            # "Northern Ireland" is not Ireland's, "New Mexico" not Mexico's.
            if any(word in entries for word in fold_name(name).split()[1:]) and fold_name(name) not in entries:
                entries[fold_name(name)].countries.append(row["country"])
    for row in lexicon.load("peoples"):
        for name in split(row["names"]):
            entries[fold_name(name)].countries.append(row["country"])
    for row in lexicon.load("capitals"):
        for name in split(row["names"]):
            entries[fold_name(name)].add(government(row["country"]), How.CAPITAL)


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns for actors of no one country, in small letters."""
    listed = (fold_name(row["text"]).lower() for row in lexicon.load("agents"))
    return frozenset(listed) | {fold_name(noun).lower() for noun, _ in nouns()}


class Names:
    """All names in an automaton."""

    def __init__(self) -> None:
        entries: dict[str, _Entry] = defaultdict(_Entry)
        _add_countries(entries)
        _add_listed(entries)
        for noun, key in nouns():
            entries[fold_name(noun)].institution = key
        self._automaton = ahocorasick.Automaton()
        self._small: dict[str, tuple[KnownActor, ...]] = {}
        for name, entry in entries.items():
            actors = tuple(entry.actors.values())
            is_noun = entry.how is How.NAME and name.lower() in _nouns() and all(actor.country for actor in actors)
            is_common = is_noun or entry.is_local
            word = Word(
                len(name), actors, entry.how, tuple(entry.countries), entry.institution, is_common, entry.is_local
            )
            self._automaton.add_word(name, word)
            if actors:
                self._small.setdefault(name.lower(), actors)
        self._automaton.make_automaton()

    def named(self, name: str) -> tuple[KnownActor, ...]:
        """Return the actors of a folded name, as printed, else with other capitals ("Nato") where it is no short word."""
        word: Word | None = self._automaton.get(name, None)
        if word is not None and word.actors:
            return word.actors
        return self._small.get(name.lower(), ()) if len(name) >= SHORT and not name.islower() else ()

    def words(self, folded: str) -> Iterator[tuple[int, int, Word]]:
        """Yield the strings that stand at word boundaries, by their ends."""
        size = len(folded)
        for last, word in self._automaton.iter(folded):
            start, end = last + 1 - word.length, last + 1
            if (start == 0 or not folded[start - 1].isalnum()) and (end == size or not folded[end].isalnum()):
                yield start, end, word


@cache
def names() -> Names:
    """Return the names, loaded on first use."""
    return Names()


def government(country: str) -> KnownActor:
    """Return the government of a country, which is the country where it acts.

    Raises:
        KeyError: no country has this ISO 3166-1 alpha-3 code.
    """
    return organisations()[f"{GOVERNMENT}-{country.lower()}"]
