"""Dates and times as sources write them: one string to UTC, how fine it is, or nothing where it is no date or could be two."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import PurePosixPath
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsledger import lexicon
from newsledger.ontology import TimestampPrecision

# 1973 in seconds: a smaller number in a date column is a year, a day or a version, not a time since 1970.
EPOCH_SECONDS: Final = 100_000_000
LONGEST: Final = 120

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAYNAME: Final = r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\.?,?\s+)?"
TIME: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
HALF: Final = r"(?P<hour2>\d{1,2})\s*(?P<half2>[ap]\.?m\b\.?)"
DATES: Final = (
    r"(?P<year>\d{4})[-/.](?P<monthno>\d{1,2})[-/.](?P<day>\d{1,2})",
    rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH},?[\s-]+(?P<year>\d{{4}})",
    r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4})",
)
GAP: Final = r"(?:\s*(?:,|\||at|T|-|–|—|@|on)?\s*)"
MONTH_ONLY: Final = (
    re.compile(rf"^{MONTH},?\s+(?P<year>\d{{4}})$", re.IGNORECASE),
    re.compile(r"^(?P<year>\d{4})-(?P<monthno>\d{2})$"),
)
COMPACT: Final = re.compile(
    r"^(?P<year>(?:19|20)\d\d)(?P<monthno>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?Z?)?$"
)
URL_FORMS: Final = (
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<monthno>\d{1,2})/(?P<day>\d{1,2})(?=[/.-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)-(?P<monthno>\d{1,2})[-/](?P<day>\d{1,2})(?=[/.-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)(?P<monthno>\d\d)/(?P<day>\d\d)(?=/)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3,9})/(?P<day>\d{1,2})(?=/)", re.IGNORECASE),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)(?P<monthno>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(r"[/_-](?P<year>(?:19|20)\d\d)-(?P<monthno>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"),
    re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<monthno>0[1-9]|1[0-2])(?=/)"),
)
FILE_FORMS: Final = tuple(
    re.compile(
        rf"(?:^|[_ .-])(?P<year>(?:19|20)\d\d){s}(?P<monthno>0[1-9]|1[0-2]){s}(?P<day>0[1-9]|[12]\d|3[01])(?=[_ .T-]|$)"
    )
    for s in ("-", "_", "")
)


Reading = tuple[datetime, TimestampPrecision]


@cache
def _zones() -> dict[str, str]:
    return {row["abbreviation"]: row["zone"] for row in lexicon.load("timezones")}


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return a date with its time behind it or before it, in each way of writing a date."""
    names = "|".join(sorted(_zones(), key=len, reverse=True))
    zone = rf"(?:\s*\(?(?P<zone>(?:GMT|UTC)?\s?[+-]\d\d?:?\d{{0,2}}|(?:{names})\b)\)?)?"
    clock = rf"(?:(?:{TIME}|{HALF}){zone})"
    behind = (rf"^{DAYNAME}{date}(?:{GAP}{clock})?$" for date in DATES)
    before = (rf"^{clock}{GAP}{DAYNAME}{date}$" for date in DATES)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (*behind, *before))


OFFSET: Final = re.compile(r"^(?:GMT|UTC)?\s?([+-])(\d\d?):?(\d\d)?$")


def _to_utc(moment: datetime, zone: str | None) -> datetime | None:
    """Return a local time in UTC; the zone unknown is none at all. None where the zone's words mean nothing."""
    if not zone:
        return moment
    value = _zones().get(zone.upper(), zone)
    if match := OFFSET.match(value):
        sign = -1 if match[1] == "-" else 1
        return moment - sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    try:
        return moment.replace(tzinfo=ZoneInfo(value)).astimezone(UTC).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _month(parts: dict[str, str | None]) -> int | None:
    if parts.get("monthno"):
        return int(parts["monthno"] or 0)
    return MONTHS.get((parts.get("month") or "").lower())


def _day_first(one: int, two: int) -> tuple[int, int] | None:
    """Return day and month of two numbers; None where either order could be meant."""
    if one == two or one > 12:
        return one, two
    return (two, one) if two > 12 else None


def _build(match: re.Match[str]) -> Reading | None:
    parts = match.groupdict()
    month, day = _month(parts), int(parts.get("day") or 0)
    if parts.get("one"):
        day, month = _day_first(int(parts["one"] or 0), int(parts["two"] or 0)) or (0, None)
    if not month or not parts.get("year") or (not day and "day" in parts):
        return None
    precision = TimestampPrecision.DAY if day else TimestampPrecision.MONTH
    hour = parts.get("hour") or parts.get("hour2")
    try:
        moment: datetime | None = datetime(int(parts["year"] or 0), month, day or 1)  # noqa: DTZ001 - UTC without a zone, as the tables hold it
        if moment is not None and hour is not None:
            moment, precision = _with_time(moment, int(hour), parts), TimestampPrecision.SECOND
    except (ValueError, OverflowError):
        return None
    return None if moment is None else (moment, precision)


def _with_time(day: datetime, hour: int, parts: dict[str, str | None]) -> datetime | None:
    half = (parts.get("half") or parts.get("half2") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = day.replace(hour=hour, minute=int(parts.get("minute") or 0), second=int(parts.get("second") or 0))
    return _to_utc(moment, parts.get("zone"))


def _from_machine(text: str) -> Reading | None:
    """Read ISO 8601, RFC 822 and seconds or milliseconds since 1970."""
    if (
        text.replace(".", "", 1).isdigit()
        and (seconds := float(text)) >= EPOCH_SECONDS
        and len(text.split(".")[0]) != 8
    ):
        seconds = seconds / 1000 if seconds > EPOCH_SECONDS * 1000 else seconds
        try:
            return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None, microsecond=0), TimestampPrecision.SECOND
        except (OverflowError, ValueError, OSError):
            return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    precision = TimestampPrecision.SECOND if re.search(r"\d[T ]\d\d|\d\d:\d\d", text) else TimestampPrecision.DAY
    return _naive(moment), precision


def _naive(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(microsecond=0)
    try:
        return moment.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except OverflowError:
        return moment.replace(tzinfo=None, microsecond=0)


def read(text: str) -> Reading | None:
    """Return the time, in UTC, that a string states, and how fine; None where it is no date or could be two.

    >>> read("MARCH 31, 2020 11:30")[0].isoformat()
    '2020-03-31T11:30:00'
    """
    text = " ".join(text.split())
    if not 4 < len(text) <= LONGEST:
        return None
    if match := COMPACT.match(text):
        return _build(match)
    for pattern in (*_forms(), *MONTH_ONLY):
        if (match := pattern.match(text)) and (reading := _build(match)):
            return reading
    return _from_machine(text) if any(c.isdigit() for c in text[:5]) or "," in text[:5] else None


def of_url(url: str) -> Reading | None:
    """Return the day or month in a URL's path."""
    path = url.split("?", 1)[0].split("#", 1)[0]
    return next((r for p in URL_FORMS if (m := p.search(path)) and (r := _build(m))), None)


def of_file(source_uri: str) -> Reading | None:
    """Return the day in a file's name."""
    stem = PurePosixPath(source_uri.replace("\\", "/")).stem
    return next((r for p in FILE_FORMS if (m := p.search(stem)) and (r := _build(m))), None)
