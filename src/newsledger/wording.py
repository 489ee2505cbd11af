"""An event mention in one line that people read: who did what to whom, whether it happened, and when."""

from collections.abc import Sequence
from datetime import date, timedelta

NOBODY = "?"
ARTICLES = ("The", "A", "An")
ONE_DAY = timedelta(days=1)


def days(start: date | None, end: date | None) -> str | None:
    """Return days as people write them, a whole month or year by its name; None where the first is unknown.

    >>> days(date(2020, 1, 8), date(2020, 1, 8)), days(date(2020, 1, 3), date(2020, 1, 5))
    ('8 Jan 2020', '3 to 5 Jan 2020')
    >>> days(date(2020, 2, 1), date(2020, 2, 29)), days(date(2020, 1, 1), date(2020, 12, 31))
    ('Feb 2020', '2020')
    """
    if start is None:
        return None
    last = end or start
    if start.day == 1 and (last + ONE_DAY).day == 1 and start.year == last.year:
        if start.month == last.month:
            return f"{start:%b %Y}"
        if (start.month, last.month) == (1, 12):
            return f"{start:%Y}"
    if start == last:
        return _day(start)
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day} to {_day(last)}"
    return f"{_day(start)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def inside(words: str) -> str:
    """Return words as they stand within a line: without the capital of a sentence's start, and the comma behind them.

    >>> inside("The mayor"), inside("Amnesty"), inside("Vordia, which denies it,")
    ('the mayor', 'Amnesty', 'Vordia, which denies it')
    """
    first, _, rest = words.rstrip(" ,;:").partition(" ")
    return " ".join(filter(None, (first.lower() if rest and first in ARTICLES else first, rest)))


def who_did_what(
    actors: Sequence[str],
    recipients: Sequence[str],
    what: str,
    *,
    factuality: str | None = None,
    is_historical: bool | None = None,
    day: str | None = None,
) -> str:
    """Return one line; who is not named is "?", and the arrow is left out where nobody is.

    >>> who_did_what(["Iran"], ["US forces"], "ASSAULT heavy-weapons", factuality="actual", day="8 Jan 2020")
    'Iran -> US forces: ASSAULT heavy-weapons, actual, 8 Jan 2020'
    >>> who_did_what(["Egypt", "Chad"], [], "CONSULT"), who_did_what([], [], "PROTEST demo")
    ('Egypt, Chad: CONSULT', 'PROTEST demo')
    """
    who = ", ".join(actors) or (NOBODY if recipients else "")
    parties = f"{who} -> {', '.join(recipients)}" if recipients else who
    told = ", ".join(filter(None, (what, factuality, "historical" if is_historical else None, day)))
    return f"{parties}: {told}" if parties else told
