"""The words of dates as regular expression fragments and look-ups, from the lexicons ``date_words`` and ``holidays``."""

import re
from functools import cache
from typing import Final

from newsledger import lexicon

_APOSTROPHE: Final = "['’]"


@cache
def meanings(kind: str) -> dict[str, str]:
    """Return word -> value of one kind of the lexicon ``date_words``."""
    return {row["word"]: row["value"] for row in lexicon.load("date_words") if row["kind"] == kind}


@cache
def holidays() -> dict[str, str]:
    """Return holiday -> rule."""
    return {row["name"]: row["rule"] for row in lexicon.load("holidays")}


def alternatives(entries: "dict[str, str] | list[str]") -> str:
    """Return the words as one alternation, longest first; a space matches any white space, an apostrophe either form."""
    escaped = [re.escape(word).replace(r"\ ", r"\s+").replace("'", _APOSTROPHE) for word in entries]
    return "|".join(sorted(escaped, key=len, reverse=True))


def any_of(kind: str) -> str:
    """Return the alternation of one kind of word."""
    return alternatives(meanings(kind))


def normal(text: str) -> str:
    """Return words as the lexicon spells them: lower case, one space, straight apostrophe."""
    return " ".join(text.lower().replace("’", "'").split())


def value(kind: str, text: str) -> str:
    """Return what a matched word means; ``KeyError`` for one that the lexicon does not hold."""
    return meanings(kind)[normal(text)]


_ONES = alternatives([word for word, value in meanings("number").items() if value.isdigit() and 0 < int(value) < 10])
_TENS = alternatives([word for word in meanings("number") if word.endswith("ty")])
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?"
NUMBER = (
    rf"(?:(?:{_DIGITS}|(?:{_TENS})[-\s](?:{_ONES})|{any_of('number')}|{any_of('vaguenumber')})"
    r"(?:\s+and\s+(?:a|one)[-\s]half|[-\s]and[-\s]a[-\s]half|\s+(?:or|to)\s+(?:{ones}|\d+))?)"
).replace("{ones}", _ONES)


def _plain(text: str) -> float | None:
    """Read digits or number words; None for a vague number."""
    if re.fullmatch(_DIGITS, text):
        return float(text.replace(",", ""))
    table = meanings("number")
    if text in table:
        return float(table[text])
    tens, _, ones = text.replace("-", " ").rpartition(" ")
    if tens in table and ones in table:
        return float(table[tens]) + float(table[ones])
    return None


def number(text: str) -> float | None:
    """Return the amount that :data:`NUMBER` matched: ``two and a half`` is 2.5, ``several`` None, ``two or three`` None."""
    plain = normal(text)
    half = re.fullmatch(r"(.+?)[-\s]and[-\s](?:a|one)[-\s]half", plain)
    if half:
        whole = _plain(half[1])
        return None if whole is None else whole + 0.5
    return _plain(plain)


_MONTHS = meanings("month")
_FULL_MONTHS = [word for word in _MONTHS if len(word) > 4 or word in ("may", "june", "july")]
_SHORT_MONTHS = [word for word in _MONTHS if word not in _FULL_MONTHS]
_WEEKDAYS = meanings("weekday")
_FULL_DAYS = [word for word in _WEEKDAYS if word.endswith("day")]
_SHORT_DAYS = [word for word in _WEEKDAYS if not word.endswith("day")]


def month(name: str = "month") -> str:
    """Return a pattern for a month's name, in the group ``name``."""
    return rf"(?:(?P<{name}>(?:{alternatives(_FULL_MONTHS)})(?:\.(?=\s?\d))?|(?:{alternatives(_SHORT_MONTHS)})\b\.?)(?![\w]))"


def weekday(name: str = "weekday") -> str:
    """Return a pattern for a day of the week, in the group ``name``."""
    return rf"(?:(?P<{name}>{alternatives(_FULL_DAYS)}|(?:{alternatives(_SHORT_DAYS)})\b\.?)(?!\w))"


def month_number(text: str) -> int:
    """Return 1 to 12."""
    return int(value("month", text.rstrip(".")))


def weekday_number(text: str) -> int:
    """Return 0 (Monday) to 6."""
    return int(value("weekday", text.rstrip(".")))
