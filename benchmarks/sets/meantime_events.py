"""Certainty and polarity of the events of Wikinews (MEANTIME), scored up to ``annotated_until``.

The gold trigger's first word is the event. ``certainty``: certain against the rest (possible, probable, underspecified); ours
is certain where our value is at least ``SURE`` either way. ``polarity``: negative against positive, where the gold says. Of
each the share that is right, the macro-F1 of both classes and the F1 of the rare one; ``all_certain`` and ``all_positive`` are
the figures of who says the common class
always.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

import newsledger.nlp
from benchmarks.ratings import macro_f1
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger.extract.standing import standing_of

FILES = ("meantime_en.jsonl",)
# Between "probable" (1.5) and "certain" (3).
SURE = 2.25
Pairs = list[tuple[int, int]]


def events(case: dict[str, Any], doc: Doc) -> Iterator[tuple[dict[str, Any], Token]]:
    """Yield the annotated events that say how certain they are, with the first word of each."""
    for event in case["events"]:
        span = doc.char_span(event["start"], event["end"], alignment_mode="expand")
        if event["start"] < case["annotated_until"] and event.get("certainty") and span is not None:
            yield event, span[0]


def score(folder: Path) -> Report:
    """Score every event."""
    report, certainty, polarity = Report(), Pairs(), Pairs()
    cases = list(read_cases(folder / FILES[0]))
    docs = newsledger.nlp.load().pipe(case["text"] for case in cases)
    for case, doc in zip(cases, docs, strict=True):
        for event, word in events(case, doc):
            stands = standing_of(word)
            gold, said = event["certainty"] == "CERTAIN", abs(stands.value) >= SURE
            certainty.append((gold, said))
            words = f"{stands.reason or stands.factuality} | {word.text} | {word.sent.text.strip()}"
            if gold != said:
                report.errors.append(f"{'certain' if gold else event['certainty'].lower()} missed: {words}")
            if event.get("polarity") in ("POS", "NEG"):
                polarity.append((event["polarity"] == "NEG", stands.value < 0))
                if polarity[-1][0] != polarity[-1][1]:
                    report.errors.append(f"polarity {event['polarity']} missed: {words}")
    report.errors.sort()
    report.scores = [
        *_figures("certainty", certainty, 0, "all_certain"),
        *_figures("polarity", polarity, 1, "all_positive"),
    ]
    return report


def _figures(name: str, pairs: Pairs, rare: int, majority: str) -> Iterator[Score]:
    """Yield our figures, with those of who says the common class always as their aims, and then these."""
    common = [(gold, 1 - rare) for gold, _ in pairs]
    aims = list(_scores(f"{name}_{majority}", common, rare, []))
    yield from _scores(name, pairs, rare, [aim.value for aim in aims])
    yield from aims


def _scores(name: str, found: Pairs, rare: int, aims: list[float]) -> Iterator[Score]:
    right = sum(gold == said == rare for gold, said in found)
    rarely = sum(said == rare for _, said in found), sum(gold == rare for gold, _ in found)
    share = ratio(sum(gold == said for gold, said in found), len(found))
    values = {"": share, "_macro_f1": macro_f1(found), "_rare_f1": f1(right, *rarely)}
    for (suffix, value), aim in zip_longest(values.items(), aims):
        yield Score(f"meantime_events.{name}{suffix}", value, len(found), target=aim)
