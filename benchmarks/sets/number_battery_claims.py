"""The battery of 40 sentences again: who says each number, and what he makes of it.

A claim answers the gold quantity that it overlaps first. Conventions of the gold: a cue is its telling word alone ("said" of
"said in a statement", "put" of "was put"); where nobody is named source and cue are null, as for a number that only counts
those who speak ("two people familiar with the plan", role source), which the ledger tells by the words of their claims' source;
polarity is - for nobody and for what is denied; modality is possible for what is open, committed for what its source promises,
denied, and else asserted: "will supply four" of the author's is, which the ledger tells apart as planned. ``level`` is also
what a step ends at ("fell 12% to $45.30"), ``to`` in the ledger. Its ``change_from`` is empty throughout and says nothing.
``claim`` is all fields together.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.claims import claims_of
from benchmarks.numbers import listed, overlap, share
from benchmarks.report import Report, Score, read_cases
from newsledger.ontology import ChangeRole, ClaimKind, Factuality
from newsledger.records import Claim

FILES = ("number_battery.jsonl",)
# The target for each field.
TARGET: Final = 0.95
_FIELDS: Final = ("source", "cue", "polarity", "modality", "role", "change")
_CHANGES: Final = {
    ChangeRole.UP_BY: "delta_up",
    ChangeRole.DOWN_BY: "delta_down",
    ChangeRole.FROM: "from",
    ChangeRole.TO: "to",
}
_MODALITIES: Final = {Factuality.HYPOTHETICAL: "possible", Factuality.DENIED: "denied"}
_NEGATIVE: Final = (Factuality.DENIED, Factuality.NEGATED)


def score(folder: Path) -> Report:
    """Score every field, and the fields together."""
    report, right, total = Report(), dict.fromkeys((*_FIELDS, "claim"), 0), 0
    cases = list(read_cases(folder / FILES[0]))
    days = ((case["text"], date.fromisoformat(case["dct"])) for case in cases)
    for case, found in zip(cases, claims_of(days), strict=True):
        for gold in case["quantities"]:
            total += 1
            agreed = _agreements(gold, found)
            for field in _FIELDS:
                right[field] += agreed[field]
            right["claim"] += all(agreed.values())
            wrong = [field for field in _FIELDS if not agreed[field]]
            listed(report, ",".join(wrong), [f"{gold} <> {_first(gold, found)}"] if wrong else [], case["text"])
    scores = (share(f"number_battery_claims.{field}", count, total) for field, count in right.items())
    report.scores = [Score(one.name, one.value, one.cases, target=TARGET) for one in scores]
    return report


def _first(gold: dict[str, Any], found: Sequence[Claim]) -> Claim | None:
    spans = ((row, (row.start_char, row.end_char)) for row in found)
    return next((row for row, span in spans if overlap((gold["start"], gold["end"]), span)), None)


def _agreements(gold: dict[str, Any], found: Sequence[Claim]) -> dict[str, bool]:
    """Return for each field whether the claim has what gold has; none where the number is not found."""
    row = _first(gold, found)
    if row is None:
        return dict.fromkeys(_FIELDS, False)
    return {
        "source": row.source_text == gold["source"],
        "cue": row.cue == gold["cue"] or (gold["cue"] is not None and gold["cue"] in (row.cue or "").split()),
        "polarity": ("-" if row.value == 0 or row.factuality in _NEGATIVE else "+") == gold["polarity"],
        "modality": _modality(row) == gold["modality"],
        "role": ("source" if _counts_source(row, found) else None) == gold["role"],
        "change": _change(row, gold["change"]) == gold["change"],
    }


def _modality(row: Claim) -> str:
    if row.factuality is Factuality.PLANNED:
        return "committed" if row.source_text else "asserted"
    return _MODALITIES.get(row.factuality, "asserted") if row.factuality else "asserted"


def _counts_source(row: Claim, found: Sequence[Claim]) -> bool:
    """Whether a claim counts those who speak: its words are the source's of another."""
    return row.source_text is None and any(other.source_text and row.text in other.source_text for other in found)


def _change(row: Claim, wanted: str) -> str:
    if row.kind is ClaimKind.MULTIPLIER:
        return "ratio"
    is_level = row.change_role is ChangeRole.TO and wanted == "level"
    return "level" if is_level or row.change_role is None else _CHANGES.get(row.change_role, "level")
