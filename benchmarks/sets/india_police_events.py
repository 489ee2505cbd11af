"""Articles in which the police arrest or kill somebody (IndiaPoliceEvents), from all that is coded.

Labels are of articles. ``arrest_f1``: an article with a mention of COERCE arrest that is actual and no background is one of an
arrest. ``kill_f1``: one with such a mention of ASSAULT by the police, that kills or is told in a sentence that speaks of the
dead: by firearms or unsaid means, of which the words themselves name the police ("police firing", "encounter") or an actor is
police or another force of the state. Use of force without death, and inaction, are asked of no coded event here.
"""

import re
from pathlib import Path
from typing import Final

from benchmarks.events import read
from benchmarks.report import Report, Score, f1, read_cases
from newsledger.extract.articles import Records
from newsledger.ontology import EventType, Factuality, RoleName
from newsledger.records import EventMention, EventRole, Sentence

NAME: Final = "india_police_events"
FILES: Final = ("india_police_events_docs.jsonl",)
TARGET: Final = 0.8
_POLICE: Final = re.compile(
    r"\b(?:police|policem[ae]n|cops?|constables?|security (?:forces|personnel)|paramilitary|crpf|rpf|jawans?|troops|soldiers"
    r"|army|task force|encounter)\b",
    re.IGNORECASE,
)
_DEATH: Final = re.compile(r"\b(?:kill(?:ed|ing|s)?|died?|dead|deaths?|slain|toll)\b", re.IGNORECASE)


def _news(found: Records) -> list[EventMention]:
    rows = [row for row in found["event_mentions"] if isinstance(row, EventMention)]
    return [row for row in rows if row.factuality is Factuality.ACTUAL and not row.is_historical]


def arrests(found: Records) -> list[str]:
    """Return the words of the arrests in an article."""
    return [mention.trigger_text for mention in _news(found) if mention.mode == "arrest"]


def killings(found: Records) -> list[str]:
    """Return the words of the killings by the police in an article."""
    roles = [row for row in found["event_roles"] if isinstance(row, EventRole) and row.role is RoleName.ACTOR]
    by_police = {row.event_mention_id for row in roles if _POLICE.search(row.text)}
    told = {row.sentence_index: row.text for row in found["sentences"] if isinstance(row, Sentence)}
    return [
        mention.trigger_text
        for mention in _news(found)
        if mention.event_type is EventType.ASSAULT
        and (mention.event_mention_id in by_police or _POLICE.search(mention.trigger_text))
        and (mention.mode in (None, "firearms", "targeted") and _DEATH.search(told[mention.sentence_index]))
    ]


def score(folder: Path) -> Report:
    """Score all articles."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    asked = {"ARREST": arrests, "KILL": killings}
    counts = {label: [0, 0, 0] for label in asked}
    for case, found in zip(cases, read(case["text"] for case in cases), strict=True):
        for label, find in asked.items():
            words, is_gold = find(found), label in case["labels"]
            one = (is_gold and bool(words), bool(words), is_gold)
            counts[label] = [total + more for total, more in zip(counts[label], one, strict=True)]
            if is_gold != bool(words):
                report.errors.append(f"{label} {'missed' if is_gold else 'said'} {words}: {case['id']}")
    report.errors.sort()
    for label, (correct, predicted, gold) in counts.items():
        score = Score(f"{NAME}.{label.lower()}_f1", f1(correct, predicted, gold), len(cases), target=TARGET)
        report.scores.append(score)
    return report
