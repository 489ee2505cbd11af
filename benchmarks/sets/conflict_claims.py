"""Numbers of dead and hurt in news articles (``news_clusters``), with their kind, their bounds, and who is named for them.

``bounds_recall``: a claim on the gold's words has its bounds; ``recall``: and its kind. ``sources``: of the gold numbers that
have a source, those with a claim on them whose source shares a content word with it. Conventions of the gold:
:mod:`benchmarks.casualties`; text, title and description are read apart, as the offsets have it.
"""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.casualties import is_bounded, is_measured, near, shown
from benchmarks.claims import claims_of
from benchmarks.numbers import share
from benchmarks.report import Report, Score, read_cases
from newsledger.records import Claim

FILES = ("conflict_claims_gold.jsonl", "news_clusters.jsonl")
_WORD: Final = re.compile(r"\w+")
_EMPTY: Final = frozenset({"the", "a", "an", "of", "and", "in", "for", "to", "at", "on", "by", "from", "with", "s"})


def _claims(folder: Path, cases: list[dict[str, Any]]) -> dict[tuple[str, str], list[Claim]]:
    """Return the claims of each text that the gold has numbers of, by article and field; each is read once."""
    articles = {case["id"]: case for case in read_cases(folder / FILES[1])}
    wanted = list(dict.fromkeys((case["article"], case["field"]) for case in cases))
    texts = [(articles[article][field], _day(articles[article]["date"])) for article, field in wanted]
    return dict(zip(wanted, claims_of(texts), strict=True))


def _day(text: str | None) -> date | None:
    return datetime.fromisoformat(text).date() if text else None


def _words(text: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall((text or "").lower())) - _EMPTY


def score(folder: Path) -> Report:
    """Score the share of gold numbers that are found, and of their sources."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    claims = _claims(folder, cases)
    bounds = found = 0
    sourced: list[bool] = []
    for gold in cases:
        about = near(gold, claims[gold["article"], gold["field"]])
        bounded = [row for row in about if is_bounded(gold, row)]
        exact = [row for row in bounded if is_measured(gold, row)]
        bounds, found = bounds + bool(bounded), found + bool(exact)
        if not exact:
            report.errors.append(
                f"{gold['qualifier']}: {gold['kind']} {gold['evidence']} [{gold['low']}, {gold['high']}] <> {shown(about)}"
            )
        if gold["attributed_to"]:
            said = [row.source_text for row in exact or bounded or about]
            sourced.append(any(_words(gold["attributed_to"]) & _words(source) for source in said))
            if not sourced[-1]:
                report.errors.append(f"source: {gold['attributed_to']} of {gold['evidence']!r} <> {said}")
    report.scores += _scores(bounds, found, sourced, len(cases))
    report.errors.sort()
    return report


def _scores(bounds: int, found: int, sourced: list[bool], cases: int) -> list[Score]:
    return [
        share("conflict_claims.bounds_recall", bounds, cases),
        share("conflict_claims.recall", found, cases, target=0.85),
        share("conflict_claims.sources", sum(sourced), len(sourced), target=0.75),
    ]
