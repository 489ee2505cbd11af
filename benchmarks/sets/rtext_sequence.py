"""Recognizers-Text's phones, URLs, addresses, hashtags and GUIDs: nothing in a marked sequence is a claim.

A claim is false when it overlaps a result's words in the text; in a case without results ("wrong IP address
1111.1.1.1") any claim from a run of characters that holds digits and marks is. Claims elsewhere in the sentence are
right ("two emails").
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.numbers import claimed, listed, overlap
from benchmarks.report import Report, Score, ratio, read_cases

FILES = ("rtext_sequence.jsonl",)
_RUN = re.compile(r"(?=\S*\d)(?=\S*[^\w\s])\S+")


def _sequences(case: dict[str, Any]) -> list[tuple[int, int]]:
    text = case["input"]
    spans = [m.span() for r in case["results"] for m in re.finditer(re.escape(r["Text"]), text, re.IGNORECASE)]
    return spans or [match.span() for match in _RUN.finditer(text)]


def score(folder: Path) -> Report:
    """Score the share of cases with a false claim."""
    report = Report()
    false = count = 0
    for case in read_cases(folder / FILES[0]):
        count += 1
        spans = _sequences(case)
        touched = [q.text for q in claimed(case["input"]) if any(overlap((q.start, q.end), span) for span in spans)]
        false += bool(touched)
        listed(report, case["spec"], touched, case["input"])
    report.scores = [
        Score("rtext_sequence.false_cases", ratio(false, count), count, higher_is_better=False, target=0.01)
    ]
    return report
