"""The rows of the knowledge base: actors, a government and institutions for every country, and people with their offices.

From ``lexicons/actors.csv``, ``institutions.csv``, ``countries.csv`` and ``office_holders.csv``, the user's rows too.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from newsledger import lexicon
from newsledger.extract.countries import split
from newsledger.fold import slug
from newsledger.ids import make_id
from newsledger.ontology import ActorType

GOVERNMENT: Final = "government"
# An end of office by death: a minister killed yesterday is no "former minister".
DEATH: Final = "death"
# Before an alias that means its actor only in news of the actor's country.
LOCAL: Final = "?"


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One actor of the knowledge base. ``start_on`` and ``end_on`` bound its existence, None where unknown or still there.

    ``sector`` is what it is as such; a person's is of the last office (:func:`known_actors.role_of` says it for a day).
    """

    actor_id: str
    name: str
    actor_type: ActorType
    country: str | None
    sector: str | None
    wikidata_id: str | None
    aliases: tuple[str, ...]
    start_on: date | None
    end_on: date | None


@dataclass(frozen=True, slots=True)
class Office:
    """One office that a person held, from a day to a day (inclusive; None where unknown or still held)."""

    actor_id: str
    office: str
    country: str | None
    organisation: str | None
    sector: str | None
    from_on: date | None
    to_on: date | None
    is_until_death: bool


def id_of(key: str) -> str:
    """Return the actor_id of a key of the knowledge base."""
    return make_id("act", "kb", key)


def day(cell: str, is_end: bool) -> date | None:
    """Return the day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``: the first that it may mean, or the last.

    >>> day("2004", False), day("2004-02", True), day("", True)
    (datetime.date(2004, 1, 1), datetime.date(2004, 2, 29), None)
    """
    if not cell:
        return None
    year, month, number = [int(part) for part in [*cell.split("-"), "0", "0"][:3]]
    month = month or (12 if is_end else 1)
    return date(year, month, number or (monthrange(year, month)[1] if is_end else 1))


def _listed(row: lexicon.Row) -> KnownActor:
    return KnownActor(
        actor_id=id_of(row["key"]),
        name=row["name"],
        actor_type=ActorType(row["actor_type"]),
        country=row["country"] or None,
        sector=row["sector"] or None,
        wikidata_id=row["wikidata_id"] or None,
        aliases=tuple(alias.removeprefix(LOCAL) for alias in split(row["aliases"])),
        start_on=day(row["start_on"], False),
        end_on=day(row["end_on"], True),
    )


def country_names(row: lexicon.Row) -> list[str]:
    """Return the names of a country, the usual first."""
    return [row["name"], *split(row["names"])]


def _whose(country: lexicon.Row) -> str:
    """Return the adjective of a country, its name where its people's is none: "Hong Konger" is nobody's police."""
    people = split(country["demonyms"])[:1]
    return people[0] if people and not people[0].endswith("er") else country["name"]


@cache
def _group_nouns() -> dict[str, str]:
    return {row["sector"]: row["noun"] for row in lexicon.load("group_names")}


@cache
def group_name(country: str, sector: str | None) -> str:
    """Return what those of a sector of a country are called: by its adjective, or by initials that it is known by ("US").

    >>> group_name("IRQ", "MIL"), group_name("USA", None)
    ('Iraqi military personnel', 'US people')
    """
    row = next(row for row in lexicon.load("countries") if row["iso3"] == country)
    initials = next((name for name in split(row["names"])[:1] if name.isalpha() and name.isupper()), None)
    return f"{initials or _whose(row)} {_group_nouns().get(sector or '', _group_nouns()[''])}"


def _institution(country: lexicon.Row, row: lexicon.Row) -> tuple[str, KnownActor]:
    is_government = row["key"] == GOVERNMENT
    noun = split(row["nouns"])[0]
    key = f"{row['key']}-{country['iso3'].lower()}"
    return key, KnownActor(
        actor_id=id_of(key),
        name=country["name"] if is_government else f"{_whose(country)} {noun}",
        actor_type=ActorType(row["actor_type"]),
        country=country["iso3"],
        sector=row["sector"],
        wikidata_id=None,
        aliases=(),
        start_on=None,
        end_on=None,
    )


@cache
def organisations() -> dict[str, KnownActor]:
    """Return every actor but people by its key: those made for each country, then the rows, which may rename them."""
    found = dict(_institution(c, i) for i in lexicon.load("institutions") for c in lexicon.load("countries"))
    found.update((row["key"], _listed(row)) for row in lexicon.load("actors"))
    return found


def _office(row: lexicon.Row) -> Office:
    return Office(
        actor_id=id_of(slug(row["person"])),
        office=row["office"],
        country=row["country"] or None,
        organisation=row["organisation"] or None,
        sector=row["sector"] or None,
        from_on=day(row["from"], False),
        to_on=day(row["to"], True),
        is_until_death=row["end"] == DEATH,
    )


def _person(row: lexicon.Row) -> KnownActor:
    return KnownActor(
        actor_id=id_of(slug(row["person"])),
        name=row["person"],
        actor_type=ActorType.PERSON,
        country=row["country"] or None,
        sector=row["sector"] or None,
        wikidata_id=row["wikidata_id"] or None,
        aliases=tuple(split(row["aliases"])),
        start_on=None,
        end_on=None,
    )


@cache
def offices() -> tuple[Office, ...]:
    """Return every office held, in the order of the file."""
    return tuple(_office(row) for row in lexicon.load("office_holders"))


@cache
def people() -> dict[str, KnownActor]:
    """Return every person who holds or held an office, by id; rows of one person add up, the last office says the sector."""
    found: dict[str, KnownActor] = {}
    for actor in map(_person, sorted(lexicon.load("office_holders"), key=lambda row: row["from"])):
        before = found.get(actor.actor_id, actor)
        aliases = tuple(dict.fromkeys(before.aliases + actor.aliases))
        wikidata_id = before.wikidata_id or actor.wikidata_id
        found[actor.actor_id] = replace(actor, aliases=aliases, wikidata_id=wikidata_id)
    return found


def nouns() -> Iterator[tuple[str, str]]:
    """Yield the nouns of institutions with the key of their row, as written in running text and with capitals."""
    for row in lexicon.load("institutions"):
        for noun in split(row["nouns"]):
            yield noun, row["key"]
            yield _titled(noun), row["key"]


def _titled(noun: str) -> str:
    small = ("of", "and", "the")
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in noun.split())
