"""Numbers of people harmed, taken and freed in Latin American news of 1988 (MUC-4, TST4): is the number claimed, of whom?

A gold row is a human target of an incident: how many, what they may be called ("PEASANTS", a name), and what befell them. It
is found when a claim of the article has its number, measures its effect and is of its target:

* number: low and high of one of gold's alternatives; PLURAL, which the template-filling rules have for people without a number,
  is a claim of at least two, or a fuzzy one;
* effect: DEATH is killed; INJURY injured; NO INJURY and NO DEATH 0 injured or killed; REGAINED FREEDOM released or rescued; a
  kidnapping without an effect captured or arrested (who "was detained by the rebels" is kidnapped to gold);
* target: the claim's words, or whose it is, share half of their words or of one of gold's spellings', titles aside.

A claim finds one row.

``number_effect``: of the rows that have an effect or are of a kidnapping. ``number``: of all rows; those without an effect,
which are threats and attempts mostly ("death threats to X"), are found by a claim of the number on the target, whatever it
measures.
Optional rows are aside: gold leaves it open whether they are right.
"""

import re
from pathlib import Path
from typing import Any, Final

from benchmarks.claims import claims_of
from benchmarks.numbers import pair
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.ontology import Comparator, Measure
from newsledger.records import Claim

NAME: Final = "muc4_numbers"
FILES: Final = ("muc34_numeric_claims.jsonl", "muc34_templates.jsonl")
TARGET: Final = 0.65
_EFFECTS: Final = {
    "DEATH": {Measure.KILLED},
    "INJURY": {Measure.INJURED},
    "NO INJURY": {Measure.INJURED, Measure.KILLED},
    "NO DEATH": {Measure.INJURED, Measure.KILLED},
    "REGAINED FREEDOM": {Measure.RELEASED, Measure.RESCUED},
}
_TAKEN: Final = {Measure.CAPTURED, Measure.ARRESTED}
_UNHARMED: Final = frozenset({"NO INJURY", "NO DEATH"})
_WORD: Final = re.compile(r"\w{3,}")
_NO_NAMES: Final = frozenset(("the", "and", "los", "las", "del", "general", "colonel", "captain", "mrs", "other"))


def effects(row: dict[str, Any]) -> list[str]:
    """Return what befell the target, without gold's marks of doubt."""
    return [effect.removeprefix("? ") for effect in row["effects"] if effect.removeprefix("? ") in _EFFECTS]


def has_effect(row: dict[str, Any]) -> bool:
    """Whether a row says what befell somebody."""
    return bool(effects(row)) or row["incident"] == "KIDNAPPING"


def _words(text: str) -> set[str]:
    return {word.removesuffix("s") for word in set(_WORD.findall(text.lower())) - _NO_NAMES}


def _is_alike(ours: str, gold: str) -> bool:
    one, other = _words(ours), _words(gold)
    return bool(one & other) and 2 * len(one & other) >= min(len(one), len(other))


def is_of(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim counts the target."""
    ours = [text for text in (claim.text, claim.concept, claim.concept_text, claim.entity_text) if text]
    return any(_is_alike(text, target) for text in ours for target in row["targets"])


def has_number(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim has the number of a row: 0 of people who are unharmed."""
    if _UNHARMED.intersection(effects(row)):
        return claim.low == claim.high == 0
    return any(_is_number(one, claim) for one in row["alternatives"])


def _is_number(gold: dict[str, Any], claim: Claim) -> bool:
    if gold.get("vague"):
        return claim.comparator is Comparator.FUZZY or (claim.low is not None and claim.low >= gold["low"])
    return bool((claim.low, claim.high) == (gold["low"], gold["high"]) or claim.value == gold["low"] == gold["high"])


def has_measure(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim measures what befell the target; any does where gold has no effect."""
    befell = effects(row)
    if not befell:
        return row["incident"] != "KIDNAPPING" or claim.measure in _TAKEN
    return any(claim.measure in _EFFECTS[effect] for effect in befell)


def is_found(row: dict[str, Any], claim: Claim) -> bool:
    """Whether a claim is of the target, and has its number and effect."""
    return is_of(row, claim) and has_number(row, claim) and has_measure(row, claim)


def _miss(row: dict[str, Any], claims: list[Claim]) -> str:
    of = [claim for claim in claims if is_of(row, claim)]
    numbered = [claim for claim in of if has_number(row, claim)]
    kind = "effect" if numbered else "number" if of else "target"
    ours = [(claim.text, claim.low, claim.measure) for claim in (numbered or of)][:5]
    return f"{kind}: {row['number_raw']} {row['targets']} {row['incident']} {row['effects']} {ours} {row['doc']}"


def score(folder: Path) -> Report:
    """Score every row that is not optional."""
    report, cases = Report(), list(read_cases(folder / FILES[1]))
    claims = dict(zip((case["id"] for case in cases), claims_of((case["text"], None) for case in cases), strict=True))
    rows = [row for row in read_cases(folder / FILES[0]) if not row["optional"] and row["doc"] in claims]
    found = []
    for doc, ours in claims.items():
        gold = [row for row in rows if row["doc"] == doc]
        pairs = pair(gold, ours, is_found)
        found += [row for row, _ in pairs]
        report.errors += [_miss(row, ours) for row in gold if row not in found]
    report.errors.sort()
    for name, asked in (("number_effect", [row for row in rows if has_effect(row)]), ("number", rows)):
        target = TARGET if name == "number_effect" else None
        right = sum(row in found for row in asked)
        report.scores.append(Score(f"{NAME}.{name}", ratio(right, len(asked)), len(asked), target=target))
    return report
