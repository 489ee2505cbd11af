"""Press releases on raids in Afghanistan (ISAF): the release's type of event, its province and its day.

Read: mentions that are actual and no background, of the types COERCE and ASSAULT, in text order.

``type_accuracy``: gold has one type a release. Ours: an airstrike where a mention is ASSAULT aerial; else capture and kill,
kill, or detention, by whether there are mentions of capture (COERCE arrest, ASSAULT abduct) and of killing (ASSAULT with a
word of killing). A gold civilian casualty is a killing; of two gold types either is right. ``capture_f1``, ``kill_f1``,
``airstrike_f1``: the same against the file's own questions ("was anybody captured?").
``province_accuracy``: the first-order division of the first of these mentions that has one, else of the first place of the
body that lies in one; releases of no known province aside. ``date_accuracy``: the day of the first mention that has one,
else the first day that the body names, else the day of publishing, which gold has where a release names none; releases whose
heading has no day are aside, since nothing says what their "yesterday" is. ``within_a_day``: gold is a day early in one release
of seven, even where the body names the day ("Nov. 13" is the 12th), and so a day off is counted here as right.
``mention_province``, ``mention_date``: the same of mentions alone, without what the body says elsewhere. The body begins behind
the dateline. A release is published on the day in its heading ("(Nov. 20, 2011)"), in the year of its number ("2011-11-S-034")
where that names none.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from benchmarks.events import read_dated
from benchmarks.report import Report, Score, f1, ratio, read_cases
from newsledger import lexicon
from newsledger.extract.articles import Records
from newsledger.extract.gazetteer import place
from newsledger.extract.timexes.words import meanings
from newsledger.ontology import DatePrecision, EventType, Factuality
from newsledger.records import DateMention, EventMention, PlaceMention

NAME: Final = "isaf_press_releases"
FILES: Final = ("isaf_press_releases.jsonl",)
TARGET: Final = 0.8
HEADING: Final = 700
KILLING: Final = re.compile(r"\b(?:kill|die|dead|death|slain|slay)", re.IGNORECASE)
_DAY: Final = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b(?:, (?P<year>20\d\d))?")
_HEADING: Final = re.compile(r"For Immediate Release|Download PDF|Afghanistan \([^()]*\)")
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


def _province(rows: Iterable[EventMention | PlaceMention]) -> str | None:
    return next((found for row in rows if row.place_id and (found := place(row.place_id).admin1)), None)


def _start(rows: Iterable[EventMention | DateMention]) -> date | None:
    return next((row.start_on for row in rows if row.date_precision is DatePrecision.DAY), None)


def _body(text: str, found: Records, table: str) -> list[Any]:
    """Return the rows of a table that stand behind the heading of a release."""
    end = max((match.end() for match in _HEADING.finditer(text)), default=0)
    rows: list[Any] = list(found[table])
    return [row for row in rows if row.start_char >= end]


def _checks(case: dict[str, Any], found: Records) -> Iterator[tuple[str, object, bool]]:
    """Yield what is asked of a release, our answer, and whether it is right."""
    text, mentions = case["text"], raids(found)
    start, division = _start(mentions), _province(mentions)
    day = start or _start(_body(text, found, "date_mentions")) or published_on(text)
    area = division or _province(_body(text, found, "place_mentions"))
    gold, names = case["gold"], _provinces()
    kinds = {"insurgentskilled" if name == "civiliancasualty" else name for name in gold["event_type"][0].split(";")}
    yield "type_accuracy", kind(mentions), kind(mentions) in kinds
    if province := names.get(gold["province"][0]):
        yield "province_accuracy", area, area == province
        yield "mention_province", division, division == province
    if published_on(text):
        right = date.fromisoformat(gold["start_date"])
        yield "date_accuracy", day, day == right
        yield "within_a_day", day, day is not None and abs(day - right) <= timedelta(days=1)
        yield "mention_date", start, start == right


def score(folder: Path) -> Report:
    """Score every release."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    answers: dict[str, list[bool]] = {}
    asked = (
        ("captureq", "capture", is_capture),
        ("killq", "kill", is_killing),
        ("airstrike", "airstrike", is_airstrike),
    )
    counts = {name: [0, 0, 0] for _, name, _ in asked}
    texts = [(case["text"], published_on(case["text"])) for case in cases]
    for case, found in zip(cases, read_dated(texts), strict=True):
        mentions = raids(found)
        for name, ours, is_right in _checks(case, found):
            answers.setdefault(name, []).append(is_right)
            if not is_right:
                report.errors.append(f"{name}: {ours} for {case['gold']}: {case['id']}")
        for field, name, test in asked:
            ours, gold = any(map(test, mentions)), case["gold"][field]
            counts[name] = [total + one for total, one in zip(counts[name], (ours and gold, ours, gold), strict=True)]
    report.errors.sort()
    for name, right in answers.items():
        target = TARGET if name.endswith("accuracy") else None
        report.scores.append(Score(f"{NAME}.{name}", ratio(sum(right), len(right)), len(right), target=target))
    report.scores += [Score(f"{NAME}.{name}_f1", f1(*counts[name]), len(cases)) for _, name, _ in asked]
    return report
