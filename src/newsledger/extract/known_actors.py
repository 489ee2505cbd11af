"""The knowledge base of actors: who a name is, who held an office on a day, and what someone was on a day.

All names stand in one automaton, as gazetteer names do, so that an article is read once. A country's own institutions are not
listed: "Iraqi army", "Iraq's foreign ministry" and "government of Iraq" are put together of a country's word and a noun.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

import ahocorasick

from newsledger import lexicon
from newsledger.extract.actor_rows import (
    GOVERNMENT,
    LOCAL,
    KnownActor,
    Office,
    country_names,
    nouns,
    offices,
    organisations,
    people,
)
from newsledger.extract.countries import ARTICLE, POSSESSIVE, split
from newsledger.fold import fold, fold_name

__all__ = ["Found", "How", "KnownActor", "best", "by_name", "find", "government", "holder", "known", "parts", "role_of"]

# Sectors of office: who leaves them is of the elite (ELI), as in CAMEO and PLOVER; a rebel who leaves a group is not.
OFFICIAL: Final = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "IGO", "UNO", "EUR", "PTY", "OPP"})
FORMER: Final = "ELI"
EARLIEST: Final = date.min
LINKS: Final = (" ", "'s ", "' ", "s' ")
OF: Final = (" of ", " of the ")
LONGEST_LINK: Final = max(map(len, (*LINKS, *OF)))
# A text is of a country that it names at least this often beside the country that it names most: news of a war has several.
ENOUGH: Final = 0.3
# Longer first names before a surname are not looked at.
LONGEST_NAME: Final = 30
# Shorter names in other capitals are too often other words ("Is", "Who", "Un").
SHORT: Final = 4


class How(StrEnum):
    """By what kind of name an actor was found."""

    NAME = "name"
    PERSON = "person"
    COUNTRY = "country"
    CAPITAL = "capital"
    INSTITUTION = "institution"


class Found(NamedTuple):
    """One name found in a text, half-open in its characters, with the actors that it may be."""

    start: int
    end: int
    actors: tuple[KnownActor, ...]
    how: How


class _Word(NamedTuple):
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


class _Names:
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
            word = _Word(
                len(name), actors, entry.how, tuple(entry.countries), entry.institution, is_common, entry.is_local
            )
            self._automaton.add_word(name, word)
            if actors:
                self._small.setdefault(name.lower(), actors)
        self._automaton.make_automaton()

    def named(self, name: str) -> tuple[KnownActor, ...]:
        """Return the actors of a folded name, as printed, else with other capitals ("Nato") where it is no short word."""
        word: _Word | None = self._automaton.get(name, None)
        if word is not None and word.actors:
            return word.actors
        return self._small.get(name.lower(), ()) if len(name) >= SHORT and not name.islower() else ()

    def words(self, folded: str) -> Iterator[tuple[int, int, _Word]]:
        """Yield the strings that stand at word boundaries, by their ends."""
        size = len(folded)
        for last, word in self._automaton.iter(folded):
            start, end = last + 1 - word.length, last + 1
            if (start == 0 or not folded[start - 1].isalnum()) and (end == size or not folded[end].isalnum()):
                yield start, end, word


@cache
def _names() -> _Names:
    return _Names()


def government(country: str) -> KnownActor:
    """Return the government of a country, which is the country where it acts.

    Raises:
        KeyError: no country has this ISO 3166-1 alpha-3 code.
    """
    return organisations()[f"{GOVERNMENT}-{country.lower()}"]


def _institution(key: str, countries: Iterable[str]) -> tuple[KnownActor, ...]:
    return tuple(organisations()[f"{key}-{code.lower()}"] for code in countries)


def _composed(folded: str, words: list[tuple[int, int, _Word]]) -> Iterator[Found]:
    """Yield institutions: "Iraqi army", "Iraq's army", "army of Iraq"."""
    of_country = [(start, end, word.countries) for start, end, word in words if word.countries]
    for start, end, word in words if of_country else ():
        if (key := word.institution) is not None:
            for first, last, countries in of_country:
                if last < start and start - last <= LONGEST_LINK and folded[last:start] in LINKS:
                    yield Found(first, end, _institution(key, countries), How.INSTITUTION)
                elif end < first and first - end <= LONGEST_LINK and folded[end:first] in OF:
                    yield Found(start, last, _institution(key, countries), How.INSTITUTION)


def _common(words: list[tuple[int, int, _Word]], hint: str | None, size: int) -> Iterator[Found]:
    """Yield the names that are nouns too, where the text is of their actor's country: "the Senate" in news of the US.

    Of another's name, that is all of the text, nothing speaks against it.
    """
    named = Counter(code for _, _, word in words for code in word.countries)
    if hint:
        named[hint] += 1
    enough = max(named.values(), default=1) * ENOUGH
    for start, end, word in words:
        if word.is_common and word.how is not None:
            is_all = word.is_local and not named and end - start == size
            actors = tuple(actor for actor in word.actors if is_all or named[actor.country or ""] >= enough)
            if actors:
                yield Found(start, end, actors, word.how)


def find(folded: str) -> list[Found]:
    """Return the actors named in a text that :func:`newsledger.fold.fold` gave: leftmost, longest, none overlapping.

    Case counts, as printed. A country's name is found as its government (``how`` is country), and so is a capital: whether it
    acts or is a place is for the reader of the sentence to say.
    """
    return parts(folded)[0]


def parts(folded: str, hint: str | None = None) -> tuple[list[Found], list[tuple[int, int, tuple[str, ...]]]]:
    """Return what :func:`find` does, and every word of a country, names and adjectives, with the codes of its countries.

    ``hint`` is a country that the text is of, beside those that it names.
    """
    words = list(_names().words(folded))
    hits = [Found(start, end, word.actors, word.how) for start, end, word in words if word.how and not word.is_common]
    hits += _composed(folded, words)
    if any(word.is_common for _, _, word in words):
        hits += _common(words, hint, len(folded))
    return [hit for hit in _outermost(hits) if not _is_namesake(hit, folded)], _countries(words)


def _is_namesake(hit: Found, folded: str) -> bool:
    """Whether a surname alone stands behind another's first name: "Amy Bush" is not George Bush."""
    if hit.how is not How.PERSON or " " in folded[hit.start : hit.end]:
        return False
    before = folded[max(hit.start - LONGEST_NAME, 0) : hit.start].split(" ")
    if len(before) < 2 or before[-1]:
        return False
    given = before[-2]
    if given[1:] == "." and given.isupper() and len(before) > 2:
        given = before[-3]
    is_given = given in _first_names() or (given[1:] == "." and given[:1].isupper())
    return is_given and all(actor.name[:1] != given[0] for actor in hit.actors)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(fold_name(row["name"]) for row in lexicon.load("first_names"))


def _countries(words: list[tuple[int, int, _Word]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the words of countries, the longest of those that begin or end together: South Sudan is not Sudan."""
    found = [(start, end, word.countries) for start, end, word in words if word.countries]
    ends = {end: start for start, end, _ in reversed(found)}
    starts = {start: end for start, end, _ in found}
    return [(start, end, codes) for start, end, codes in found if ends[end] == start and starts[start] == end]


def _outermost(hits: list[Found]) -> list[Found]:
    """Return the names that none to their left and no longer one covers, in text order."""
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Found] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def by_name(text: str) -> tuple[KnownActor, ...]:
    """Return the actors of a name, with or without its article and possessive; empty where none is known.

    >>> [actor.name for actor in by_name("the Kremlin's")], by_name("the committee")
    (['Kremlin'], ())
    """
    folded = fold(POSSESSIVE.sub("", text.strip()))
    bare = ARTICLE.sub("", folded)
    named = _names().named(bare) or _names().named(folded)
    return named or next((hit.actors for hit in find(bare) if hit[:2] == (0, len(bare))), ())


@cache
def _by_id() -> dict[str, KnownActor]:
    return people() | {actor.actor_id: actor for actor in organisations().values()}


def known(actor_id: str) -> KnownActor:
    """Return the actor of an id.

    Raises:
        KeyError: the knowledge base does not hold it.
    """
    return _by_id()[actor_id]


@cache
def _held() -> dict[str, tuple[Office, ...]]:
    """Return the offices of each person, by id, in order of their beginning."""
    found: dict[str, list[Office]] = defaultdict(list)
    for office in sorted(offices(), key=lambda office: office.from_on or EARLIEST):
        found[office.actor_id].append(office)
    return {actor_id: tuple(held) for actor_id, held in found.items()}


@cache
def _holders() -> dict[tuple[str, str], tuple[Office, ...]]:
    """Return the holders of an office of a country, or of an organisation by its key, in order of their beginning."""
    found: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in sorted(offices(), key=lambda office: office.from_on or EARLIEST):
        for of in filter(None, {office.country, office.organisation}):
            found[office.office, of].append(office)
    return {key: tuple(held) for key, held in found.items()}


def _covers(office: Office, on: date) -> bool:
    return (office.from_on or EARLIEST) <= on and (office.to_on is None or on <= office.to_on)


def holder(office: str, country: str, on: date) -> KnownActor | None:
    """Return who held an office of a country on a day, None where that is not known; ``country`` may be an organisation's key.

    On the day of a change it is the new holder.
    """
    held = [item for item in _holders().get((office, country), ()) if item.from_on and _covers(item, on)]
    return known(held[-1].actor_id) if held else None


def role_of(actor: KnownActor, on: date | None) -> tuple[str | None, str | None]:
    """Return the office and sector of an actor on a day; ``on`` None is after all that is known.

    Who left an official's office is of the elite (ELI, "former president"); who is in none yet has neither. Of two offices at a
    time, the one begun last counts. An organisation has its own sector and no office.
    """
    held = _held().get(actor.actor_id)
    if held is None:
        return None, actor.sector
    day = on or date.max
    if now := [office for office in held if _covers(office, day)]:
        return now[-1].office, now[-1].sector
    if before := [office for office in held if (office.from_on or EARLIEST) <= day]:
        last = max(before, key=lambda office: office.to_on or day)
        if last.is_until_death or last.sector not in OFFICIAL:
            return last.office, last.sector
        return f"former {last.office}", FORMER
    return None, None


def _distance(actor: KnownActor, on: date) -> int:
    """Return how many days an actor's office or existence is away from a day: 0 in office, nothing known is in between."""
    held = _held().get(actor.actor_id)
    spans = [(o.from_on, o.to_on) for o in held] if held else [(actor.start_on, actor.end_on)]
    gaps = [max(((first or on) - on).days * 2, (on - (last or on)).days, 0) for first, last in spans]
    return min(gaps)


def best(actors: tuple[KnownActor, ...], on: date | None = None, country: str | None = None) -> KnownActor | None:
    """Return the likeliest of the actors of one name: of the country spoken of, in office or there on the day; None of none.

    Before an office counts twice as far as after it: news names presidents more before than long after.
    """
    if len(actors) < 2:
        return actors[0] if actors else None
    near = [actor for actor in actors if country and actor.country == country] or list(actors)
    return min(near, key=lambda actor: _distance(actor, on)) if on else near[0]
