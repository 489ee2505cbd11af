"""Named entities in news from all regions (Stanford's worldwide newswire): exact spans with their types, on running text.

The gold has one Location for countries, towns, regions, mountains and seas, so our GPE and LOC are Location; PERSON, ORG, FAC,
NORP, PRODUCT and DATE have a counterpart each. Left out are its Money and Misc (diseases, laws, events, tournaments), and our
EVENT. Its Date is a calendar's date or the name of a day ("Monday", "2021"; not "last week"), which is why ``f1`` is without
it; ``core_f1`` is of Person, Organization and Location alone, with facilities as locations, as corpora of three types have
them. A place and what holds it are one Location there ("Zurich, Switzerland"), and count as wrong when read as two.

The words are set as they were printed, each of the gold's sentences (some are several) on a line of its own.
"""

from pathlib import Path
from typing import Any

from spacy.language import Language

import newsledger.nlp
from benchmarks.names import Tally, said
from benchmarks.report import Report, Score, read_cases
from benchmarks.sets.places_worldwide import layout
from training.corpora.spans import tagged

FILES = ("worldwide_newswire_ner.jsonl",)
NAME = "ner_worldwide"
LABELS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Location",
    "LOC": "Location",
    "FAC": "Facility",
    "NORP": "NORP",
    "PRODUCT": "Product",
    "DATE": "Date",
}
KINDS = ("Person", "Organization", "Location", "Facility", "NORP", "Product", "Date")
CORE = {"Person": "Person", "Organization": "Organization", "Location": "Location", "Facility": "Location"}
TARGET = 0.80
Span = tuple[int, int]


def article(case: dict[str, Any]) -> tuple[str, dict[Span, str]]:
    """Return an article's text and its gold spans with their types, those left out too."""
    lines: list[str] = []
    gold: dict[Span, str] = {}
    at = 0
    for sentence in case["sentences"]:
        line, offsets = layout(sentence["words"])
        for first, last, kind in tagged(sentence["bioes"]):
            gold[at + offsets[first][0], at + offsets[last - 1][1]] = kind
        lines.append(line)
        at += len(line) + 1
    return "\n".join(lines), gold


def score(folder: Path, nlp: Language | None = None) -> Report:
    """Score every article, with the shipped pipeline or another."""
    report, tally, core = Report(), Tally(), Tally()
    articles = [article(case) for case in read_cases(folder / FILES[0])]
    docs = (nlp or newsledger.nlp.load()).pipe(text for text, _ in articles)
    for (text, spans), doc in zip(articles, docs, strict=True):
        gold = {span: kind for span, kind in spans.items() if kind in KINDS}
        found = said(doc, LABELS)
        tally.add(gold, found, text, report)
        core.add(_core(gold), _core(found), text, Report())
    named = tally.over(kind for kind in KINDS if kind != "Date")
    every, few = tally.over(KINDS), core.over(set(CORE.values()))
    report.scores = [
        Score(f"{NAME}.f1", named.f1, named.gold, target=TARGET),
        Score(f"{NAME}.with_date_f1", every.f1, every.gold),
        Score(f"{NAME}.core_f1", few.f1, few.gold),
        *tally.scores(NAME, KINDS),
    ]
    return report


def _core(spans: dict[Span, str]) -> dict[Span, str]:
    return {span: CORE[kind] for span, kind in spans.items() if kind in CORE}
