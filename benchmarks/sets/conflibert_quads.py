"""Quad class of a sentence (0 statement, 1-4): the class of its main event, 0 without any. A linear classifier gets .66.

``quad_accuracy`` reads the file's classes as the ledger's. The file goes by CAMEO's roots, though: what yields (08, PLOVER's
CONCEDE) is material cooperation there, what reduces relations (16, SANCTION) verbal conflict. ``root_quad_accuracy`` counts
an event of these two types in the file's class.
"""

from collections import Counter
from pathlib import Path

from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger import nlp
from newsledger.extract.coded import Coded
from newsledger.extract.main_event import main_events
from newsledger.ontology import EventType
from newsledger.plover import quad_class

FILES = ("conflibert_cameo_sentences.jsonl",)
NAMES = ("none", "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
# The types that the file has in another class than PLOVER.
ROOT_QUADS = {EventType.CONCEDE: 2, EventType.SANCTION: 3}


def _quad(event: Coded | None) -> int:
    return quad_class(event.event_type) if event else 0


def _root_quad(event: Coded | None) -> int:
    return ROOT_QUADS.get(event.event_type, _quad(event)) if event else 0


def score(folder: Path) -> Report:
    """Score all sentences."""
    report, by_root = Report(), 0
    pairs: Counter[tuple[int, int]] = Counter()
    cases = list(read_cases(folder / FILES[0]))
    for case, doc in zip(cases, nlp.load().pipe(case["text"] for case in cases), strict=True):
        event = next((event for event in main_events(doc) if event is not None), None)
        said = _quad(event)
        pairs[case["quad"], said] += 1
        by_root += _root_quad(event) == case["quad"]
        if said != case["quad"]:
            words = f"{event.event_type} {event.words.text!r}" if event else "nothing"
            report.errors.append(f"{case['quad']} <- {said} {words}: {case['text']}")
    right, total = sum(pairs[q, q] for q in range(5)), len(cases)
    report.scores += [
        Score("conflibert.quad_accuracy", ratio(right, total), total, target=0.78),
        Score("conflibert.root_quad_accuracy", ratio(by_root, total), total),
    ]
    for index, name in enumerate(NAMES):
        predicted, gold = (sum(n for pair, n in pairs.items() if pair[side] == index) for side in (1, 0))
        report.scores.append(Score(f"conflibert.{name}_f1", f1(pairs[index, index], predicted, gold), gold))
    return report
