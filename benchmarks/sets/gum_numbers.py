"""GUM news and interviews (CC BY): the counted noun of a number is its syntactic head where the relation is ``nummod``.

The gold splits numbers into words; the last of one number's words is scored, with heads that are no number
themselves. A prediction is right when its counted noun, or the unit's own word ("two *years*", "19 *percent*", "*$* 5"),
is the head's lemma or form. ``found`` is the share of these numbers that are read at all: numbers in dates and names
have the same relation now and then.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.claims import numbers_of
from benchmarks.numbers import listed, overlap, share
from benchmarks.report import Report, read_cases
from newsledger.extract.figures import Number
from newsledger.extract.numbers.concept_words import lemma

FILES = ("gum_numbers.jsonl",)


def _names(number: Number, text: str) -> set[str]:
    """Return the words that the reading gives as what is counted or as its unit."""
    figure, counted = number.figure, number.counted
    words = re.findall(r"[^\W\d_]+|[$€£%]", text[figure.start_char : figure.end_char])
    words += [counted.head.text] if counted.head is not None else []
    words += [counted.concept] if counted.concept else []
    return {form for word in words for form in (word.lower(), lemma(word))}


def _scored(numbers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [n for n in numbers if n["deprel"].startswith("nummod") and n["head"] and n["head"]["upos"] != "NUM"]


def score(folder: Path) -> Report:
    """Score the heads of the numbers that are read, and of all."""
    report = Report()
    found = right = gold = 0
    cases = list(read_cases(folder / FILES[0]))
    for case, numbers in zip(cases, numbers_of(case["text"] for case in cases), strict=True):
        text = case["text"]
        for one in _scored(case["numbers"]):
            gold += 1
            span, noun = (one["start"], one["end"]), one["head"]
            number = next((n for n in numbers if overlap(span, (n.figure.start_char, n.figure.end_char))), None)
            if number is None:
                listed(report, "not read", [f"{one['text']} {noun['lemma']}"], text)
                continue
            head = {noun["lemma"].lower(), noun["text"].lower(), lemma(noun["text"])}
            is_right = bool(head & _names(number, text))
            found, right = found + 1, right + is_right
            if not is_right:
                listed(report, "head", [f"{number.figure.words} [{number.counted.concept}] <> {noun['text']}"], text)
    report.errors.sort()
    report.scores = [
        share("gum_numbers.found", found, gold),
        share("gum_numbers.head", right, gold),
        share("gum_numbers.head_of_found", right, found, target=0.95),
    ]
    return report
