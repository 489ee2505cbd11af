"""Place names in reports on Iraq and Syria (re3d): overlap with Location and Nationality spans of confidence 1.

Convention: gold Locations are whole noun phrases, many without a name ("the city", "two bridges"): only those that
hold a word with a capital beyond their first are asked for, and one is found when a mention of ours lies in it. Ours
are names; one is right when it lies in a Location of any confidence, or in a phrase of another type (a ministry "of
Iraq") when it is a country's name. ``nationality`` is the share of Nationality spans (of countries: not Arab,
Kurdish, Sunni) that a demonym of ours lies in.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.places import Found, find
from newsledger.ontology import MentionType

NAME = "places_re3d"
FILES = ("re3d.jsonl",)
NO_COUNTRY = re.compile(r"Arab|Kurd|Sunni|Shi|Islam|Yazid|indigenous|Gulf")
CERTAIN = 1


def spans(case: dict[str, Any], kind: str, *, is_certain: bool = False) -> list[tuple[int, int]]:
    """Return the gold spans of a type."""
    return [
        (e["begin"], e["end"])
        for e in case["entities"]
        if e["type"] == kind and (e["confidence"] == CERTAIN or not is_certain)
    ]


def lies_in(found: Found, gold: list[tuple[int, int]]) -> bool:
    """Whether a mention lies in one of the spans, give or take an article."""
    return any(start - 4 <= found.start and found.end <= end + 1 for start, end in gold)


def score(folder: Path) -> Report:
    """Score every document; a document is short, and is read as one sentence a line."""
    report = Report()
    right = ours = hit = wanted = peoples = demonyms = 0
    for case in read_cases(folder / FILES[0]):
        text, found = case["text"], find(case["text"])
        locations = spans(case, "Location")
        names = [f for f in found if f.mention_type is MentionType.NAME]
        counted = [f for f in names if lies_in(f, locations) or not (f.place_id or "").startswith("country:")]
        wrong = [f for f in counted if not lies_in(f, locations)]
        asked = [s for s in spans(case, "Location", is_certain=True) if re.search(r"[A-Z]", text[s[0] + 1 : s[1]] + " ")
                 or text[s[0]].isupper()]  # fmt: skip
        missed = [s for s in asked if not any(lies_in(f, [s]) for f in found)]
        right, ours = right + len(counted) - len(wrong), ours + len(counted)
        hit, wanted = hit + len(asked) - len(missed), wanted + len(asked)
        of_countries = [s for s in spans(case, "Nationality") if not NO_COUNTRY.search(text[slice(*s)])]
        peoples += len(of_countries)
        demonyms += sum(any(lies_in(f, [s]) for f in found) for s in of_countries)
        report.errors += [f"wrong [{text[f.start : f.end]}] {text[max(0, f.start - 40) : f.end + 40]!r}" for f in wrong]
        report.errors += [f"missed [{text[a:b]}] {text[max(0, a - 40) : b + 40]!r}" for a, b in missed]
    report.scores = [
        Score(f"{NAME}.precision", ratio(right, ours), ours),
        Score(f"{NAME}.recall", ratio(hit, wanted), wanted),
        Score(f"{NAME}.nationality_recall", ratio(demonyms, peoples), peoples),
    ]
    return report
