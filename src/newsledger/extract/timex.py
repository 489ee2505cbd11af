"""Date and time expressions in one sentence: spans with a form that ``dates`` resolves against an article's date."""

from functools import lru_cache

from newsledger.extract.timexes.forms import Heading, Timex, TimexKind
from newsledger.extract.timexes.read import read

__all__ = ["Heading", "Timex", "TimexKind", "find"]

# Sentences remembered: dates and numbers read each sentence one after the other.
CACHED = 4096


@lru_cache(maxsize=CACHED)
def find(text: str) -> tuple[Timex, ...]:
    """Return the date and time expressions of one sentence or title, in order, without overlap.

    Spans are half-open characters into ``text``. Durations ("three years") and sets ("every day") are among them: their
    ``kind`` says so, and a duration is also a quantity. Never raises.

    >>> [(timex.text, timex.kind.value) for timex in find("It ended two days ago, after three years.")]
    [('two days ago', 'date'), ('three years', 'duration')]
    """
    return tuple(read(text))
