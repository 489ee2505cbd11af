"""The day and place of the one event that an article reports (Giveme5W1H, coded by three people).

Ours, for an article: the first day of the first actual event mention of the lead (its first sentences) that is dated to the
day and no background; else that of the first expression of the text that names a day not after publishing; else none. Its place
likewise: the first mention of an event in the lead that has one, else the first place of the text but for the dateline.

``date_accuracy``: ours is the day of the event. Gold has words and an ISO day, which for two of the five stories is not the day
of its own words ("Sunday" is given as a Monday, "November 6" as the 12th). So the day is that of the words where they name a
weekday (counted back from the day of publishing) or a day of a month, and the articles of a story, which report one event, have
the day that most of their words name. ``date_as_given`` is against the ISO days as they are.
``place_overlap``: our place shares its name with gold's words; articles whose coders saw no place are aside.
"""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from benchmarks.events import read_dated
from benchmarks.report import Report, Score, ratio, read_cases
from newsledger.extract.articles import Records
from newsledger.extract.timexes.words import meanings
from newsledger.ontology import DatePrecision, Factuality, MentionType
from newsledger.records import DateMention, EventMention, EventRole, PlaceMention

NAME: Final = "giveme5w1h"
FILES: Final = ("giveme5w1h_gold.jsonl",)
TARGET: Final = 0.85
# Sentences of a lead: journalists answer when and where in the first paragraphs.
LEAD: Final = 6
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY: Final = re.compile(r"\b(?P<month>[A-Z][a-z]{2,8})\.? (?P<day>\d{1,2})\b")


def named_day(words: str, published: date) -> date | None:
    """Return the day that gold's words name by themselves; None where they name none."""
    match = _DAY.search(words)
    if match and (month := meanings("month").get(match["month"].lower())):
        return date(published.year, int(month), int(match["day"]))
    numbers = [number for number, name in enumerate(_WEEKDAYS) if name in words.lower()]
    return published - timedelta(days=(published.weekday() - numbers[0]) % 7) if numbers else None


def story_days(cases: list[dict[str, Any]]) -> dict[str, date]:
    """Return story -> the day that most of its coders' words name."""
    named: dict[str, Counter[date]] = defaultdict(Counter)
    for case in cases:
        for when in case["gold"]["when"]:
            if day := named_day(when["text"] or "", _published(case)):
                named[case["category"]][day] += 1
    return {story: days.most_common(1)[0][0] for story, days in named.items()}


def _published(case: dict[str, Any]) -> date:
    return date.fromisoformat(case["date"][:10])


def _is_news(mention: EventMention) -> bool:
    return mention.factuality is Factuality.ACTUAL and not mention.is_historical


def day_of(found: Records, published: date) -> date | None:
    """Return the day of the event that an article reports."""
    mentions = [row for row in found["event_mentions"] if isinstance(row, EventMention)]
    lead = [row for row in mentions if row.sentence_index < LEAD and _is_news(row)]
    rows = [*lead, *(row for row in found["date_mentions"] if isinstance(row, DateMention))]
    days = (row.start_on for row in rows if row.date_precision is DatePrecision.DAY)
    return next((day for day in days if day and day <= published), None)


def place_of(found: Records) -> str | None:
    """Return the words of the place of the event that an article reports."""
    lead = {
        row.event_mention_id
        for row in found["event_mentions"]
        if isinstance(row, EventMention) and row.sentence_index < LEAD and _is_news(row)
    }
    for row in found["event_roles"]:
        if isinstance(row, EventRole) and row.role == "place" and row.event_mention_id in lead:
            return row.text
    names = [r for r in found["place_mentions"] if isinstance(r, PlaceMention) and r.mention_type is MentionType.NAME]
    return names[0].text if names else None


def score(folder: Path) -> Report:
    """Score every article."""
    report, cases = Report(), list(read_cases(folder / FILES[0]))
    days, stories = [_published(case) for case in cases], story_days(cases)
    right: dict[str, list[bool]] = {"date_accuracy": [], "date_as_given": [], "place_overlap": []}
    texts = [(case["text"], day) for case, day in zip(cases, days, strict=True)]
    for case, published, found in zip(cases, days, read_dated(texts), strict=True):
        day, place, gold = day_of(found, published), place_of(found), stories.get(case["category"])
        right["date_accuracy"].append(day == gold)
        right["date_as_given"].append(str(day) in {w["parsed"] for w in case["gold"]["when"]})
        wheres = [w["text"] for w in case["gold"]["where"] if w["text"]]
        if wheres:
            right["place_overlap"].append(any(place is not None and place.lower() in words.lower() for words in wheres))
        if day != gold:
            report.errors.append(f"date: {day} for {gold}: {case['title']}")
        if wheres and not right["place_overlap"][-1]:
            report.errors.append(f"place: {place} for {wheres}: {case['title']}")
    report.errors.sort()
    for name, answers in right.items():
        target = TARGET if name == "date_accuracy" else None
        report.scores.append(Score(f"{NAME}.{name}", ratio(sum(answers), len(answers)), len(answers), target=target))
    return report
