"""GUM news and interviews (CC BY): the counted noun of a number is its syntactic head where the relation is ``nummod``.

The gold splits numbers into words; the last of one number's words is scored, with heads that are no number
themselves. A prediction is right when its concept, or the unit's own word ("two *years*", "19 *percent*", "*$* 5"),
is the head's lemma or form. ``found`` is the share of these numbers that are read at all: numbers in dates and names
have the same relation now and then.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.numbers import listed, overlap, read, share
from benchmarks.report import Report, read_cases
from newsledger.extract.numbers.concept_words import lemma
from newsledger.extract.quantities import Quantity

FILES = ("gum_numbers.jsonl",)


def _names(quantity: Quantity, text: str) -> set[str]:
    """Return the words that the reading gives as what is counted or as its unit."""
    behind = re.findall(r"[^\W\d_]+|[$€£%]", text[quantity.number_end : quantity.end])
    names = {*behind, *re.findall(r"[$€£]", quantity.text), *filter(None, [quantity.concept])}
    return {form for word in names for form in (word.lower(), lemma(word))}


def _scored(numbers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [n for n in numbers if n["deprel"].startswith("nummod") and n["head"] and n["head"]["upos"] != "NUM"]


def score(folder: Path) -> Report:
    """Score the heads of the numbers that are read, and of all."""
    report = Report()
    found = right = gold = 0
    for case in read_cases(folder / FILES[0]):
        quantities = read(case["text"])
        for number in _scored(case["numbers"]):
            gold += 1
            span = number["start"], number["end"]
            quantity = next((q for q in quantities if overlap(span, (q.start, q.end))), None)
            if quantity is None:
                listed(report, "not read", [f"{number['text']} {number['head']['lemma']}"], case["text"])
                continue
            head = {number["head"]["lemma"].lower(), number["head"]["text"].lower(), lemma(number["head"]["text"])}
            is_right = bool(head & _names(quantity, case["text"]))
            found, right = found + 1, right + is_right
            listed(
                report,
                "head",
                [] if is_right else [f"{quantity.text} [{quantity.concept}] <> {number['head']['text']}"],
                case["text"],
            )
    report.errors.sort()
    report.scores = [
        share("gum_numbers.found", found, gold),
        share("gum_numbers.head", right, gold),
        share("gum_numbers.head_of_found", right, found),
    ]
    return report
