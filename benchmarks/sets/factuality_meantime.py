"""Factuality of the events of Wikinews (MEANTIME), on the scale of FactBank: -3 certainly did not happen .. 3 certainly did.

The words are given, with the spaces that print would have, and so are the predicates: the annotated events, verbs and nouns.
A sentence is a document, since the set does not say which follow each other.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import newsledger.nlp
from benchmarks.pipelines import factuality, gold_doc, read
from benchmarks.ratings import Pair, misses, scores
from benchmarks.report import Report, read_cases
from benchmarks.sets.places_worldwide import layout

FILES = ("factuality_meantime.jsonl",)
NAME = "factuality_meantime"


def given(nlp: Language, case: dict[str, Any]) -> Doc:
    """Return a case as an unread doc, its events as given predicates."""
    words = case["text"].split(" ")
    _, offsets = layout(words)
    spaces = [end < start for (_, end), (start, _) in pairwise(offsets)]
    return gold_doc(nlp, [list(zip(words, [*spaces, False], strict=True))], sorted(events(case)))


def events(case: dict[str, Any]) -> dict[int, float]:
    """Return the value of each event's word."""
    return {case["text"][: target["start"]].count(" "): target["factuality"] for target in case["targets"]}


def score(folder: Path, nlp: Language | None = None) -> Report:
    """Score every event, with the shipped pipeline or another."""
    report = Report()
    pairs: list[Pair] = []
    nlp = nlp or newsledger.nlp.load()
    cases = list(read_cases(folder / FILES[0]))
    for case, doc in zip(cases, read(nlp, (given(nlp, case) for case in cases)), strict=True):
        for word, value in sorted(events(case).items()):
            said = factuality(doc[word])
            pairs.append((value, said))
            report.errors += misses(value, said, f"{doc[word].text} | {doc.text}")
    report.scores = scores(NAME, pairs)
    return report
