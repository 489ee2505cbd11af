"""Factuality of the events of Wikinews (MEANTIME), on the scale of FactBank: -3 certainly did not happen .. 3 certainly did.

``standing_`` are the figures of the value that an event's standing has by rule, which takes what is asserted of the future for
certain, as the annotators did; the others are those of ``token._.factuality``, which says whether it has happened.
The words are given, with the spaces that print would have, and so are the predicates: the annotated events, verbs and nouns.
A sentence is a document, since the set does not say which follow each other.
"""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import newsledger.nlp
from benchmarks.pipelines import factuality, gold_doc, read
from benchmarks.ratings import Pair, misses, scores
from benchmarks.report import Report, Score, read_cases
from benchmarks.sets.places_worldwide import layout
from newsledger.extract.standing import standing_of

FILES = ("factuality_meantime.jsonl",)
NAME = "factuality_meantime"
TARGET = 0.35


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
    by_rule: list[Pair] = []
    nlp = nlp or newsledger.nlp.load()
    cases = list(read_cases(folder / FILES[0]))
    for case, doc in zip(cases, read(nlp, (given(nlp, case) for case in cases)), strict=True):
        for word, value in sorted(events(case).items()):
            pairs.append((value, factuality(doc[word])))
            stands = standing_of(doc[word])
            by_rule.append((value, stands.value))
            report.errors += misses(value, stands.value, f"{stands.reason or 'plain'} | {doc[word].text} | {doc.text}")
    report.scores = [*scores(NAME, pairs), *_standing(by_rule)]
    return report


def _standing(pairs: list[Pair]) -> list[Score]:
    """Return the figures of the rule's values, with the aim of their mean error."""
    found = scores(f"{NAME}.standing", pairs)
    return [
        replace(one, target=TARGET if one.name.endswith(".mae") else None) for one in found if ".fact_" not in one.name
    ]
