"""Recognizers-Text: its numbers, percentages, numbers with units and lengths of time together; its dates hold no quantities.

Each model reads the text for itself: of overlapping results the one of the model named first is kept, then the longest. What
lies within a date or a time is left out, as newsledger leaves it out; where the words of a time state a length in a number
("three months", "the past two years"), that is a number with a unit.
"""

import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple

from benchmarks.comparing.readings import Library, Reading, Span, fold

_TIME = "datetimeV2."
_DATES = frozenset({"date", "time", "daterange", "timerange", "datetime", "datetimerange"})
_ORDER = ("currency", "age", "temperature", "length of time", "dimension", "percentage", "number")
# TIMEX3's periods of one unit.
_PERIOD = re.compile(r"\bP(T?)(\d+(?:\.\d+)?)([YMWDHS])(?![\dT])")
_PERIODS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


class Result(NamedTuple):
    """One result of a model; ``end`` is that of its last character, as the library gives it."""

    start: int
    end: int
    type_name: str
    resolution: dict[str, Any]

    @property
    def span(self) -> Span:
        """Half-open."""
        return Span(self.start, self.end + 1)


def lengths(results: Iterable[Result]) -> list[Result]:
    """Return the results with lengths of time, which a number in their words states, as results of a kind of their own."""
    found = list(results)
    numbers = [(one.span, float(one.resolution["value"])) for one in found if one.type_name == "number"]
    return [_length(one, [value for span, value in numbers if _within(span, one.span)]) for one in found]


def _length(result: Result, inside: Sequence[float]) -> Result:
    if not result.type_name.startswith(_TIME):
        return result
    timex = str((result.resolution.get("values") or [{}])[0].get("timex", ""))
    period = _PERIOD.search(timex)
    if period is None or float(period[2]) not in inside:
        return result
    stated = {"value": period[2], "unit": _PERIODS[period[1] + period[3]]}
    return result._replace(type_name="length of time", resolution=stated)


def _value(result: Result) -> float | None:
    """Return the value; None of a result that is no quantity."""
    value = result.resolution.get("value")
    return None if value is None or result.type_name not in _ORDER else float(str(value).rstrip("%"))


def _unit(result: Result) -> str:
    if result.type_name == "percentage":
        return "percentage"
    unit = str(result.resolution.get("unit") or "")
    return fold("pound mass" if unit == "Pound" and result.type_name == "dimension" else unit)


def _is_date(result: Result) -> bool:
    return result.type_name.removeprefix(_TIME) in _DATES


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def each(results: Iterable[Result]) -> list[Reading]:
    """Return every quantity that any model found."""
    found = ((one, _value(one)) for one in results)
    return [Reading(one.span, value, value, value, _unit(one)) for one, value in found if value is not None]


def readings(results: Iterable[Result]) -> list[Reading]:
    """Return what all models found as readings that do not overlap, in text order."""
    found = lengths(results)
    dates = [result.span for result in found if _is_date(result)]
    valued = [one for one in found if _value(one) is not None and not any(_within(one.span, date) for date in dates)]
    kept: list[Result] = []
    for one in sorted(valued, key=lambda one: (_ORDER.index(one.type_name), one.start - one.end)):
        if not any(one.span.touches(other.span) for other in kept):
            kept.append(one)
    return each(sorted(kept, key=lambda one: one.start))


def library() -> Library:
    """Load its models.

    Raises:
        ImportError: it is not installed.
    """
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer("en-us"), NumberWithUnitRecognizer("en-us")
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_age_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
    ]
    dated = [*models, DateTimeRecognizer("en-us").get_datetime_model()]
    return Library(
        "Recognizers-Text",
        version("recognizers-text"),
        lambda text: readings(_results(dated, text)),
        lambda text: readings(_results(models, text)),
        lambda text: each(_results(models, text)),
    )


def _results(models: Sequence[Any], text: str) -> list[Result]:
    found = (one for model in models for one in model.parse(text))
    return [Result(one.start, one.end, one.type_name, one.resolution or {}) for one in found]
