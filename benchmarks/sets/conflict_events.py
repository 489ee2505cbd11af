"""Claims of casualties in news articles: whether each is tied to the event that the article is about, or kept from it.

``linked``: claims of the main event that have an event mention, of those that are found at all (a claim of ours lies in the
words of the gold's). ``apart``: distractors, which are of another event, that share their mention with no claim of the main
event in their article; so are those without one, or that are not found. ``accident``: claims of a tram's derailment, which is
no PLOVER event, that rightly have none.
"""

from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.claims import claims_of
from benchmarks.numbers import listed, overlap
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.records import Claim

FILES = ("conflict_claims_gold.jsonl", "news_clusters.jsonl")
ACCIDENTS = frozenset({"croydon_tram_trash"})
Case = dict[str, Any]


def score(folder: Path) -> Report:
    """Score the claims that gold and we have; an article is read once."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    articles = {case["id"]: case for case in read_cases(folder / FILES[1])}
    texts = sorted({(articles[case["article"]][case["field"]], case["published"][:10]) for case in cases})
    found = dict(zip(texts, claims_of((text, date.fromisoformat(on)) for text, on in texts), strict=True))
    read = [
        (case, _claim(case, found[articles[case["article"]][case["field"]], case["published"][:10]])) for case in cases
    ]
    main = {
        (case["article"], _event(claim)) for case, claim in read if case["belongs_to_cluster_event"] and _event(claim)
    }
    linked = [(case, claim) for case, claim in read if case["belongs_to_cluster_event"] and claim]
    conflict = [(case, claim) for case, claim in linked if case["event"] not in ACCIDENTS]
    accident = [(case, claim) for case, claim in linked if case["event"] in ACCIDENTS]
    others = [(case, claim) for case, claim in read if not case["belongs_to_cluster_event"]]
    listed(report, "not linked", [case["evidence"] for case, claim in conflict if not _event(claim)], "")
    listed(report, "linked", [case["evidence"] for case, claim in accident if _event(claim)], "accident")
    listed(
        report, "not apart", [case["evidence"] for case, one in others if (case["article"], _event(one)) in main], ""
    )
    report.scores = [
        Score(
            "conflict_events.linked", ratio(sum(bool(_event(one)) for _, one in conflict), len(conflict)), len(conflict)
        ),
        Score(
            "conflict_events.apart",
            ratio(sum((case["article"], _event(claim)) not in main for case, claim in others), len(others)),
            len(others),
        ),
        Score(
            "conflict_events.accident", ratio(sum(not _event(one) for _, one in accident), len(accident)), len(accident)
        ),
    ]
    return report


def _claim(case: Case, found: list[Claim]) -> Claim | None:
    """Return our claim in the words of the gold's, the first."""
    span = case["start"], case["end"]
    return next((claim for claim in found if overlap(span, (claim.start_char, claim.end_char))), None)


def _event(claim: Claim | None) -> str | None:
    return claim.event_mention_id if claim else None
