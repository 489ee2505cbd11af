"""Killed and captured in press releases on raids in Afghanistan (ISAF): the numbers that the file's coder made of each release.

Gold has one number a release for each, a lower bound: "several" and "a number of" are 3, "numerous" 4, "more than 10" is 11. A
release tells of one raid two or three times over, in its heading, its first sentence and the account that follows, so that its
claims are reconciled here, and here alone, before they are compared:

* those of the measure, actual, with a number or a lower bound, not part of another; ``captured`` takes arrests too, ``killed``
  leaves soldiers and police out, whom the coder does not count;
* who is known by "the" or a pronoun ("the leader was detained") was told of before, and counts where nobody else does;
* leaders, civilians and all others are three groups; of a group the largest number holds, one that is exact over a vague one;
* the groups are added.

``killed``, ``captured``: shares of releases where that is gold's number. ``killed_some``, ``captured_some``: of the releases
where gold's is not 0.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.claims import claims_of
from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.sets.isaf_press_releases import published_on
from newsledger.ontology import Comparator, Factuality, Measure
from newsledger.records import Claim

NAME: Final = "isaf_counts"
FILES: Final = ("isaf_press_releases.jsonl",)
TARGET: Final = 0.8
MEASURES: Final = {
    "killed": frozenset({Measure.KILLED}),
    "captured": frozenset({Measure.CAPTURED, Measure.ARRESTED}),
}
LEADERS: Final = frozenset(
    {"leader", "facilitator", "commander", "governor", "chief", "emir", "deputy", "supplier", "financier", "official"}
    | {"operative", "trafficker", "person"}
)
CIVILIANS: Final = frozenset({"civilian", "child", "woman", "girl", "boy"})
OWN: Final = frozenset({"soldier", "troop", "trooper", "policeman", "police", "officer", "force"})
KNOWN: Final = "implied:definite"


def lowest(claim: Claim) -> float:
    """Return the smallest number that a claim allows, 0 where it allows any."""
    least = claim.low if claim.low is not None else claim.value or 0.0
    return least + 1 if claim.comparator is Comparator.MORE_THAN else least


def group(claim: Claim) -> str:
    """Return which of the release's people a claim counts."""
    return "leader" if claim.concept in LEADERS else "civilian" if claim.concept in CIVILIANS else "other"


def reconciled(claims: Sequence[Claim], measure: str) -> float:
    """Return the number that a release's claims of a measure make."""
    found = [claim for claim in claims if claim.measure in MEASURES[measure] and claim.factuality is Factuality.ACTUAL]
    found = [claim for claim in found if lowest(claim) and not claim.is_part and claim.concept not in OWN]
    new = [claim for claim in found if KNOWN not in claim.rule] or found[:1]
    exact = {group(claim) for claim in new if claim.comparator is not Comparator.FUZZY}
    new = [claim for claim in new if claim.comparator is not Comparator.FUZZY or group(claim) not in exact]
    largest: dict[str, float] = {}
    for claim in new:
        largest[group(claim)] = max(lowest(claim), largest.get(group(claim), 0.0))
    return sum(largest.values())


def score(folder: Path) -> Report:
    """Score every release."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    answers: dict[str, list[tuple[bool, bool]]] = {name: [] for name in MEASURES}
    texts = [(case["text"], published_on(case["text"])) for case in cases]
    for case, claims in zip(cases, claims_of(texts), strict=True):
        for name, right in answers.items():
            gold, ours = case["gold"][f"min_{name}"], reconciled(claims, name)
            right.append((ours == gold, bool(gold)))
            if ours != gold:
                said = [(claim.text, claim.concept) for claim in claims if claim.measure in MEASURES[name]]
                report.errors.append(f"{name}: {ours:g} for {gold}: {said} {case['id']}")
    report.errors.sort()
    for name, right in answers.items():
        some = [is_right for is_right, is_some in right if is_some]
        whole = ratio(sum(is_right for is_right, _ in right), len(right))
        report.scores.append(Score(f"{NAME}.{name}", whole, len(right), target=TARGET))
        report.scores.append(Score(f"{NAME}.{name}_some", ratio(sum(some), len(some)), len(some)))
    return report
