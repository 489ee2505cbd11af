"""Press releases on raids in Afghanistan (ISAF): the release's type of event, its province and its day.

Read: mentions that are actual and no background, of the types COERCE and ASSAULT, in text order.

``type_accuracy``: gold has one type a release. Ours: an airstrike where a mention is ASSAULT aerial; else capture and kill,
kill, or detention, by whether there are mentions of capture (COERCE arrest, ASSAULT abduct) and of killing (ASSAULT with a
word of killing). A gold civilian casualty is a killing; of two gold types either is right. ``capture_f1``, ``kill_f1``,
``airstrike_f1``: the same against the file's own questions ("was anybody captured?").
``province_accuracy``: the first-order division of the first mention that has one; releases without a known province aside.
``date_accuracy``: the first day of the first mention that has one is the gold's start; the gold's own misses
(a day before "yesterday") count against us. A release is published on the day in its heading ("(Nov. 20, 2011)"), the year that
of its number ("2011-11-S-034") where the heading has none.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.events import read_dated
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger import lexicon
from newsledger.extract.articles import Records
from newsledger.extract.gazetteer import place
from newsledger.extract.timexes.words import meanings
from newsledger.ontology import EventType, Factuality
from newsledger.records import EventMention

NAME: Final = "isaf_press_releases"
FILES: Final = ("isaf_press_releases.jsonl",)
TARGET: Final = 0.8
HEADING: Final = 700
KILLING: Final = re.compile(r"\b(?:kill|die|dead|death|slain|slay)", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b(?:, (?P<year>20\d\d))?")
_NUMBER: Final = re.compile(r"\b(?P<year>20\d\d)-\d\d-")


def published_on(text: str) -> date | None:
    """Return the day in a release's heading; None where it has none."""
    numbered = _NUMBER.search(text)
    for match in _DAY.finditer(text[:HEADING]):
        month, year = meanings("month").get(match["month"].lower()), match["year"] or (numbered and numbered["year"])
        if month and year:
            return date(int(year), int(month), int(match["day"]))
    return None


def _provinces() -> dict[str, str]:
    rows = [row for row in lexicon.load("admin1") if row["country"] == "AFG"]
    return {name.lower(): row["name"] for row in rows for name in [row["name"], *row["aliases"].split("|")] if name}


def raids(found: Records) -> list[EventMention]:
    """Return the mentions that may be the release's event, in text order."""
    rows = [row for row in found["event_mentions"] if isinstance(row, EventMention)]
    kinds = (EventType.COERCE, EventType.ASSAULT)
    return [r for r in rows if r.event_type in kinds and r.factuality is Factuality.ACTUAL and not r.is_historical]


def is_capture(mention: EventMention) -> bool:
    """Whether somebody is taken."""
    return mention.mode in ("arrest", "abduct")


def is_killing(mention: EventMention) -> bool:
    """Whether somebody is killed."""
    return mention.event_type is EventType.ASSAULT and KILLING.search(mention.trigger_text) is not None


def is_airstrike(mention: EventMention) -> bool:
    """Whether aircraft attack."""
    return mention.event_type is EventType.ASSAULT and mention.mode == "aerial"


def kind(mentions: list[EventMention]) -> str | None:
    """Return the file's type of a release with these mentions."""
    captured, killed = any(map(is_capture, mentions)), any(map(is_killing, mentions))
    if any(map(is_airstrike, mentions)):
        return "airstrike"
    if captured and killed:
        return "captureandkill"
    return "insurgentskilled" if killed else "detention" if captured else None


def _province(mentions: list[EventMention]) -> str | None:
    return next((found for row in mentions if row.place_id and (found := place(row.place_id).admin1)), None)


def _start(mentions: list[EventMention]) -> date | None:
    return next((row.start_on for row in mentions if row.start_on), None)


def _checks(case: dict[str, Any], mentions: list[EventMention]) -> Iterator[tuple[str, object, bool]]:
    """Yield what is asked of a release, our answer, and whether it is right."""
    gold, names = case["gold"], _provinces()
    kinds = {"insurgentskilled" if name == "civiliancasualty" else name for name in gold["event_type"][0].split(";")}
    yield "type", kind(mentions), kind(mentions) in kinds
    if province := names.get(gold["province"][0]):
        yield "province", _province(mentions), _province(mentions) == province
    yield "date", _start(mentions), str(_start(mentions)) == gold["start_date"]


def score(folder: Path) -> Report:
    """Score every release."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    answers: dict[str, list[bool]] = {"type": [], "province": [], "date": []}
    asked = (("captureq", "capture", is_capture), ("killq", "kill", is_killing), ("airstrike", "airstrike", is_airstrike))
    counts = {name: [0, 0, 0] for _, name, _ in asked}
    texts = [(case["text"], published_on(case["text"])) for case in cases]
    for case, found in zip(cases, read_dated(texts), strict=True):
        mentions = raids(found)
        for name, ours, is_right in _checks(case, mentions):
            answers[name].append(is_right)
            if not is_right:
                report.errors.append(f"{name}: {ours} for {case['gold']}: {case['id']}")
        for field, name, test in asked:
            ours, gold = any(map(test, mentions)), case["gold"][field]
            counts[name] = [total + one for total, one in zip(counts[name], (ours and gold, ours, gold), strict=True)]
    report.errors.sort()
    for name, right in answers.items():
        report.scores.append(Score(f"{NAME}.{name}_accuracy", ratio(sum(right), len(right)), len(right), target=TARGET))
    report.scores += [Score(f"{NAME}.{name}_f1", f1(*counts[name]), len(cases)) for _, name, _ in asked]
    return report
