"""Which place a name means: by what stands after its comma, by the countries of the article, by population; or none."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from newsledger import lexicon
from newsledger.extract.gazetteer import Reading
from newsledger.fold import fold, fold_name

# A mention of a reading's country in the article weighs as much as a population sixteen times as large: an article on the
# United States still means the French Paris (85 times the one in Texas), but its own Birmingham (a fifth of the other).
CONTEXT_BONUS = 1.2
# A capital stays one in an article on a country that has a town of its name: "talks with Washington" in Britain.
CAPITAL_BONUS = 0.7
# The first reading must outweigh the second by a factor of 2.5 in population; below that the mention stays without a place.
MARGIN = 0.4
# A city counts as a sign of its article's country where it is ten times as large as any other of its name.
CLEAR_MARGIN = 1.0
# Set by hand in the order of the evidence, since public gold for resolution is a few dozen names: what the words say, what
# the article says, what only population says; "ambiguous" and "unlisted" are how sure it is that it is a place at all.
CONFIDENCE = {
    "country": 0.95,
    "demonym": 0.95,
    "metonym": 0.9,
    "containment": 0.95,
    "division": 0.95,
    "unique": 0.9,
    "article": 0.85,
    "context": 0.85,
    "population": 0.8,
    "ambiguous": 0.5,
    "unlisted": 0.6,
}
CONTAINERS = frozenset({"country", "admin1", "division", "within"})


class Choice(NamedTuple):
    """The reading that a rule chose, None where several stand too close; ``country`` where all of these lie in one."""

    reading: Reading | None
    rule: str
    country: str | None


def _chosen(reading: Reading, rule: str) -> Choice:
    return Choice(reading, rule, reading.country)


def _usual(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings that a bare name has; those that need a comma or "province" only where there is no other."""
    real = [reading for reading in readings if reading.kind != "mask"]
    return [reading for reading in real if reading.kind not in ("within", "division")] or real


def contained(readings: Iterable[Reading], container: Iterable[Reading]) -> Choice | None:
    """Return the heaviest reading that lies in the country or division named after the comma; None where none does."""
    inside = [
        reading
        for reading in _usual(readings)
        for outer in container
        if reading.place_id != outer.place_id
        and reading.country == outer.country
        and (outer.kind == "country" or reading.admin1 == outer.name)
    ]
    return _chosen(max(inside, key=lambda r: (r.weight, r.place_id)), "containment") if inside else None


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    """Return the country and the folded name of every capital; the lexicon gives Washington with its district."""
    rows = lexicon.load("countries")
    return frozenset((row["iso3"], fold(row["capital"])) for row in rows) | {("USA", "Washington")}


def _great_capital(readings: list[Reading]) -> Reading | None:
    """Return the capital that is clearly the largest of its name: the Libyan Tripoli is not, five times the Lebanese one."""
    first, second = (*sorted(readings, key=lambda reading: -reading.weight), None, None)[:2]
    if first is None or second is None or first.weight - second.weight < CLEAR_MARGIN or first.kind != "city":
        return None
    return first if (first.country, fold_name(first.name)) in _capitals() else None


def _score(reading: Reading, context: frozenset[str], capital: Reading | None) -> float:
    return reading.weight + CONTEXT_BONUS * (reading.country in context) + CAPITAL_BONUS * (reading is capital)


def choose(readings: Iterable[Reading], context: frozenset[str], margin: float = MARGIN) -> Choice:
    """Return the reading of largest weight, where it leads by ``margin``; ``context`` holds the article's countries."""
    candidates = _usual(readings)
    capital = _great_capital(candidates)
    scores = sorted(
        ((_score(reading, context, capital), reading) for reading in candidates),
        key=lambda pair: (-pair[0], pair[1].place_id),
    )
    if not scores:
        return Choice(None, "ambiguous", None)
    best = scores[0][1]
    if len(scores) > 1 and scores[0][0] - scores[1][0] < margin:
        countries = {reading.country for _, reading in scores}
        return Choice(None, "ambiguous", best.country if len(countries) == 1 else None)
    if best.kind in ("country", "demonym", "metonym"):
        return _chosen(best, best.kind)
    if len(scores) == 1:
        return _chosen(best, "unique")
    heaviest = max(candidates, key=lambda r: (r.weight, r.place_id))
    return _chosen(best, "population" if heaviest is best else "context")
