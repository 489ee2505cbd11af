"""MeasEval trial (SemEval-2021 task 8): quantities of scientific text with what is measured; prose far from news.

``found`` is the share of the gold quantities that a number read overlaps. ``entity_overlap`` is the mean word F1 (SQuAD's, as
the task scores overlap) of the measured entity with ours, over the gold quantities that have one, 0 where no number is
read; ``entity_overlap_of_found`` is over those found. ``property_overlap`` is the same for the measured property.
How ours are read: the entity of a bare count is the noun counted ("five *samples*"); that of an amount is whose it is where
words say that, and the property is then what is measured ("the *ice* has a *density* of ..."), else the entity is what is
measured. A list or range that the gold keeps as one quantity is answered by the first number in it.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.claims import numbers_of
from benchmarks.numbers import overlap, share
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.extract.figures import Number
from newsledger.ontology import ClaimKind

FILES = ("measeval_trial.jsonl",)
ENTITY, PROPERTY = "MeasuredEntity", "MeasuredProperty"


def _words(text: str | None) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", (text or "").lower()) if word not in ("a", "an", "the"))


def _overlap(gold: str, ours: str | None) -> float:
    wanted, found = _words(gold), _words(ours)
    return f1((wanted & found).total(), found.total(), wanted.total())


def _reading(number: Number) -> dict[str, str | None]:
    """Return the entity and property that a number's reading gives."""
    counted = number.counted
    if number.figure.quantity.kind is ClaimKind.COUNT or counted.entity_text is None:
        return {ENTITY: counted.concept_text}
    return {ENTITY: counted.entity_text, PROPERTY: counted.concept_text}


def _answer(quantity: list[dict[str, Any]], numbers: list[Number]) -> dict[str, str | None] | None:
    span = next((part["start"], part["end"]) for part in quantity if part["type"] == "Quantity")
    found = next((n for n in numbers if overlap(span, (n.figure.start_char, n.figure.end_char))), None)
    return None if found is None else _reading(found)


def score(folder: Path) -> Report:
    """Score what is measured."""
    report = Report()
    gold = found = 0
    overlaps: dict[str, list[float]] = {ENTITY: [], PROPERTY: []}
    of_found: list[float] = []
    cases = list(read_cases(folder / FILES[0]))
    for case, numbers in zip(cases, numbers_of(case["text"] for case in cases), strict=True):
        for quantity in case["quantities"]:
            answer = _answer(quantity, numbers)
            gold, found = gold + 1, found + (answer is not None)
            for part in quantity:
                if part["type"] not in overlaps:
                    continue
                value = _overlap(part["text"], (answer or {}).get(part["type"]))
                overlaps[part["type"]].append(value)
                of_found += [value] if answer is not None and part["type"] == ENTITY else []
                if answer is not None and not value:
                    report.errors.append(f"{part['type']}: {quantity[0]['text']} {answer} <> {part['text']}")
    report.errors.sort()
    report.scores = [
        share("measeval.found", found, gold),
        *(
            Score(f"measeval.{name}", ratio(sum(values), len(values)), len(values))
            for name, values in (
                ("entity_overlap", overlaps[ENTITY]),
                ("entity_overlap_of_found", of_found),
                ("property_overlap", overlaps[PROPERTY]),
            )
        ),
    ]
    return report
