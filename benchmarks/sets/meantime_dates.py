"""MEANTIME time expressions: TIMEX3 of all four types in Wikinews, up to where each document was annotated.

Convention: a value is right when the TIMEX3 text is the same (``2020-W05``, ``P2Y``, ``2012-Q1``, ``PRESENT_REF``). A document
without a creation time takes that of the expression marked so, else it has none.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.report import Report, read_cases
from benchmarks.timexes import Found, Gold, Tally, predict

FILES = ("meantime_en.jsonl",)
TARGET = 0.8


def _anchor(case: dict[str, Any]) -> date | None:
    marked = [t.get("value") for t in case["timexes"] if t.get("functionInDocument") == "CREATION_TIME"]
    for value in [case.get("dct"), *marked]:
        if value and (match := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return date.fromisoformat(value)
    return None


def _is_right(found: Found, gold: Gold) -> bool:
    return found.solved.value == gold.value


def score(folder: Path) -> Report:
    """Score the annotated part of every document."""
    report, tally = Report(), Tally()
    for case in read_cases(folder / FILES[0]):
        limit = case["annotated_until"]
        gold = [
            Gold(t["start"], t["end"], t["text"], t.get("value"))
            for t in case["timexes"]
            if "start" in t and t["end"] <= limit
        ]
        found = [one for one in predict(case["text"], _anchor(case)) if one.end <= limit]
        tally.add(case["text"], found, gold, _is_right, report)
    report.scores += tally.scores("meantime_dates", TARGET)
    report.errors.sort()
    return report
