"""Sentence boundaries on GUM (untokenised) and MEANTIME (tokenised), whose texts have one sentence a line.

Convention: the lines are joined by spaces, and the ends found are compared with the ends of the lines. Ends of lines without a
final mark (titles, captions) cannot be seen in running text and count neither way.
"""

import re
from pathlib import Path

from benchmarks.report import Report, Score, f1, read_cases
from newsledger.nlp.sentences import split

FILES = ("gum_dates.jsonl", "meantime_en.jsonl")
_FINAL = re.compile(r"[.!?…]\s?(?:''|[\"'”’)\]])*$")


def _ends(lines: list[str]) -> tuple[set[int], set[int]]:
    """Return the ends of all lines, and of those that a final mark closes, in the joined text."""
    every, closed, position = set(), set(), 0
    for line in lines:
        position += len(line)
        every.add(position)
        if _FINAL.search(line):
            closed.add(position)
        position += 1
    return every, closed


def _score(path: Path, report: Report) -> Score:
    correct, predicted, expected = 0, 0, 0
    for case in read_cases(path):
        lines = [" ".join(line.split()) for line in case["text"].splitlines() if line.strip()]
        text = " ".join(lines)
        every, closed = _ends(lines)
        found = {end for _, end in split(text)} - (every - closed)
        correct, predicted, expected = correct + len(found & closed), predicted + len(found), expected + len(closed)
        for kind, ends in (("extra", found - closed), ("missed", closed - found)):
            report.errors += [
                f"{kind:<8}{text[max(0, end - 60) : end]} || {text[end : end + 40]}" for end in sorted(ends)
            ]
    return Score(f"sentences.{path.stem.partition('_')[0]}_boundary_f1", f1(correct, predicted, expected), expected)


def score(folder: Path) -> Report:
    """Score the boundaries of both sets."""
    report = Report()
    report.scores += [_score(folder / file, report) for file in FILES]
    report.errors.sort()
    return report
