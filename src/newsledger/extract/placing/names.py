"""The names of the gazetteer in a text: which are places there, and which place each means."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from newsledger.extract.gazetteer import Hit, Reading, gazetteer, small_towns
from newsledger.extract.placing.resolve import CLEAR_MARGIN, CONFIDENCE, CONTAINERS, Choice, choose, contained
from newsledger.extract.placing.rules import (
    Beside,
    Known,
    beside,
    follows_name,
    is_named_person,
    is_organisation,
    is_place,
    is_within,
    words,
)
from newsledger.ontology import MentionType

MENTION_TYPES = {"demonym": MentionType.DEMONYM, "metonym": MentionType.METONYM}
# "Alexandria, Piedmont, Italy": a region that no gazetteer has may stand between.
COMMA_GAP = re.compile(r" ?, ?(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, )?")
COMMAS = frozenset({", ", " , ", ","})
# "Nahr-e Saraj district, Helmand province": what is called a part of a division lies in it, whatever else has the name.
PART_GAP = re.compile(
    r" (?:sub-?district|district|county|municipality|village|town|township|area|city)(?:,| in| of|, in)(?: the)? "
)
# A city of a million that leads its other readings says which country an article is about, as the country's name does.
CONTEXT_WEIGHT = 6.0
# Where a comma between a town and a state means "in": elsewhere it is as often a list.
COMMA_COUNTRIES = frozenset({"USA", "CAN", "AUS"})
CLUB_COUNTRIES = frozenset({"GBR", "USA", "AUS", "IND"})
CLEAR = frozenset({"country", "demonym", "metonym", "admin1", "place"})


class Found(NamedTuple):
    """One place in a text, half-open in its characters: what it means, and which rule says so (None where none does)."""

    start: int
    end: int
    mention_type: MentionType
    place_id: str | None
    country: str | None
    rule: str | None
    confidence: float


S = TypeVar("S", Found, Hit)


def touching(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Return the spans that overlap ``start`` to ``end``, out of spans in text order that do not overlap each other."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return spans[first : max(first, last)]


class Seen(NamedTuple):
    """A name of the gazetteer in its sentence. ``container`` is what follows its comma, where it lies in that."""

    hit: Hit
    name: str
    near: Beside
    container: tuple[Reading, ...]


def _inside(hit: Hit, name: str, container: tuple[Reading, ...]) -> Choice | None:
    if not container:
        return None
    return contained(hit.readings, container) or contained(small_towns().named(name), container)


def _container(folded: str, hit: Hit, following: Hit | None) -> tuple[Reading, ...]:
    if following is None or not _is_gap(folded, hit.end, following.start):
        return ()
    readings = tuple(reading for reading in following.readings if reading.kind in CONTAINERS)
    return readings if _inside(hit, folded[hit.start : hit.end], readings) else ()


def _is_gap(folded: str, start: int, end: int) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    return (COMMA_GAP.fullmatch(folded, start, end) or PART_GAP.fullmatch(folded, start, end)) is not None


def _outside(folded: str, item: Seen, following: Seen) -> Choice | None:
    """Return no place, but its country, for a district of a division or country that has no such name in the gazetteer."""
    outer = {reading.country for reading in following.hit.readings if reading.kind in CONTAINERS}
    if len(outer) != 1 or not PART_GAP.fullmatch(folded, item.hit.end, following.hit.start):
        return None
    country = outer.pop()
    return (
        None if any(reading.country == country for reading in item.hit.readings) else Choice(None, "unlisted", country)
    )


def _elsewhere(folded: str, item: Seen, following: Seen | None) -> Choice | None:
    """Return no place, but its country, for a town in a state where no gazetteer has it: "York, Maine" is no other York."""
    if following is None or item.container:
        return None
    if folded[item.hit.end : following.hit.start] not in COMMAS:
        return _outside(folded, item, following)
    states = [r for r in following.hit.readings if r.kind in ("admin1", "within") and r.country in COMMA_COUNTRIES]
    is_town = all(reading.kind == "city" and reading.weight < CONTEXT_WEIGHT for reading in item.hit.readings)
    return Choice(None, "ambiguous", states[0].country) if states and is_town else None


def see(folded: str, sentences: list[tuple[int, int]]) -> list[Seen]:
    """Return the gazetteer's names in a folded text, each within one of its sentences, with what stands beside it."""
    starts = [start for start, _ in sentences]
    hits = gazetteer().find(folded)
    seen = []
    for hit, following in zip(hits, [*hits[1:], None], strict=False):
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.end > sentences[index][1]:
            continue
        container = _container(folded, hit, following)
        near = beside(folded, hit, *sentences[index], is_contained=bool(container))
        seen.append(Seen(hit, folded[hit.start : hit.end], near, container))
    return seen


def _countries(seen: Iterable[Seen]) -> frozenset[str]:
    """Return the countries that the names of the text are of, but for names that may be a person's."""
    countries = set()
    for item in seen:
        best = max(item.hit.readings, key=lambda reading: reading.weight)
        is_clear = best.kind in CLEAR or best.weight >= CONTEXT_WEIGHT
        if is_clear and best.country and not is_named_person(item.near, item.name):
            choice = choose(item.hit.readings, frozenset(), CLEAR_MARGIN)
            countries |= {best.country} if choice.reading == best else set()
        countries |= {reading.country for reading in item.container if reading.country}
    return frozenset(countries)


def _found(item: Seen, choice: Choice) -> Found:
    reading, country = choice.reading, choice.country
    kind = MENTION_TYPES.get(reading.kind, MentionType.NAME) if reading else MentionType.NAME
    rule = choice.rule if reading else None
    place_id = reading.place_id if reading else None
    return Found(item.hit.start, item.hit.end, kind, place_id, country, rule, CONFIDENCE[choice.rule])


def _division(folded: str, item: Seen, following: Seen | None) -> Found | None:
    """Return the mention of "Anbar province", or of the first of "Homs and Aleppo governorates".

    The noun is part of the name where it has a capital, and "province" always: so annotators mark it.
    """
    noun = item.near.after
    if following and folded[item.hit.end : following.hit.start] == " and " and following.near.after.endswith("s"):
        noun = following.near.after
    readings = [reading for reading in item.hit.readings if reading.kind in ("admin1", "division")]
    if not readings or noun not in words("division"):
        return None
    found = _found(item, Choice(readings[0], "division", readings[0].country))
    is_in_name = noun == item.near.after and (noun == "province" or (noun[0].isupper() and not noun.endswith("s")))
    end = folded.index(noun, item.hit.end) + len(noun)
    is_free = following is None or end <= following.hit.start
    return found._replace(end=end) if is_in_name and is_free else found


def _city(folded: str, item: Seen) -> Found | None:
    """Return the mention of "Kandahar City"; in the countries of many clubs "X City" is a club as often."""
    readings = [reading for reading in item.hit.readings if reading.kind == "city"]
    best = max(readings, key=lambda reading: reading.weight, default=None)
    if item.near.after != "City" or best is None or best.country in CLUB_COUNTRIES:
        return None
    choice = choose(readings, frozenset())
    return _found(item, choice)._replace(end=folded.index("City", item.hit.end) + len("City"))


def know(seen: list[Seen]) -> Known:
    """Return what the whole text says of its names."""
    edges = frozenset(edge for item in seen for edge in (item.hit.start, item.hit.end))
    persons = frozenset(item.name for item in seen if is_named_person(item.near, item.name))
    suspects = frozenset(item.name for item in seen if follows_name(item.hit, item.near, edges))
    places = frozenset(item.name for item in seen if item.container or (is_within(item.near) and not _doubtful(item)))
    return Known(_countries(seen), persons, suspects, places, edges)


def _doubtful(item: Seen) -> bool:
    return is_named_person(item.near, item.name) or is_organisation(item.near)


def named(folded: str, seen: list[Seen], known: Known) -> Iterator[Found]:
    """Yield the names that are places, in text order, with the place that each means."""
    explicit = {item.name: choice for item in seen if (choice := _inside(item.hit, item.name, item.container))}
    is_inner = False
    for item, following in zip(seen, [*seen[1:], None], strict=False):
        division = _division(folded, item, following) or _city(folded, item)
        if division:
            yield division
        elif is_inner or is_place(item.hit, item.name, item.near, known):
            within = [reading for reading in item.hit.readings if is_inner and reading.kind in CONTAINERS]
            choice = explicit.get(item.name) or _elsewhere(folded, item, following)
            if choice and choice.reading and not item.container:
                choice = choice._replace(rule="article")
            yield _found(item, choice or choose(within or item.hit.readings, known.countries))
        is_inner = bool(item.container)
