"""MEANTIME (64 Wikinews articles, tokenised): VALUE spans, and claims from time expressions.

Scored up to ``annotated_until``.

``value_f1`` pairs claims with VALUE spans that overlap, one to one. Nested VALUEs are kept in the gold by their longest
span; a second claim that reads another VALUE within it ("$381 million, or $0.67 a share") is as right as the first and is
left out, as are ranks ("the third-largest"): the gold marks no ordinals.
``false_on_timex`` is the share of claims that overlap a TIMEX3; a duration is both a TIMEX3 and a claim by the
ledger's contract (kind duration), and the words of a rate ("15 a year") are a TIMEX3 of type SET, so a claim is false
when its number stands in a TIMEX3 of type DATE or TIME. ``any_on_timex`` counts durations and sets too.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy

from benchmarks.numbers import claimed, listed, overlap, pair, prf
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.nlp import load_for_text
from newsledger.ontology import ClaimKind

FILES = ("meantime_en.jsonl",)
Span = tuple[int, int]


def _outermost(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _is_nested(claim: Span, spans: Iterable[Span], outermost: Iterable[Span]) -> bool:
    """Whether a claim reads a VALUE that lies within another."""
    return any(overlap(claim, span) for span in set(spans) - set(outermost))


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
        if q.kind is not ClaimKind.RANK
    ]
    return [claim for claim in found if claim[0][0] < int(case["annotated_until"])]


def score(folder: Path) -> Report:
    """Score spans and false claims."""
    report, nlp = Report(), load_for_text()
    correct = predicted = gold = on_date = on_timex = 0
    for case in read_cases(folder / FILES[0]):
        until = int(case["annotated_until"])
        timexes = [timex for timex in case["timexes"] if "start" in timex]
        spans = [(value["start"], value["end"]) for value in case["values"] if value["start"] < until]
        values = _outermost(spans)
        found = _claims(nlp, case)
        pairs = pair(values, found, lambda value, claim: overlap(value, claim[0]))
        matched = {claim[0] for _, claim in pairs}
        found = [claim for claim in found if claim[0] in matched or not _is_nested(claim[0], spans, values)]
        correct, predicted, gold = correct + len(pairs), predicted + len(found), gold + len(values)
        text = case["text"]
        missed = set(values) - {value for value, _ in pairs}
        listed(report, "missed", [text[a - 30 : b + 30].replace("\n", " / ") for a, b in sorted(missed)], "")
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
        *prf("meantime_values.value", correct, predicted, gold, target=0.90),
        Score(
            "meantime_values.false_on_timex", ratio(on_date, predicted), predicted, higher_is_better=False, target=0.03
        ),
        Score("meantime_values.any_on_timex", ratio(on_timex, predicted), predicted, higher_is_better=False),
    ]
    return report
