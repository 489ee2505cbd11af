"""Recognizers-Text's date and time specification: short sentences of a personal assistant, not news.

Convention: all results of a sentence are gold spans. Values are compared where the specification resolves them to days:
a ``date`` to its day, a ``daterange`` to its first day and the day before its end, a ``duration`` or ``set`` to its TIMEX
(in Recognizers' spelling), a ``datetime`` to its day and minute. One of several readings (past and future) is enough.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.report import Report, Score, f1, ratio, read_cases
from benchmarks.timexes import Found, Gold, pairs, predict

FILES = ("rtext_datetime.jsonl",)


def _readings(result: dict[str, Any]) -> Iterator[dict[str, str]]:
    """Yield the resolutions of a result in the model's form, whatever form the specification has."""
    yield from (result.get("Resolution") or {}).get("values") or ()
    value = result.get("Value") or {}
    for side in ("FutureResolution", "PastResolution"):
        yield {"timex": value.get("Timex", ""), "type": result.get("Type", ""), **(value.get(side) or {})}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _agrees(found: Found, reading: dict[str, str]) -> bool | None:
    """Say whether a prediction has one reading's value; None where the reading has none to compare."""
    days, kind = found.solved.bounds, reading.get("type", "")
    start = _day(reading.get("start") or reading.get("startDate"))
    end = _day(reading.get("end") or reading.get("endDate"))
    if kind == "daterange" and start and end:
        return days is not None and (days.first, days.last) == (start, end - timedelta(days=1))
    value = reading.get("value") or reading.get("date") or reading.get("dateTime") or ""
    if kind in ("date", "datetime") and (moment := _day(value)):
        same_minute = kind == "date" or found.solved.value[11:16] == value[11:16]
        return days is not None and days.first == days.last == moment and same_minute
    if kind in ("duration", "set") and reading.get("timex"):
        return found.solved.value == reading["timex"]
    return None


def score(folder: Path) -> Report:
    """Score spans on all sentences, values on matched spans that have one to compare."""
    report, relaxed, strict, predicted, expected, right, compared = Report(), 0, 0, 0, 0, 0, 0
    for case in read_cases(folder / FILES[0]):
        anchor = _day((case["context"] or {}).get("ReferenceDateTime"))
        gold = [
            Gold(r["Start"], r["Start"] + len(r["Text"]), r["Text"], tuple(_readings(r)))
            for r in case["results"]
            if "Start" in r
        ]
        found = list(predict(case["input"], anchor, splits_ranges=False))
        matched = pairs(found, gold)
        predicted, expected, relaxed = predicted + len(found), expected + len(gold), relaxed + len(matched)
        for one, other in matched:
            strict += (one.start, one.end) == (other.start, other.end)
            verdicts = [_agrees(one, reading) for reading in other.value]  # type: ignore[attr-defined]
            if any(verdict is not None for verdict in verdicts):
                compared, right = compared + 1, right + any(verdicts)
                if not any(verdicts):
                    report.errors.append(
                        f"value   {one.timex.text!r} ({one.timex.rule}) is {one.solved.value}: {case['input']}"
                    )
        matched_gold = {id(other) for _, other in matched}
        matched_found = {id(one) for one, _ in matched}
        report.errors += [f"missed  {g.text!r}: {case['input']}" for g in gold if id(g) not in matched_gold]
        report.errors += [f"extra   {f.timex.text!r}: {case['input']}" for f in found if id(f) not in matched_found]
    report.scores.append(Score("rtext_datetime.strict_f1", f1(strict, predicted, expected), expected))
    report.scores.append(Score("rtext_datetime.relaxed_f1", f1(relaxed, predicted, expected), expected))
    report.scores.append(Score("rtext_datetime.value_accuracy", ratio(right, compared), compared))
    report.errors.sort()
    return report
