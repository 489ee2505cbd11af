"""Quad class of a sentence (0 statement, 1-4): the class of its first mention, 0 without any. A linear classifier gets .66."""

from collections import Counter
from pathlib import Path

from benchmarks.events import mentions, quad
from benchmarks.report import Report, Score, f1, ratio, read_cases

FILES = ("conflibert_cameo_sentences.jsonl",)
NAMES = ("none", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def score(folder: Path) -> Report:
    """Score all sentences."""
    report, pairs = Report(), Counter()
    for case in read_cases(folder / FILES[0]):
        found = mentions(case["text"])
        said = quad(found[0] if found else None)
        pairs[case["quad"], said] += 1
        if said != case["quad"]:
            words = [f"{m.event_type} {m.trigger_text!r}" for m in found]
            report.errors.append(f"{case['quad']} <- {said} {words}: {case['text']}")
    cases = pairs.total()
    report.scores.append(Score("conflibert.quad_accuracy", ratio(sum(pairs[q, q] for q in range(5)), cases), cases))
    for index, name in enumerate(NAMES):
        predicted, gold = (sum(n for pair, n in pairs.items() if pair[side] == index) for side in (1, 0))
        report.scores.append(Score(f"conflibert.{name}_f1", f1(pairs[index, index], predicted, gold), gold))
    return report
