"""The gazetteer: every name that may be a place, in one automaton, with its possible readings. Loaded once a process."""

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple, cast

import ahocorasick
import pyarrow as pa
import pyarrow.parquet as pq

from newsledger import lexicon
from newsledger.errors import ExtractError
from newsledger.extract.countries import split
from newsledger.fold import fold, fold_name, slug
from newsledger.ontology import PlacePrecision
from newsledger.project import GAZETTEER
from newsledger.records import Place

CITIES = GAZETTEER / "cities.parquet"
# Row groups of the file: places of 15,000 people or more, and the rest. Small towns share their names with people and
# things, so they are read only beside "the village of" or ", Iraq".
OPEN, SMALL = 0, 1
COUNTRY_WEIGHT, ADMIN1_WEIGHT, PLACE_WEIGHT = 7.5, 6.9, 6.0
# An old or foreign spelling is less likely to be meant than another city's own name: half the weight of a factor of four.
ALIAS_PENALTY = 0.3
# Two places of one name and country this near are one: half a degree is about 50 km.
SAME_DEGREES = 0.5
SITE_TYPES = frozenset({"base", "airport", "camp", "prison", "site", "district"})


class Reading(NamedTuple):
    """One thing that a name may mean. ``kind``: country, demonym, metonym, admin1, within, place, city or mask."""

    place_id: str
    name: str
    kind: str
    country: str | None
    weight: float
    place_type: str
    admin1: str | None
    latitude: float | None
    longitude: float | None


class Hit(NamedTuple):
    """One name found in a text, half-open in its characters, with what it may mean."""

    start: int
    end: int
    readings: tuple[Reading, ...]


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def _countries() -> Iterator[tuple[str, Reading]]:
    for row in lexicon.load("countries"):
        facts = (row["iso3"], COUNTRY_WEIGHT, "country", None, _number(row["latitude"]), _number(row["longitude"]))
        for kind, cells in (("country", f"{row['name']}|{row['names']}"), ("demonym", row["demonyms"])):
            reading = Reading(f"country:{row['iso3']}", row["name"], kind, *facts)
            yield from ((name, reading) for name in split(cells))
    for row in lexicon.load("metonyms"):
        code = row["country"]
        yield (
            row["name"],
            Reading(f"country:{code}", row["name"], "metonym", code, COUNTRY_WEIGHT, "country", None, None, None),
        )


def admin1_id(row: lexicon.Row) -> str:
    """Return the id of a first-order division: its ISO 3166-2 style code, else made of its country and name."""
    return f"admin1:{row['code'] or row['country'] + '.' + slug(row['name'])}"


def _divisions() -> Iterator[tuple[str, Reading]]:
    for row in lexicon.load("admin1"):
        facts = (row["country"], ADMIN1_WEIGHT, "admin1", row["name"])
        where = (_number(row["latitude"]), _number(row["longitude"]))
        reading = Reading(admin1_id(row), row["name"], "admin1", *facts, *where)
        is_city_too = fold(row["seat"]) == fold(row["name"])
        yield row["name"], reading._replace(kind="division" if is_city_too else "admin1")
        yield from ((name, reading) for name in split(row["aliases"]))
        yield from ((name, reading._replace(kind="within")) for name in split(row["within"]))


def _places() -> Iterator[tuple[str, Reading]]:
    for row in lexicon.load("places"):
        where = (_number(row["latitude"]), _number(row["longitude"]))
        facts = (row["country"] or None, PLACE_WEIGHT, row["type"], None, *where)
        reading = Reading(f"place:{slug(row['name'])}", row["name"], "place", *facts)
        yield from ((name, reading) for name in [row["name"], *split(row["aliases"])] if "(" not in name)


def _masks() -> Iterator[tuple[str, Reading]]:
    for row in lexicon.load("place_masks"):
        yield row["text"], Reading("", row["text"], "mask", None, 0.0, "", None, None, None)


def _table(row_group: int, columns: tuple[str, ...]) -> pa.Table:
    if not CITIES.is_file():
        raise ExtractError(f"{CITIES}: no gazetteer; make it with 'python {GAZETTEER / 'build.py'}' or install again")
    with pq.ParquetFile(CITIES) as file:
        return file.read_row_group(row_group, columns=list(columns))


COLUMNS = ("geonameid", "name", "country", "population", "admin1", "latitude", "longitude")


def _strings(data: pa.Table, column: str) -> list[str]:
    return cast(list[str], data[column].to_pylist())


def _cities(data: pa.Table) -> Iterator[Reading]:
    for number, name, country, population, *where in zip(*(data[c].to_pylist() for c in COLUMNS), strict=True):
        yield Reading(f"geonames:{number}", name, "city", country, math.log10(population + 1000), "city", *where)


def _named_cities() -> Iterator[tuple[str, Reading]]:
    data = _table(OPEN, (*COLUMNS, "english", "aliases"))
    spellings = zip(_strings(data, "english"), _strings(data, "aliases"), strict=True)
    for reading, (english, aliases) in zip(_cities(data), spellings, strict=True):
        yield from ((name, reading) for name in [reading.name, *split(english)])
        other = reading._replace(weight=reading.weight - ALIAS_PENALTY)
        yield from ((name, other) for name in split(aliases))


def _is_same(city: Reading, listed: Reading) -> bool:
    """Whether a city of GeoNames is a place of our own list: of one name, in one country, about in one spot."""
    if city.kind != "city" or listed.kind != "place" or city.country != listed.country:
        return False
    pairs = ((city.latitude, listed.latitude), (city.longitude, listed.longitude))
    return all(one is not None and two is not None and abs(one - two) < SAME_DEGREES for one, two in pairs)


class Gazetteer:
    """Names in an automaton; ``find`` is one pass over a text."""

    def __init__(self) -> None:
        readings: dict[str, dict[str, Reading]] = defaultdict(dict)
        self.by_id: dict[str, Reading] = {}
        for source in (_masks(), _countries(), _divisions(), _places(), _named_cities()):
            for name, reading in source:
                if reading.kind in ("country", "admin1", "division", "place", "city"):
                    self.by_id.setdefault(reading.place_id, reading)
                known = readings[fold_name(name)]
                if not any(_is_same(reading, listed) for listed in known.values()):
                    known.setdefault(f"{reading.place_id} {reading.kind}", reading)
        self._automaton = ahocorasick.Automaton()
        for name, found in readings.items():
            self._automaton.add_word(name, (len(name), tuple(found.values())))
        self._automaton.make_automaton()

    def named(self, name: str) -> tuple[Reading, ...]:
        """Return what a folded name may mean; empty where it is none of the automaton's."""
        return cast(tuple[int, tuple[Reading, ...]], self._automaton.get(name, (0, ())))[1]

    def find(self, folded: str) -> list[Hit]:
        """Return the names in a folded text that stand at word boundaries: leftmost, longest, none overlapping."""
        hits = []
        for last, (length, readings) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if (start == 0 or not folded[start - 1].isalnum()) and (end == len(folded) or not folded[end].isalnum()):
                hits.append(Hit(start, end, readings))
        # "the Gulf of Aden" is the Gulf of Aden, not the Gulf.
        hits.sort(key=lambda hit: (hit.start + 4 * folded.startswith(("the ", "The "), hit.start), -hit.end, hit.start))
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, loaded on first use.

    Raises:
        ExtractError: the Parquet file was not built.
    """
    return Gazetteer()


class SmallTowns:
    """The places below 15,000 people: 136,000 rows, kept as Arrow, read one by one."""

    def __init__(self) -> None:
        self._data = _table(SMALL, COLUMNS)
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(_strings(self._data, "name")):
            self._rows[fold_name(name)].append(row)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {cast(int, number): row for row, number in enumerate(self._data["geonameid"].to_pylist())}

    def named(self, name: str) -> tuple[Reading, ...]:
        """Return the towns of this folded name."""
        slices = (self._data.slice(row, 1) for row in self._rows.get(name, ()))
        return tuple(reading for data in slices for reading in _cities(data))

    def by_id(self, place_id: str) -> Reading | None:
        """Return the town of this id."""
        number = place_id.removeprefix("geonames:")
        row = self._row_of.get(int(number)) if number.isdecimal() else None
        return None if row is None else next(_cities(self._data.slice(row, 1)))


@cache
def small_towns() -> SmallTowns:
    """Return the small towns, loaded on first use."""
    return SmallTowns()


# A base lies in the division of the nearest town; farther off than this many degrees (about 80 km) that would be a guess.
NEAREST_TOWN = 0.7
# What is so small that it lies in one division.
IN_ONE_DIVISION = SITE_TYPES | {"city"}


@cache
def _towns_of(country: str) -> tuple[Reading, ...]:
    return tuple(r for r in gazetteer().by_id.values() if r.kind == "city" and r.country == country and r.admin1)


def _division_of(reading: Reading) -> str | None:
    """Return the first-order division that a place lies in: its own, else that of the nearest town of its country."""
    latitude, longitude = reading.latitude, reading.longitude
    if reading.admin1 or reading.place_type not in IN_ONE_DIVISION or latitude is None or longitude is None:
        return reading.admin1
    towns = [
        (math.hypot(town.latitude - latitude, town.longitude - longitude), town.admin1)
        for town in _towns_of(reading.country or "")
        if town.latitude is not None and town.longitude is not None
    ]
    distance, division = min(towns, key=lambda pair: pair[0], default=(NEAREST_TOWN, None))
    return division if distance < NEAREST_TOWN else None


def _precision(place_type: str) -> PlacePrecision | None:
    if place_type in SITE_TYPES:
        return PlacePrecision.SITE
    return PlacePrecision(place_type) if place_type in ("city", "admin1", "country") else None


def place(place_id: str) -> Place:
    """Return the place of an id that ``places`` gave.

    Raises:
        KeyError: no gazetteer of the project holds the id.
    """
    reading = gazetteer().by_id.get(place_id) or small_towns().by_id(place_id)
    if reading is None:
        raise KeyError(place_id)
    return Place(
        place_id=place_id,
        name=reading.name,
        place_type=reading.place_type,
        country=reading.country,
        admin1=_division_of(reading),
        latitude=reading.latitude,
        longitude=reading.longitude,
        precision=_precision(reading.place_type),
    )
