"""The libraries' own test cases: what each specifies for itself, so each is at home in its own.

``Recognizers-Text`` is asked without its dates on its specifications, as these are of its models of numbers and units alone.
"""

import re
from pathlib import Path
from typing import Any

from benchmarks.comparing.news import Figures
from benchmarks.comparing.readings import Library, Read, Reading, Span, fold
from benchmarks.numbers import close, pair
from benchmarks.report import f1, ratio, read_cases

_RUN = re.compile(r"(?=\S*\d)(?=\S*[^\w\s])\S+")


def _own(library: Library) -> Read:
    return library.alone if library.name == "Recognizers-Text" else library.read


def _result(result: dict[str, Any]) -> tuple[Span, float]:
    value = str(result["Resolution"]["value"]).rstrip("%")
    return Span(int(result["Start"]), int(result["End"]) + 1), float(value)


def rtext_number(folder: Path, library: Library) -> Figures:
    """Score cases where each number is answered in place by its value and nothing else is read; ordinals are left out."""
    right = count = 0
    for case in read_cases(folder / "rtext_number.jsonl"):
        if case["spec"] == "OrdinalModel":
            continue
        found, gold = _own(library)(case["input"]), [_result(result) for result in case["results"]]
        if case["spec"] == "PercentModel":
            found = [one for one in found if one.unit == "percentage"]
        pairs = pair(gold, found, lambda one, other: one[0].touches(other.span) and close(one[1], other.value))
        right, count = right + (len(pairs) == len(gold) == len(found)), count + 1
    return {"cases right": ratio(right, count)}


def _unit(spec: str, unit: str) -> str:
    return fold("pound mass" if unit == "Pound" and spec == "DimensionModel" else unit)


def rtext_numberwithunit(folder: Path, library: Library) -> Figures:
    """Score the values of ages, money, dimensions and temperatures that are found in place, and their units."""
    values = units = gold = 0
    for case in read_cases(folder / "rtext_numberwithunit.jsonl"):
        found = [one for one in library.each(case["input"]) if one.unit]
        for result in case["results"]:
            if result["Resolution"].get("value") is None:
                continue
            span, value = _result(result)
            ones = [one for one in found if one.span.touches(span) and close(one.value, value)]
            unit = _unit(case["spec"], result["Resolution"]["unit"])
            gold, values = gold + 1, values + bool(ones)
            units += any(one.unit in (unit, f"{unit} per day") for one in ones)
    return {"value found": ratio(values, gold), "value and unit found": ratio(units, gold)}


def rtext_sequence(folder: Path, library: Library) -> Figures:
    """Score cases where a number is read from a phone number, an address, a URL, a hashtag or a GUID."""
    false = count = 0
    for case in read_cases(folder / "rtext_sequence.jsonl"):
        text = case["input"]
        marked = [m.span() for r in case["results"] for m in re.finditer(re.escape(r["Text"]), text, re.IGNORECASE)]
        spans = [Span(*span) for span in marked] or [Span(*match.span()) for match in _RUN.finditer(text)]
        false += any(one.span.touches(span) for one in library.read(text) for span in spans)
        count += 1
    return {"cases with a false number": ratio(false, count)}


def quantulum3(folder: Path, library: Library) -> Figures:
    """Score values in place, their units, and number words; a range is its middle."""
    right = units = predicted = gold = spelled = count = 0
    for case in read_cases(folder / "quantulum3_quantities.jsonl"):
        wanted = [one for one in case["quantities"] if one.get("start") is not None]
        found = library.read(case["text"])
        pairs = pair(wanted, found, _agrees)
        right, predicted, gold = right + len(pairs), predicted + len(found), gold + len(wanted)
        units += sum(other.unit == fold(str(one["unit"])) for one, other in pairs)
    for case in read_cases(folder / "quantulum3_spellout.jsonl"):
        values = [one.middle for one in library.read(case["text"])]
        spelled += len(values) == len(case["values"]) and all(map(close, values, case["values"]))
        count += 1
    return {
        "value F1": f1(right, predicted, gold),
        "value and unit F1": f1(units, predicted, gold),
        "number words right": ratio(spelled, count),
    }


def _agrees(gold: dict[str, Any], one: Reading) -> bool:
    return Span(gold["start"], gold["end"]).touches(one.span) and close(float(gold["value"]), one.middle)
