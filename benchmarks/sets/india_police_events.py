"""Articles in which the police arrest somebody: an article with a mention of COERCE arrest is one.

The other labels (killing, use of force, inaction) ask whether the police did it, which takes roles.
"""

from pathlib import Path

from benchmarks.events import mentions
from benchmarks.report import Report, Score, f1, read_cases

FILES = ("india_police_events_docs.jsonl",)


def score(folder: Path) -> Report:
    """Score all articles."""
    report, correct, predicted, gold, cases = Report(), 0, 0, 0, 0
    for case in read_cases(folder / FILES[0]):
        arrests = [mention.trigger_text for mention in mentions(case["text"]) if mention.mode == "arrest"]
        is_gold, cases = "ARREST" in case["labels"], cases + 1
        predicted, gold, correct = predicted + bool(arrests), gold + is_gold, correct + (is_gold and bool(arrests))
        if is_gold != bool(arrests):
            report.errors.append(f"{'missed' if is_gold else 'said'} {arrests}: {case['id']}")
    report.scores.append(Score("india_police_events.arrest_f1", f1(correct, predicted, gold), cases))
    return report
