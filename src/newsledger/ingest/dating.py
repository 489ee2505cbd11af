"""When an article was published: from what states it, in order of trust; never from running text, never the time of the run.

The order was measured on 86 news pages: metadata .988 right, URL dates 179 right and 2 wrong, a date searched in running text wrong
more often than right. So: a column, feed or tag; a sidecar or file name; the URL; a header line that is nothing but a date or has a
cue ("Updated:"); a dateline with a year. Else null.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import PurePosixPath
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsledger import lexicon
from newsledger.ontology import PublishedBasis, TimestampPrecision

EARLIEST: Final = datetime(1900, 1, 1)
# Clocks and zones differ by up to a day, and papers date ahead: later than this is a mistake.
FUTURE: Final = timedelta(days=2)
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
TIME: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?\b)?"
HALF: Final = r"(?P<hour2>\d{1,2})\s*(?P<half2>[ap]\.?m\.?)"
ZONE: Final = r"(?:\s*\(?(?P<zone>[A-Z]{1,5}|(?:GMT|UTC)?\s?[+-]\d\d?:?\d{0,2})\)?)?"
CLOCK: Final = rf"(?:(?:{TIME}|{HALF}){ZONE})"
DATES: Final = (
    r"(?P<year>\d{4})[-/.](?P<monthno>\d{1,2})[-/.](?P<day>\d{1,2})",
    rf"{MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{MONTH},?[\s-]+(?P<year>\d{{4}})",
    r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>\d{4})",
)
GAP: Final = r"(?:\s*(?:,|\||at|T|-|–|—|@|on)?\s*)"
FORMS: Final = tuple(
    re.compile(rf"^{DAYNAME}(?:{CLOCK}{GAP}{DAYNAME})?{date}$|^$", re.IGNORECASE) for date in DATES
) + tuple(re.compile(rf"^{DAYNAME}{date}(?:{GAP}{CLOCK})?$", re.IGNORECASE) for date in DATES)
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
CUE: Final = re.compile(
    r"^(?:[A-Z][\w. ]{1,40}\|\s*)?(?:date|dated|published|posted|updated|last updated|last modified|modified|created|first published)\b"
    r"(?:\s+(?:on|at))?\s*[:|-]?\s*(?:date\s*[:|]?\s*)?",
    re.IGNORECASE,
)
LEADING_DATE: Final = re.compile(r"^(?:date\s*:?\s+)(?P<date>\d{4}-\d\d-\d\d)\b", re.IGNORECASE)
DATELINE: Final = re.compile(
    rf"^[A-Z][A-Z .'’/-]{{2,40}}(?:,\s*[\w. ]{{2,30}})?[,(]\s*(?P<date>{MONTH}\s+\d{{1,2}},\s+\d{{4}})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication, UTC without zone, how fine it is known and where it was read."""

    at: datetime
    precision: TimestampPrecision
    basis: PublishedBasis


Reading = tuple[datetime, TimestampPrecision]


@cache
def _zones() -> dict[str, str]:
    return {row["abbreviation"]: row["zone"] for row in lexicon.load("timezones")}


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
        moment: datetime | None = datetime(int(parts["year"] or 0), month, day or 1)
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
    for pattern in (*FORMS, *MONTH_ONLY):
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


HAS_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def stamp(line: str) -> str | None:
    """Return the words of the date in a header line that has a cue or is nothing but a date; None for any other line."""
    if not HAS_YEAR.search(line):
        return None
    if match := LEADING_DATE.match(line):
        return match["date"]
    if len(line) > LONGEST:
        return None
    return next((words for words in _stamp_words(line) if read(words)), None)


def _stamp_words(line: str) -> Iterator[str]:
    rest = CUE.sub("", line, count=1).strip(" |-–—.")
    yield rest
    for separator in (" | ", " · ", " • ", " — "):
        if separator in rest:
            yield from (CUE.sub("", part, count=1).strip() for part in rest.split(separator))


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a date of publication, with its cue or its agency."""
    return len(line) <= LONGEST and stamp(line) is not None


def of_dateline(text: str) -> Reading | None:
    """Return the day in a dateline with a year: "GENEVA, March 3, 2019 (Wire) -- "."""
    match = DATELINE.match(text[:LONGEST])
    return read(match["date"]) if match else None


def is_plausible(moment: datetime, started_at: datetime) -> bool:
    """Whether a time lies between 1900 and two days after the run."""
    return EARLIEST <= moment <= started_at + FUTURE


def published(
    stated: Iterable[tuple[str, PublishedBasis]],
    *,
    started_at: datetime,
    file_uri: str | None = None,
    url: str | None = None,
    header: str | None = None,
    text: str = "",
) -> tuple[Published | None, tuple[tuple[str, str], ...]]:
    """Return when it was published, and what was stated but not taken: (reason, words) with reason ``unreadable_date`` or
    ``implausible_date``.

    Args:
        stated: what columns, feed entries or tags say, best first, with their basis.
        started_at: start of the run, UTC: no article is from more than two days later.
        file_uri: the file's name, where it holds this article alone.
        url: the article's address.
        header: the words of a date in the page's header, as :func:`stamp` returns them.
        text: the cleaned text, for a dateline.
    """
    refused: list[tuple[str, str]] = []
    for words, reading, basis in _readings(stated, file_uri, url, header, text):
        if reading is None:
            refused.append(("unreadable_date", words))
        elif is_plausible(reading[0], started_at):
            return Published(*reading, basis), tuple(refused)
        else:
            refused.append(("implausible_date", words))
    return None, tuple(refused)


def _readings(
    stated: Iterable[tuple[str, PublishedBasis]], file_uri: str | None, url: str | None, header: str | None, text: str
) -> Iterator[tuple[str, Reading | None, PublishedBasis]]:
    for words, basis in stated:
        yield words, read(words), basis
    if file_uri and (reading := of_file(file_uri)):
        yield file_uri, reading, PublishedBasis.METADATA
    if url and (reading := of_url(url)):
        yield url, reading, PublishedBasis.URL
    if header and (reading := read(header)):
        yield header, reading, PublishedBasis.TEXT
    if reading := of_dateline(text):
        yield text[:LONGEST], reading, PublishedBasis.TEXT
