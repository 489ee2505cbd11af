"""Numbers of the PLOVER gold standard: a sentence a case, with the kind and bounds of one number.

``bounds_recall``: a claim on the gold's words has its bounds; ``exact``: and its kind. Conventions of the gold:
:mod:`benchmarks.casualties`.
"""

from pathlib import Path

from benchmarks.casualties import is_bounded, is_measured, near, shown
from benchmarks.claims import claims_of
from benchmarks.numbers import share
from benchmarks.report import Report, read_cases

FILES = ("plover_gsr_numeric.jsonl",)


def score(folder: Path) -> Report:
    """Score the share of gold numbers that are found."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    bounds = exact = 0
    for gold, claims in zip(cases, claims_of((case["text"], None) for case in cases), strict=True):
        bounded = [row for row in near(gold, claims) if is_bounded(gold, row)]
        is_exact = any(is_measured(gold, row) for row in bounded)
        bounds, exact = bounds + bool(bounded), exact + is_exact
        if not is_exact:
            found = shown(near(gold, claims))
            report.errors.append(f"{gold['kind']}: {gold['evidence']} [{gold['low']}, {gold['high']}] <> {found}")
    report.scores += [
        share("plover_gsr_numeric.bounds_recall", bounds, len(cases)),
        share("plover_gsr_numeric.exact", exact, len(cases), target=0.85),
    ]
    report.errors.sort()
    return report
