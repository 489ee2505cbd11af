"""MEANTIME (64 Wikinews articles, tokenised): VALUE spans, and claims from time expressions.

Scored up to ``annotated_until``.

``value_f1`` pairs claims with VALUE spans that overlap, one to one; nested VALUEs are kept in the gold by its longest span.
``false_on_timex`` is the share of claims that overlap a TIMEX3; a duration is both a TIMEX3 and a claim by the
ledger's contract (kind duration), and the words of a rate ("15 a year") are a TIMEX3 of type SET, so a claim is false
when its number stands in a TIMEX3 of type DATE or TIME. ``any_on_timex`` counts durations and sets too.
"""

from pathlib import Path
from typing import Any

import spacy

from benchmarks.numbers import claimed, listed, overlap, pair, prf
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.nlp import load_for_text

FILES = ("meantime_en.jsonl",)
Span = tuple[int, int]


def _outermost(values: list[dict[str, Any]]) -> list[Span]:
    spans = sorted({(v["start"], v["end"]) for v in values}, key=lambda s: (s[0], -s[1]))
    kept: list[Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _claims(nlp: spacy.Language, case: dict[str, Any]) -> list[tuple[Span, Span, str]]:
    """Return span, number span and words of the claims in the annotated part."""
    doc = nlp(case["text"])
    found = [
        (
            (s.start_char + q.start, s.start_char + q.end),
            (s.start_char + q.number_start, s.start_char + q.number_end),
            q.text,
        )
        for s in doc.sents
        for q in claimed(s.text)
    ]
    return [claim for claim in found if claim[0][0] < int(case["annotated_until"])]


def score(folder: Path) -> Report:
    """Score spans and false claims."""
    report, nlp = Report(), load_for_text()
    correct = predicted = gold = on_date = on_timex = 0
    for case in read_cases(folder / FILES[0]):
        until = int(case["annotated_until"])
        timexes = [timex for timex in case["timexes"] if "start" in timex]
        values = [span for span in _outermost(case["values"]) if span[0] < until]
        found = _claims(nlp, case)
        pairs = pair(values, found, lambda value, claim: overlap(value, claim[0]))
        correct, predicted, gold = correct + len(pairs), predicted + len(found), gold + len(values)
        text = case["text"]
        missed = set(values) - {value for value, _ in pairs}
        listed(report, "missed", [text[a - 30 : b + 30].replace("\n", " / ") for a, b in sorted(missed)], "")
        matched = {claim[0] for _, claim in pairs}
        for span, number, words in found:
            touching = [t for t in timexes if overlap((t["start"], t["end"]), span)]
            is_false = any(t["type"] in ("DATE", "TIME") and overlap((t["start"], t["end"]), number) for t in touching)
            on_timex, on_date = on_timex + bool(touching), on_date + is_false
            context = text[max(0, span[0] - 40) : span[1] + 40].replace("\n", " / ")
            listed(report, "on date", [words] if is_false else [], context)
            listed(report, "on timex", [words] if touching and not is_false else [], context)
            listed(report, "false", [words] if span not in matched and not touching else [], context)
    report.errors.sort()
    report.scores = [
        *prf("meantime_values.value", correct, predicted, gold),
        Score(
            "meantime_values.false_on_timex", ratio(on_date, predicted), predicted, higher_is_better=False, target=0.05
        ),
        Score("meantime_values.any_on_timex", ratio(on_timex, predicted), predicted, higher_is_better=False),
    ]
    return report
