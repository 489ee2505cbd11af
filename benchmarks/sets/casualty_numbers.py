"""Numbers of casualties and crowds in conflict news: whether the words are read, with the right bounds.

``conflict_claims`` takes its words from the articles of ``news_clusters``; ``plover_gsr`` has a sentence a case. A gold number
is found when a claim overlaps its evidence and names it: equal low and high, where the gold writes "more than 50" and
"at least 50" alike as low 50, and "about 200" as 200. A vague gold ("dozens", null bounds) is found by a fuzzy claim. Numbers
that no word prints ("a prisoner died", a sum of parts) count as missed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.numbers import claimed, close, overlap, share
from benchmarks.report import Report, read_cases
from newsledger.extract.quantities import Quantity
from newsledger.nlp.sentences import split
from newsledger.ontology import Comparator

FILES = ("conflict_claims_gold.jsonl", "news_clusters.jsonl", "plover_gsr_numeric.jsonl")


def _claims(text: str) -> Iterator[tuple[tuple[int, int], Quantity]]:
    """Yield the claims of a text with their offsets in it."""
    for start, end in split(text):
        for quantity in claimed(text[start:end]):
            yield (start + quantity.start, start + quantity.end), quantity


def _names(gold: dict[str, Any], quantity: Quantity) -> bool:
    low = quantity.value if quantity.comparator is Comparator.ABOUT else quantity.low
    high = quantity.value if quantity.comparator is Comparator.ABOUT else quantity.high
    if "vague" in gold["qualifier"]:
        return quantity.comparator is Comparator.FUZZY
    if gold["qualifier"] == "distractor":
        return close(gold["low"], quantity.value)
    return close(gold["low"], low) and close(gold["high"], high)


def _is_found(gold: dict[str, Any], text: str, report: Report) -> bool:
    near = [q for span, q in _claims(text) if overlap(span, (gold["start"], gold["end"]))]
    if any(_names(gold, quantity) for quantity in near):
        return True
    shown = "; ".join(f"{q.text} [{q.low}, {q.high}]" for q in near) or "nothing"
    report.errors.append(f"{gold['qualifier']}: {gold['evidence']} [{gold['low']}, {gold['high']}] <> {shown}")
    return False


def score(folder: Path) -> Report:
    """Score the share of gold numbers that are found, in both files."""
    report = Report()
    articles = {case["id"]: case for case in read_cases(folder / FILES[1])}
    conflict = [(gold, articles[gold["article"]][gold["field"]]) for gold in read_cases(folder / FILES[0])]
    plover = [(gold, gold["text"]) for gold in read_cases(folder / FILES[2])]
    for name, cases in (("conflict_claims", conflict), ("plover_gsr_numeric", plover)):
        found = sum(_is_found(gold, text, report) for gold, text in cases)
        report.scores.append(share(f"{name}.bounds_recall", found, len(cases)))
    report.errors.sort()
    return report
