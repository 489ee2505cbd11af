"""When an article was published: from what states it, in order of trust; never from running text, never the time of the run.

The order was measured on 86 news pages: metadata .988 right, URL dates 179 right and 2 wrong, a date searched in running text
wrong more often than right. So: a column, feed or tag; a sidecar or file name; the URL; a header line that is nothing but a
date or has a cue ("Updated:"); a dateline with a year. Else null.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from newsledger.ingest.timestamps import LONGEST, MONTH, Reading, of_file, of_url, read
from newsledger.ontology import PublishedBasis, TimestampPrecision

EARLIEST: Final = datetime.fromisoformat("1900-01-01")
# Clocks and zones differ by up to a day, and papers date ahead: later than this is a mistake.
FUTURE: Final = timedelta(days=2)
CUE: Final = re.compile(
    r"^(?:[A-Z][\w. ]{1,40}\|\s*)?(?:date|dated|published|posted|updated|last updated|last modified|modified|created"
    r"|first published)\b(?:\s+(?:on|at))?\s*[:|-]?\s*(?:date\s*[:|]?\s*)?",
    re.IGNORECASE,
)
LEADING_DATE: Final = re.compile(r"^(?:date\s*:?\s+)(?P<date>\d{4}-\d\d-\d\d)\b", re.IGNORECASE)
DATELINE: Final = re.compile(
    rf"^[A-Z][A-Z .'’/-]{{2,40}}(?:,\s*[\w. ]{{2,30}})?[,(]\s*(?P<date>{MONTH}\s+\d{{1,2}},\s+\d{{4}})\b", re.IGNORECASE
)
SENTENCE_END: Final = "?!"
UPDATE: Final = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
HAS_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Published:
    """A time of publication, UTC without zone, how fine it is known and where it was read."""

    at: datetime
    precision: TimestampPrecision
    basis: PublishedBasis


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
    """Whether a line is a date of publication, with its cue or its agency, or the header of a page that begins with one."""
    return line[-1] not in SENTENCE_END and stamp(line) is not None


def best_stamp(lines: Iterable[str]) -> str | None:
    """Return the words of the date of publication among header lines: that of an update last, the finer of one day first."""
    readings = [(words, reading, line) for line in lines if (words := stamp(line)) and (reading := read(words))]
    if not readings:
        return None
    first = min(readings, key=lambda r: bool(UPDATE.search(r[2])))[1][0].date()
    same_day = [r for r in readings if r[1][0].date() == first]
    return min(same_day, key=lambda r: r[1][1] is not TimestampPrecision.SECOND)[0]


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
    """Return when it was published, and what was stated but not taken.

    The latter are pairs of a reason, ``unreadable_date`` or ``implausible_date``, and the words.

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
