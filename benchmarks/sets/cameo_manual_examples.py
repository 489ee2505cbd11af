"""The examples of the CAMEO manual: the PLOVER type and quad class that their codes lead to.

Codes of the roots 01 and 02 (statements, appeals) lead nowhere in PLOVER: ``quiet`` is the share of them without any mention.
"""

from pathlib import Path

from benchmarks.events import best, mentions, quad
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.plover import from_cameo

FILES = ("cameo_manual_examples.jsonl",)


def score(folder: Path) -> Report:
    """Score the examples with one code; where there are several, any of them counts."""
    report = Report()
    exact = same_quad = coded = quiet = dropped = 0
    for case in read_cases(folder / FILES[0]):
        entries = [entry for gold in case["gold"] if (entry := from_cameo(gold["code"]))]
        found = mentions(case["text"])
        if not entries:
            dropped, quiet = dropped + 1, quiet + (not found)
            continue
        spans = [(span["start"], span["end"]) for gold in case["gold"] for span in gold["event"]]
        chosen = best(found, spans) or (found[0] if found else None)
        right = chosen is not None and chosen.event_type in {entry.event_type for entry in entries}
        coded, exact = coded + 1, exact + right
        same_quad += quad(chosen) in {entry.quad_class for entry in entries}
        if not right:
            said = [f"{m.event_type} {m.trigger_text!r}" for m in found]
            gold_types = "/".join(sorted({entry.event_type for entry in entries}))
            report.errors.append(f"{case['gold'][0]['code']} {gold_types} <- {said}: {case['text']}")
    report.scores += [
        Score("cameo_manual_examples.type_accuracy", ratio(exact, coded), coded),
        Score("cameo_manual_examples.quad_accuracy", ratio(same_quad, coded), coded),
        Score("cameo_manual_examples.quiet", ratio(quiet, dropped), dropped),
    ]
    return report
