"""Duckling's English corpus, times and durations: bare phrases read at 04:30 on 12 February 2013.

Convention: a phrase is found when one expression spans it whole. A ``datetime`` of grain Day or coarser is right when
``start_on`` is its day and the period has its grain; one of a finer grain when the day and, where printed, the hour agree; an
interval of days when both days agree (its end is exclusive). Durations by amount and unit. The corpus's negative phrases are
right when nothing in them is read.
"""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.report import Report, Score, ratio, read_cases
from benchmarks.timexes import Found, predict

FILES = ("duckling_en.jsonl",)
ANCHOR = date(2013, 2, 12)
_MOMENT = re.compile(r"\((\d{4}), (\d+), (\d+), (\d+), (\d+), \d+\)")
_GRAINS = {"Week": 7, "Month": 31, "Quarter": 92, "Year": 366}


def _moments(text: str) -> list[datetime]:
    return [datetime(*map(int, found)) for found in _MOMENT.findall(text)]  # noqa: DTZ001 - the corpus has no zone


def is_right(found: Found, expect: str) -> bool:
    """Whether the prediction has the corpus's value."""
    if duration := re.fullmatch(r"\(DurationData (\d+) (\w+)\)", expect):
        letters = {"Second": "PT{}S", "Minute": "PT{}M", "Hour": "PT{}H"}
        return found.solved.value == letters.get(duration[2], f"P{{}}{duration[2][0]}").format(duration[1])
    days, moments = found.solved.bounds, _moments(expect)
    if days is None or not moments:
        return False
    grain = expect.rstrip(")").rsplit(" ", 1)[-1]
    clock = found.solved.value.partition("T")[2]
    if len(moments) == 2 and grain not in ("Hour", "Minute", "Second"):
        return (days.first, days.last) == (moments[0].date(), moments[1].date() - timedelta(days=1))
    if grain in ("Hour", "Minute", "Second"):
        same_hour = not clock[:1].isdigit() or clock[:5] == f"{moments[0]:%H:%M}"
        return days.first == moments[0].date() and same_hour
    length = (days.last - days.first).days + 1
    fits = grain not in _GRAINS or 0.9 * _GRAINS[grain] <= length <= _GRAINS[grain]
    return days.first == moments[0].date() and fits


def score(folder: Path) -> Report:
    """Score phrases of the dimensions Time and Duration."""
    report, found_whole, right, cases = Report(), 0, 0, 0
    for case in read_cases(folder / FILES[0]):
        if case["dim"] not in ("Time", "Duration"):
            continue
        cases += 1
        found = list(predict(case["text"], ANCHOR, splits_ranges=False))
        is_whole = (
            case["expect"] is not None
            and len(found) == 1
            and len(found[0].timex.text) >= len(case["text"].strip()) - len("on the ")
        )
        found_whole += is_whole
        if not found if case["expect"] is None else len(found) == 1 and is_right(found[0], case["expect"]):
            right += 1
        else:
            shown = ", ".join(f"{one.timex.text!r} ({one.timex.rule}) {one.solved.value}" for one in found) or "nothing"
            report.errors.append(f"{case['dim']}: {case['text']!r} is {shown}, gold {case['expect']}")
    report.scores.append(Score("duckling_dates.whole_span", ratio(found_whole, cases), cases))
    report.scores.append(Score("duckling_dates.value_accuracy", ratio(right, cases), cases))
    return report
