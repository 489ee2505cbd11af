"""Triggers of WikiEvents and RAMS whose types have a PLOVER counterpart: found at all, and with that type.

Both mark one role-bearing word each; a mention counts when it covers that word. RAMS marks one event a document, so
precision says nothing there.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.events import mentions, overlap
from benchmarks.report import Report, Score, ratio, read_cases

FILES = ("wikievents.jsonl", "rams.jsonl")
# KAIROS and AIDA types, by the beginning of their name (lower case), and what PLOVER calls them.
TYPES = {
    "conflict.attack": {"ASSAULT"},
    "conflict.demonstrate": {"PROTEST"},
    "conflict.yield": {"RETREAT", "CONCEDE"},
    "life.die.deathcausedbyviolentevents": {"ASSAULT"},
    "contact.negotiate": {"CONSULT"},
    "contact.contact.meet": {"CONSULT"},
    "contact.discussion.meet": {"CONSULT"},
    "contact.threatencoerce": {"THREATEN"},
    "contact.requestcommand": {"REQUEST"},
    "justice.arrestjaildetain": {"COERCE"},
    "justice.chargeindict": {"ACCUSE"},
    "justice.initiatejudicialprocess": {"ACCUSE"},
    "justice.trialhearing": {"ACCUSE"},
    "justice.investigate": {"ACCUSE"},
    "justice.convict": {"SANCTION"},
    "justice.sentence": {"SANCTION"},
    "justice.judicialconsequences.convict": {"SANCTION"},
    "justice.releaseparole": {"RETREAT"},
    "government.agreements.acceptagreementcontractceasefire": {"AGREE", "SUPPORT", "RETREAT", "CONCEDE"},
    "transaction.transaction.giftgrantprovideaid": {"AID"},
    "transaction.transfermoney.giftgrantprovideaid": {"AID"},
    "movement.transportperson.evacuationrescue": {"AID"},
    "personnel.endposition.quitretire": {"RETREAT"},
}
Trigger = tuple[str, int, int, set[str]]


def _plover(name: str) -> set[str]:
    return next((types for prefix, types in TYPES.items() if name.lower().startswith(prefix)), set())


def _positions(words: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join words with spaces; return the text and each word's span."""
    spans, start = [], 0
    for word in (listed := list(words)):
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return " ".join(listed), spans


def _wikievents(path: Path) -> Iterator[Trigger]:
    for case in read_cases(path):
        text, spans = _positions(case["tokens"])
        for event in case["event_mentions"]:
            if types := _plover(event["event_type"]):
                trigger = event["trigger"]
                yield text, spans[trigger["start"]][0], spans[trigger["end"] - 1][1], types


def _rams(path: Path) -> Iterator[Trigger]:
    for case in read_cases(path):
        text, spans = _positions(word for sentence in case["sentences"] for word in sentence)
        for first, last, kinds in case["evt_triggers"]:
            if types := _plover(kinds[0][0]):
                yield text, spans[first][0], spans[last][1], types


def score(folder: Path) -> Report:
    """Score both sets."""
    report = Report()
    for name, triggers in (("wikievents", _wikievents(folder / FILES[0])), ("rams", _rams(folder / FILES[1]))):
        found = typed = total = 0
        for text, start, end, types in triggers:
            hits = [mention for mention in mentions(text) if overlap(mention, [(start, end)])]
            total, found = total + 1, found + bool(hits)
            typed += any(mention.event_type in types for mention in hits)
            if not any(mention.event_type in types for mention in hits):
                said = [f"{m.event_type} {m.trigger_text!r}" for m in hits]
                report.errors.append(
                    f"{name} {'/'.join(sorted(types))} <- {said}: "
                    f"...{text[max(0, start - 80) : start]}>>{text[start:end]}<<{text[end : end + 60]}..."
                )
        report.scores += [
            Score(f"{name}.trigger_recall", ratio(found, total), total),
            Score(f"{name}.type_recall", ratio(typed, total), total),
        ]
    return report
