"""Incidents of terrorism in Latin American news of 1988 (MUC-4, TST4): type, stage and perpetrator. Figures without a target.

An incident's type is found when the article has a mention that PLOVER codes so: an attack is ASSAULT; a bombing ASSAULT with
explosives, suicide attack, aircraft or heavy weapons; a kidnapping ASSAULT abduct or COERCE arrest; arson ASSAULT destroy;
robbery COERCE seize; a forced work stoppage PROTEST strike. ``type_recall`` is of the incidents that are not optional;
``relevance_f1`` of the articles that report any incident, by whether ours has an ASSAULT that is actual, tried or threatened
and no background. ``stage_accuracy``: of the incidents whose type is found, ACCOMPLISHED is a mention of that type that is
actual, ATTEMPTED one attempted, THREATENED one threatened, planned or hypothetical. ``perpetrator_recall``: of the incidents
with a perpetrator, person or organisation, an actor of a mention of the type shares a word of four letters or a capitalised
name with one of gold's spellings.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from benchmarks.events import read
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.extract.articles import Records
from newsledger.ontology import EventType, Factuality, RoleName
from newsledger.records import EventMention, EventRole

NAME: Final = "muc4_templates"
FILES: Final = ("muc34_templates.jsonl",)
_BOMBS: Final = frozenset({"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "destroy"})
# Incident type -> (event type, its modes; None for any) that code it.
_CODES: Final[dict[str, tuple[tuple[EventType, frozenset[str] | None], ...]]] = {
    "ATTACK": ((EventType.ASSAULT, None),),
    "BOMBING": ((EventType.ASSAULT, _BOMBS),),
    "KIDNAPPING": ((EventType.ASSAULT, frozenset({"abduct"})), (EventType.COERCE, frozenset({"arrest"}))),
    "ARSON": ((EventType.ASSAULT, frozenset({"destroy", "primitive"})),),
    "ROBBERY": ((EventType.COERCE, frozenset({"seize"})),),
    "FORCED WORK STOPPAGE": ((EventType.PROTEST, frozenset({"strike"})),),
}
_STAGES: Final = {
    "ACCOMPLISHED": {Factuality.ACTUAL},
    "ATTEMPTED": {Factuality.ATTEMPTED},
    "THREATENED": {Factuality.THREATENED, Factuality.PLANNED, Factuality.HYPOTHETICAL},
}
_WORD: Final = re.compile(r"[A-Z]{4,}|[A-Z]{3,}(?![a-z])")


def is_coded(mention: EventMention, kind: str) -> bool:
    """Whether a mention is of what codes an incident of this type."""
    return any(mention.event_type is code and (modes is None or mention.mode in modes) for code, modes in _CODES[kind])


def _words(spellings: Iterable[str]) -> set[str]:
    return {word for spelling in spellings for word in _WORD.findall(spelling.upper())}


def _perpetrators(found: Records, of: list[EventMention]) -> set[str]:
    ids = {mention.event_mention_id for mention in of}
    rows = [row for row in found["event_roles"] if isinstance(row, EventRole) and row.event_mention_id in ids]
    return _words(row.text for row in rows if row.role is RoleName.ACTOR)


def _incident(event: dict[str, Any], found: Records) -> tuple[bool, bool, bool | None]:
    """Return whether an incident's type is found, its stage is right, and its perpetrator; None for one without."""
    mentions = [
        row for row in found["event_mentions"] if isinstance(row, EventMention) and is_coded(row, event["type"])
    ]
    stage = any(row.factuality in _STAGES[event["stage"]] for row in mentions)
    gold = _words([*event["perp_individual"], *event["perp_org"]])
    return bool(mentions), stage, bool(gold & _perpetrators(found, mentions)) if gold else None


def _reports_incident(found: Records) -> bool:
    stages = (Factuality.ACTUAL, Factuality.ATTEMPTED, Factuality.THREATENED)
    rows = [row for row in found["event_mentions"] if isinstance(row, EventMention) and not row.is_historical]
    return any(row.event_type is EventType.ASSAULT and row.factuality in stages for row in rows)


def score(folder: Path) -> Report:
    """Score the incidents that are not optional, and every article."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    types, stages, doers = [], [], []
    both = ours = gold = 0
    for case, found in zip(cases, read(case["text"] for case in cases), strict=True):
        incidents = [event for event in case["events"] if not event["optional"]]
        says, is_one = _reports_incident(found), bool(case["events"])
        both, ours, gold = both + (says and is_one), ours + says, gold + is_one
        for event in incidents:
            has_type, has_stage, has_doer = _incident(event, found)
            types.append(has_type)
            stages += [has_stage] if has_type else []
            doers += [has_doer] if has_doer is not None else []
            if not (has_type and has_stage and has_doer is not False):
                what = f"type {has_type} stage {has_stage} perpetrator {has_doer}"
                report.errors.append(
                    f"{what}: {event['type']} {event['stage']} {event['perp_individual']} {case['id']}"
                )
    report.scores = [
        Score(f"{NAME}.type_recall", ratio(sum(types), len(types)), len(types)),
        Score(f"{NAME}.relevance_f1", f1(both, ours, gold), len(cases)),
        Score(f"{NAME}.stage_accuracy", ratio(sum(stages), len(stages)), len(stages)),
        Score(f"{NAME}.perpetrator_recall", ratio(sum(doers), len(doers)), len(doers)),
    ]
    return report
