"""Phrases of actors (NGEC's resolution tests): country, sector, and named people by date.

A case is right where country and sector are both gold's, as far as it gives them; what gold leaves empty must be empty.
Their codes are read as ours: XKX is KOS, HLH is MED, UNK and JNK are no sector, and a non-state "country" (UNO, EUR, IGO) is
right where we say that the actor is of that bloc, since our country is a state or null and the bloc stands in its place.
Undated cases and "today" are read as of the time at which the tests were written.

``accuracy`` is over all cases that give a country or a sector; ``phrases`` and ``people`` are those of it without and with a
name in gold. ``titles`` are names of whom gold gives an encyclopedia's title alone: right where the knowledge base holds an
actor of that name, and reported apart because a list can never hold all.
"""

from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.knowledge.actors import by_name, known
from newsledger.extract.knowledge.phrases import Described, describe
from newsledger.fold import fold

FILES = ("ngec_actor_resolution.jsonl",)
TARGET = 0.85
# Most of the tests were written in spring and summer 2022.
TODAY = date(2022, 7, 1)
BLOCS = frozenset({"UNO", "EUR", "IGO", "NGO"})
SECTORS = {"HLH": "MED", "UNK": "", "JNK": ""}
SPELLED = {"1 january 2003": date(2003, 1, 1), "1 july 2021": date(2021, 7, 1)}


def day(text: str) -> date:
    """Return the day of a case; an empty one, "today" and what is no date is the time of writing."""
    if found := SPELLED.get(text.lower()):
        return found
    return date.fromisoformat(text) if text[:1].isdigit() else TODAY


def is_right(found: Described, expect: dict[str, Any]) -> bool:
    """Whether country and sector are gold's; gold that says there is no code at all wants none."""
    if "code" in expect:
        return found.sector is None and found.bloc is None
    country, sector = expect.get("country", expect.get("cc")), expect.get("code_1")
    if isinstance(country, dict):
        return found.country not in country.values()
    if country in BLOCS:
        return found.bloc == country
    same_country = country is None or (found.country or "") == country.replace("XKX", "KOS")
    return same_country and (sector is None or (found.sector or "") == SECTORS.get(sector, sector))


def is_known(phrase: str, title: str) -> bool:
    """Whether the phrase is an actor of the knowledge base that the title names too."""
    actor_id = describe(phrase, TODAY).actor_id
    if actor_id is None:
        return False
    actor = known(actor_id)
    names = {fold(name).lower() for name in (actor.name, *actor.aliases)}
    return fold(title).lower() in names or actor in by_name(title)


def score(folder: Path) -> Report:
    """Score every case once."""
    report = Report()
    right: dict[str, list[bool]] = {"phrases": [], "people": [], "titles": []}
    for case in read_cases(folder / FILES[0]):
        phrase, expect = case["actor"], case["expect"]
        if case["skipped"]:
            continue
        found = describe(phrase, day(case["query_date"]), case["context"])
        if "title" in expect:
            kind, good = "titles", is_known(phrase, expect["title"])
        else:
            kind, good = ("people" if expect.get("wiki") else "phrases"), is_right(found, expect)
        right[kind].append(good)
        if not good:
            said = (found.country or found.bloc, found.sector, found.name)
            report.errors.append(f"{kind}: {phrase!r} {case['query_date']}: expected {expect}, ours {said}")
    coded = right["phrases"] + right["people"]
    report.errors.sort()
    report.scores = [Score("ngec_actors.accuracy", ratio(sum(coded), len(coded)), len(coded), target=TARGET)]
    report.scores += [
        Score(f"ngec_actors.{kind}", ratio(sum(cases), len(cases)), len(cases)) for kind, cases in right.items()
    ]
    return report
