"""Phrases and compounds of actors: PETRARCH2's unit tests of noun meaning, NGEC's of joined actors.

``phrases``: country (or bloc, IGO and IMG) and sector of every member are gold's code's first six letters, on the phrase's
date; cases that test pronouns in a sentence or a word of PETRARCH2's own dictionary ("the market" is Turkey there) are not
of a phrase and are left out. ``compounds``: exactly gold's members, in any order, for a phrase in its sentence.
"""

from datetime import date
from pathlib import Path

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.knowledge.compounds import compound
from newsledger.extract.knowledge.phrases import describe
from newsledger.nlp import load

FILES = ("petrarch2_actor_phrases.jsonl", "ngec_coactors.jsonl")
LEFT_OUT = ("personal", "reflexive", "prepmeaning")
TARGET = 0.85


def day(text: str) -> date:
    """Return the day of YYYYMMDD, or of MMDDYY as the older tests have it."""
    if len(text) == 6:
        text = f"20{text[4:]}{text[:4]}"
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def code(phrase: str, on: date) -> str:
    """Return our reading of a phrase as country and sector, one after the other."""
    found = describe(phrase, on)
    return (found.country or found.bloc or "---") + ("" if found.bloc else found.sector or "---")


def score(folder: Path) -> Report:
    """Score both files."""
    report, nlp = Report(), load()
    right = []
    for case in read_cases(folder / FILES[0]):
        if not any(name in case["id"] for name in LEFT_OUT):
            codes = [code(member, day(case["date"])) for member in compound(case["text"])]
            right.append(len(codes) == len(case["meaning"][0]) and all(map(str.startswith, case["meaning"][0], codes)))
            if not right[-1]:
                report.errors.append(f"phrase: {case['text']!r}: expected {case['meaning'][0]}, ours {codes}")
    joined = []
    for case in read_cases(folder / FILES[1]):
        start = case["text"].index(case["actor_phrase"])
        span = nlp(case["text"]).char_span(start, start + len(case["actor_phrase"]), alignment_mode="expand")
        members = compound(span) if span is not None else ()
        joined.append(sorted(members) == sorted(case["expected"]))
        if not joined[-1]:
            report.errors.append(f"compound: {case['actor_phrase']!r}: expected {case['expected']}, ours {members}")
    report.scores = [
        Score("petrarch_actor_phrases.phrases", ratio(sum(right), len(right)), len(right), target=TARGET),
        Score("petrarch_actor_phrases.compounds", ratio(sum(joined), len(joined)), len(joined), target=TARGET),
    ]
    return report
