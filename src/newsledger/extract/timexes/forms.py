"""What a date expression says, before it is known when it was said: a small algebra of frozen forms."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum


class TimexKind(StrEnum):
    """TIMEX3's four types."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Unit(StrEnum):
    """Periods of the calendar, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Heading(IntEnum):
    """Which way a date without a year points: to the last one or to the next one."""

    PAST = -1
    NEAREST = 0
    FUTURE = 1


class Origin(StrEnum):
    """What a relative expression counts from: the article's date, or the last date in the text."""

    ARTICLE = "article"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Period:
    """One period of the calendar that the words name in full: ``2019``, ``8 January 2020``, ``the 1990s``."""

    unit: Unit
    first: date


@dataclass(frozen=True, slots=True)
class Recurring:
    """A period that comes back every year or week, without its year: ``Thursday``, ``8 January``, ``summer``, ``Easter``.

    ``shift`` is -1 for "last", 0 for "this", 1 for "next"; ``within`` is the year (or month, week) it belongs to.
    ``weekday`` beside a ``day`` is only a check. ``index`` is the quarter, half or season, or the n-th ``unit`` (-1 the
    last) inside ``within``.
    """

    unit: Unit
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    index: int | None = None
    holiday: str | None = None
    shift: int | None = None
    within: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A period ``count`` units away from an origin: ``yesterday``, ``last week``, ``two days later``, ``that year``.

    ``base`` is the origin where the words name it ("two days after Christmas"); ``grain`` the unit of the result where it is
    not ``unit`` ("the same month a year ago"). ``is_within``: at most so far ("less than a week earlier").
    """

    unit: Unit
    count: float
    origin: Origin = Origin.ARTICLE
    base: "Form | None" = None
    grain: Unit | None = None
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """``count`` units up to the origin (``direction`` -1) or from it on (1): ``the past three years``; count None is vague."""

    unit: Unit
    count: float | None
    direction: int


@dataclass(frozen=True, slots=True)
class Span:
    """From one form to another, both included: ``from 2003 to 2011``."""

    start: "Form"
    end: "Form"


@dataclass(frozen=True, slots=True)
class Part:
    """The start, middle or end of a period: ``late January``, ``mid-2019``. ``mod``: START, MID, END (TIMEX3), HALF1, HALF2."""

    mod: str
    of: "Form"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: ``time`` is ``07:00``, ``07:00Z`` or a TIMEX3 part of day (``MO``); ``day`` None is the day talked of."""

    time: str
    day: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; ``count`` None is vague (``several years``); ``rest`` is what it has beside (``and three months``)."""

    unit: Unit
    count: float | None
    rest: "Duration | None" = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times: ``value`` is its TIMEX3 value (``P1Y``, ``XXXX-WXX-1``)."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """``now``, ``recently``: ``value`` is PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


Form = Period | Recurring | Offset | Stretch | Span | Part | Clock | Duration | Repeat | Vague


@dataclass(frozen=True, slots=True)
class Timex:
    """One date or time expression: ``text[start:end]`` of the string that was read, its form and the rule that read it.

    ``heading`` says which way the sentence points at a date without a year; ``parts`` are the two ends of a range.
    """

    start: int
    end: int
    text: str
    kind: TimexKind
    form: Form
    rule: str
    heading: Heading = Heading.PAST
    parts: "tuple[Timex, ...]" = ()
