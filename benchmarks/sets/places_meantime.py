"""Place names in Wikinews (MEANTIME): how many named LOC mentions we find, and how many of our names lie in one.

Convention: gold is every named mention (NAM, PRE.NAM) of an entity of type LOC up to ``annotated_until``. A mention
there may be a whole phrase ("Everett, Washington", "Suvarnabhumi Airport, which serves Bangkok"), so a gold mention
is found when one of ours overlaps it, and ours is right when it overlaps one. Ours are names and demonyms; demonyms
inside a phrase that is no place ("US airtanker contract") are not annotated, so precision is of names alone,
countries' names in other entities left out.
"""

from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.places import Found, find
from newsledger.ontology import MentionType

NAME = "places_meantime"
FILES = ("meantime_en.jsonl",)
Span = tuple[int, int]


def gold(case: dict[str, Any]) -> tuple[list[Span], list[Span]]:
    """Return the spans of named places, and those of all other named entities."""
    places = {i["m_id"] for i in case["instances"].get("ENTITY", []) if i.get("ent_type") == "LOC"}
    named = {
        e["m_id"]: (e["start"], e["end"])
        for e in case["entities"]
        if "NAM" in (e.get("syntactic_type") or "") and e.get("end", 0) <= case["annotated_until"]
    }
    of_places = {
        source
        for relation in case["relations"]
        if relation["type"] == "REFERS_TO" and places & set(relation["target"])
        for source in relation["source"]
    }
    return [s for m, s in named.items() if m in of_places], [s for m, s in named.items() if m not in of_places]


def overlaps(found: Found, spans: list[Span]) -> bool:
    """Whether a mention overlaps one of the spans."""
    return any(start < found.end and found.start < end for start, end in spans)


def score(folder: Path) -> Report:
    """Score every article up to where it is annotated."""
    report = Report()
    right = ours = hit = wanted = 0
    for case in read_cases(folder / FILES[0]):
        text, (places, others) = case["text"], gold(case)
        found = [f for f in find(text, sentences(text)) if f.end <= case["annotated_until"]]
        names = [f for f in found if f.mention_type is MentionType.NAME]
        counted = [f for f in names if overlaps(f, places) or not is_country_in(f, others)]
        wrong = [f for f in counted if not overlaps(f, places)]
        missed = [s for s in places if not any(s[0] < f.end and f.start < s[1] for f in found)]
        right, ours = right + len(counted) - len(wrong), ours + len(counted)
        hit, wanted = hit + len(places) - len(missed), wanted + len(places)
        report.errors += [f"wrong [{text[f.start : f.end]}] {text[max(0, f.start - 40) : f.end + 40]!r}" for f in wrong]
        report.errors += [f"missed [{text[a:b]}] {text[max(0, a - 40) : b + 40]!r}" for a, b in missed]
    precision, recall = ratio(right, ours), ratio(hit, wanted)
    report.scores = [
        Score(f"{NAME}.precision", precision, ours),
        Score(f"{NAME}.recall", recall, wanted),
        Score(f"{NAME}.f1", ratio(2 * precision * recall, precision + recall), wanted),
    ]
    return report


def sentences(text: str) -> list[Span]:
    """Return the lines of a text as spans: MEANTIME has one sentence a line."""
    bounds, at = [], 0
    for line in text.split("\n"):
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    return bounds


def is_country_in(found: Found, others: list[Span]) -> bool:
    """Whether a mention is a country's name in an entity that is no place ("the US Air Force")."""
    return (found.place_id or "").startswith("country:") and overlaps(found, others)
