"""GUM dates: TEI ``date`` and ``time`` elements of news and interviews.

Convention: what is compared are the days. ``when`` (day, month or year) and ``from``/``to`` are bounds that ``start_on`` and
``end_on`` must equal; ``notBefore``/``notAfter`` are loose bounds, and each day must lie in the period given (a side that is
absent is free). A time alone must have the same hour and minute, a time with a day the same day too. A month without a
year (``--10``) must stay without one. GUM marks no lengths of time, repeated times or "recently": those are not predictions.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from benchmarks.report import Report, read_cases
from benchmarks.timexes import Found, Gold, Tally, predict
from newsledger.extract.dates import denotes_days

FILES = ("gum_dates.jsonl",)
TARGET = 0.8


def _bounds(text: str) -> tuple[date, date] | None:
    """Return the first and last day of ``2015``, ``2015-09`` or ``2015-09-14`` (a stray sign before it is ignored)."""
    match = re.fullmatch(r"-?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    first = date(year or 1, month or 1, day or 1)
    if day:
        return first, first
    following = date(first.year + (not month or month == 12), 1 if not month or month == 12 else month + 1, 1)
    return first, following - timedelta(days=1)


def _is_time(found: Found, when: str) -> bool:
    day, _, time = when.rpartition("T")
    clock = found.solved.value.partition("T")[2][:5].replace("24:00", "00:00")
    return clock == time[:5] and (not day or found.solved.value.startswith(day))


def is_right(found: Found, gold: Gold) -> bool:
    """Whether the days (or the time) agree, by the convention above."""
    value = dict(gold.value)  # type: ignore[call-overload]
    when = value.get("when")
    if when and ":" in when:
        return _is_time(found, when)
    if when and when.startswith("--"):
        return found.solved.value == f"XXXX{when[1:]}"
    days = found.solved.bounds
    if days is None:
        return False
    if when:
        return _bounds(when) == (days.first, days.last)
    first, last = _bounds(value.get("from") or ""), _bounds(value.get("to") or "")
    if first and last:
        return (first[0], last[1]) == (days.first, days.last)
    low, high = _bounds(value.get("notBefore") or ""), _bounds(value.get("notAfter") or "")
    return (low is None or low[0] <= days.first <= low[1]) and (high is None or high[0] <= days.last <= high[1])


def score(folder: Path) -> Report:
    """Score both genres; the target is the news."""
    report, tallies = Report(), {"news": Tally(), "interview": Tally()}
    for case in read_cases(folder / FILES[0]):
        keys = ("when", "from", "to", "notBefore", "notAfter")
        gold = [
            Gold(t["start"], t["end"], t["text"], tuple((key, t[key]) for key in keys if t.get(key)))
            for t in case["timexes"]
        ]
        found = [one for one in predict(case["text"], date.fromisoformat(case["dct"])) if denotes_days(one.timex)]
        tallies[case["genre"]].add(case["text"], found, gold, is_right, report)
    report.scores += tallies["news"].scores("gum_dates.news", TARGET)
    report.scores += tallies["interview"].scores("gum_dates.interview")
    report.errors.sort()
    return report
