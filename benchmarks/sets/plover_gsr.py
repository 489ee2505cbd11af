"""PLOVER gold standard records: sentences with the type of their events. A linear classifier gets .46 of the types.

``type_accuracy``: the type of the mention that shares most with the gold event's words, else of the first mention, is a
gold type. ``contains``: the gold type is among the types found in the sentence. Modes there are of 2016 and are not scored.
"""

from pathlib import Path

from benchmarks.events import best, mentions, quad
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.ontology import EventType
from newsledger.plover import quad_class

FILES = ("plover_gsr.jsonl",)


def score(folder: Path) -> Report:
    """Score the whole file."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    exact = same_quad = contained = gold_count = silent = 0
    for case in cases:
        gold = {item["event"] for item in case["gold"]}
        found = mentions(case["text"])
        spans = [(span["start"], span["end"]) for span in case["spans"] if span["role"] == "EVT"]
        chosen = best(found, spans) or (found[0] if found else None)
        gold_count += len(gold)
        contained += len(gold & {mention.event_type for mention in found})
        silent += chosen is None
        exact += chosen is not None and chosen.event_type in gold
        same_quad += quad(chosen) in {quad_class(EventType(name)) for name in gold}
        if chosen is None or chosen.event_type not in gold:
            said = [f"{m.event_type} {m.trigger_text!r}" for m in found]
            report.errors.append(f"{'/'.join(sorted(gold))} <- {said}: {case['text']}")
    report.scores += [
        Score("plover_gsr.type_accuracy", ratio(exact, len(cases)), len(cases), target=0.70),
        Score("plover_gsr.quad_accuracy", ratio(same_quad, len(cases)), len(cases)),
        Score("plover_gsr.contains", ratio(contained, gold_count), gold_count),
        Score("plover_gsr.silent", ratio(silent, len(cases)), len(cases), higher_is_better=False),
    ]
    return report
