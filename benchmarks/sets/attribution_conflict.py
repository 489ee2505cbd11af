"""Claims of casualties in news articles, and who is named for them.

``reported``: an attribution holds the words of the claim where gold names a source, none where it names none. ``source``: so,
and where gold names one, the words of the source share one with it. Gold also names whom only a sentence before names, and
leaves out sources that do not matter to it; so neither figure can be 1.
"""

import re
from pathlib import Path

from benchmarks.report import Report, Score, ratio, read_cases
from newsledger import nlp
from newsledger.extract.attribution import Attribution, attributions

FILES = ("conflict_claims_gold.jsonl", "news_clusters.jsonl")
_WORD = re.compile(r"\w+")


def score(folder: Path) -> Report:
    """Score the claims; an article is read once."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    articles = {case["id"]: case for case in read_cases(folder / FILES[1])}
    texts = sorted({articles[case["article"]][case["field"]] for case in cases})
    said = {doc.text: list(attributions(doc)) for doc in nlp.load().pipe(texts)}
    reported = named = 0
    for case in cases:
        text = articles[case["article"]][case["field"]]
        holder = _holder(said[text], case["start"], case["end"])
        is_right = (holder is not None) is (case["attributed_to"] is not None)
        is_named = is_right and (holder is None or _shares(holder.source_text, case["attributed_to"]))
        reported, named = reported + is_right, named + is_named
        if not is_named:
            told = (holder.source_text, holder.cue_text) if holder else None
            report.errors.append(
                f"{case['attributed_to']!r} <- {told}: {text[max(0, case['start'] - 200) : case['end'] + 60]!r}"
            )
    report.scores += [
        Score("conflict_sources.reported", ratio(reported, len(cases)), len(cases)),
        Score("conflict_sources.source", ratio(named, len(cases)), len(cases)),
    ]
    return report


def _holder(said: list[Attribution], start: int, end: int) -> Attribution | None:
    """Return the report whose content holds all words from ``start`` to ``end``, the one with the shortest."""
    holding = [
        (span.end_char - span.start_char, index)
        for index, attribution in enumerate(said)
        for span in attribution.contents
        if attribution.is_report and span.start_char <= start and end <= span.end_char
        if not any(token.i in attribution.given for token in span if start <= token.idx < end)
    ]
    return said[min(holding)[1]] if holding else None


def _shares(found: str | None, gold: str) -> bool:
    return bool(set(_WORD.findall((found or "").lower())) & set(_WORD.findall(gold.lower())))
