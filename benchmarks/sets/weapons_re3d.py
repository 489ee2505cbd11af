"""Weapons in reports on Iraq and Syria (re3d): Weapon and MilitaryPlatform spans of confidence 1 against our WEAPON.

Gold spans are noun phrases with what describes them ("a small number of rifles"), ours are the name of the weapon: a gold
span is found when a weapon of ours overlaps with it. ``named`` are the spans that hold a capital. Of ours, one is right when it
overlaps with a Weapon, MilitaryPlatform or Vehicle of any confidence: the annotators marked many a weapon in one place and not
in the next, so that precision is a lower bound.
"""

from pathlib import Path
from typing import Any, Final

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger import nlp
from newsledger.nlp.weapons import LABEL

NAME: Final = "weapons_re3d"
FILES: Final = ("re3d.jsonl",)
ASKED: Final = ("Weapon", "MilitaryPlatform")
RIGHT: Final = (*ASKED, "Vehicle")
CERTAIN: Final = 1
TARGET: Final = 0.75
Span = tuple[int, int]


def spans(case: dict[str, Any], kinds: tuple[str, ...], least: float) -> list[Span]:
    """Return the gold spans of some types, of this confidence or more, each once."""
    return sorted({(e["begin"], e["end"]) for e in case["entities"] if e["type"] in kinds and e["confidence"] >= least})


def meets(span: Span, others: list[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def score(folder: Path) -> Report:
    """Score every document."""
    report, pipeline = Report(), nlp.load()
    wanted: dict[str, list[bool]] = {kind: [] for kind in (*ASKED, "named")}
    right: list[bool] = []
    for case in read_cases(folder / FILES[0]):
        text = case["text"]
        ours = [(e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ == LABEL]
        gold = spans(case, RIGHT, 0)
        right += [meets(span, gold) for span in ours]
        report.errors += [
            f"wrong {text[max(0, a - 40) : b + 40]!r} [{text[a:b]}]" for a, b in ours if not meets((a, b), gold)
        ]
        for kind in ASKED:
            for span in spans(case, (kind,), CERTAIN):
                is_found = meets(span, ours)
                wanted[kind].append(is_found)
                if any(c.isupper() for c in text[slice(*span)]):
                    wanted["named"].append(is_found)
                if not is_found:
                    report.errors.append(f"missed {kind} [{text[slice(*span)]}]")
    every = wanted["Weapon"] + wanted["MilitaryPlatform"]
    report.scores = [
        Score(f"{NAME}.recall", ratio(sum(every), len(every)), len(every), target=TARGET),
        Score(f"{NAME}.weapon_recall", ratio(sum(wanted["Weapon"]), len(wanted["Weapon"])), len(wanted["Weapon"])),
        Score(f"{NAME}.named_recall", ratio(sum(wanted["named"]), len(wanted["named"])), len(wanted["named"])),
        Score(f"{NAME}.precision", ratio(sum(right), len(right)), len(right)),
    ]
    return report
