"""What stands around a match decides whether it is a time at all: "May" a month, "1441" a year, "a second" a length."""

import re
from collections.abc import Callable
from typing import Final

from newsledger.extract.timexes.forms import Duration, Heading, Recurring, Timex, Unit
from newsledger.extract.timexes.heading import heading
from newsledger.extract.timexes.rules import pattern
from newsledger.extract.timexes.words import any_of, meanings, normal

# How far back a word that decides may stand, in characters.
REACH: Final = 60
_BEFORE: Final = re.compile(r"(?P<word>[\w$'’.-]+)[\s(\"“‘]{0,5}$")
_AFTER: Final = re.compile(r"\s{0,3}(?P<word>[\w'’%-]+)?")
_MONTHS: Final = pattern(rf"\b(?:in|from|between|of|by|since)\s+(?:(?:early|late|mid)[-\s]+)?(?:{any_of('month')})\b")
# "15 a year", "twice a week", "$5 million a day": what stands before a unit makes it a rate.
_RATE: Final = pattern(
    r"(?:\d[\d.,]*%?|\b(?:once|twice|thrice|times|percent|million|billion|trillion|dollars|euros|pounds|hours|days))\s+$"
)
_POSSESSIVE: Final = pattern(r"\b(?:his|her|their|my|your|our|its)\s+(?:(?:early|mid|late|upper)[\s-]*)?$")
_OF_A_YEAR: Final = pattern(r"\s+of\s+(?:the\s+)?(?:this|last|next|fiscal|\d|year|previous|season)")
_ON_A: Final = pattern(r"\bon\s+an?\s+$")
_OF: Final = pattern(r"\s+of\b(?!\s+(?:this|last|next)\b)")
_COMPARED: Final = pattern(r"\b(?:time|times|first|second|third|once|twice|most|least|ever|only|\w+est)\s+in\s+$")
_DETERMINERS: Final = ("the", "a", "his", "her", "its", "their", "our", "planned")
# After these a number of another century is a year before any word but a plural: "in 1386 led".
_YEAR_LEADS: Final = ("in", "since", "until")
_VERBS: Final = ("is", "has", "says", "be", "have", "does", "who", "at")
_SINGLE: Final = pattern(r"(?:an?|one|1)\s")
# Round numbers and numbers of other centuries count things more often than they date them.
YEARS: Final = range(1900, 2101)
ROUND: Final = 50


def _before(text: str, start: int) -> str:
    match = _BEFORE.search(text, max(0, start - 40), start)
    return match["word"] if match else ""


def _after(text: str, end: int) -> str:
    match = _AFTER.match(text, end)
    return (match["word"] or "") if match else ""


def _is(kind: str, word: str) -> bool:
    return word.lower() in meanings(kind) or word.lower().rstrip(".") in meanings(kind)


def _is_ambiguous(timex: Timex) -> bool:
    return normal(timex.text.rstrip(".")).removeprefix("the ") in meanings("ambiguous")


def _is_verb(word: str) -> bool:
    return _is("past", word) or _is("future", word) or word.endswith(("ed", "'s", "’s")) or word in _VERBS


def _month(text: str, timex: Timex) -> bool:
    """A month that is also a word or a name needs its capital and a cue ("in May")."""
    if not _is_ambiguous(timex):
        return True
    before = _before(text, timex.start).lower()
    if before in ("and", "to", "or", "than"):
        return timex.text[0].isupper() and _MONTHS.search(text, max(0, timex.start - REACH), timex.start) is not None
    after = _after(text, timex.end)
    is_before_noun = after[:1].islower() and not _is("yearcue", after) and not _is_verb(after)
    is_adjective = (before in _DETERMINERS or before.endswith(("'s", "’s", "ed"))) and is_before_noun
    return timex.text[0].isupper() and (_is("yearcue", before) or is_adjective)


def _weekday(text: str, timex: Timex) -> bool:
    """A weekday may be a name ("Bloody Sunday") or any of them ("on a Monday"); "Sun" and "Sat" need a cue."""
    before = _before(text, timex.start)
    if _is("namedday", before) or _ON_A.search(text, max(0, timex.start - REACH), timex.start):
        return False
    return not _is_ambiguous(timex) or (timex.text[0].isupper() and _is("daycue", before))


def _shifted_name(text: str, timex: Timex) -> bool:
    """A verb after "this" is no month ("This may seem"): a name that is also a word needs its capital."""
    name = timex.text.split()[-1]
    return name.lower().rstrip(".") not in meanings("ambiguous") or name[0].isupper() or _is("season", name)


def _deictic(text: str, timex: Timex) -> bool:
    """A capital "Today" after a capital is a name: "USA Today"."""
    before = text[max(0, timex.start - REACH) : timex.start].rsplit(None, 1)
    is_name = bool(before) and before[-1][:1].isupper() and before[-1][-1:].isalnum() and timex.text[0].isupper()
    return not (is_name and text[timex.start - 1 : timex.start].isspace())


def _season(text: str, timex: Timex) -> bool:
    """A season without a year needs a cue, and is none when it describes a noun ("summer school", "the fall of")."""
    if timex.text[-1].isdigit():
        return True
    after = _after(text, timex.end)
    is_definite = timex.text.lower().startswith("the")
    is_noun = after[:1].isalpha() and not is_definite and not _is("yearcue", after)
    return _is("seasoncue", _before(text, timex.start)) and after != "of" and not is_noun


def _counts(text: str, timex: Timex, year: int) -> bool:
    """Whether the number counts the noun that follows ("2000 troops") rather than dates it ("the 2016 elections")."""
    before, after = _before(text, timex.start).lower(), _after(text, timex.end).lower()
    if _is("counted", after) or _is("counted", after.rstrip("s")):
        return True
    is_plural = re.fullmatch(r"[a-z]{3,}s", after) is not None and not after.endswith(("ss", "us", "is", "was", "has"))
    is_cued = (
        _is("yearcue", before) or before.endswith(("'s", "’s")) or before in ("the", "a", "its", "their", "his", "her")
    )
    return is_plural and year % (100 if is_cued else ROUND) == 0


def _year(text: str, timex: Timex) -> bool:
    """A bare number is a year unless an identifier stands before it or what it counts behind it."""
    before, year = _before(text, timex.start), int(timex.text[-4:])
    if not timex.text[0].isdigit():
        return True
    if _is("identifier", before) or _counts(text, timex, year):
        return False
    after = _after(text, timex.end).lower()
    is_clause = before.lower() in _YEAR_LEADS and not after.endswith("s")
    return year in YEARS or (
        _is("oldyearcue", before) and (is_clause or not after[:1].isalpha() or _is("yearcue", after))
    )


def _duration(text: str, timex: Timex) -> bool:
    """Neither "a second report" nor "three quarters of" is a length of time, and "15 a year" is a rate."""
    after = _after(text, timex.end).lower()
    unit = timex.form.unit if isinstance(timex.form, Duration) else None
    if unit is Unit.SECOND and _SINGLE.match(timex.text):
        return after in ("or", "later", "to", "after", "before", "and") or text[timex.end :].lstrip()[:1] in ("", ".")
    if unit in (Unit.QUARTER, Unit.SEASON):
        return re.search(r"(?:consecutive|straight|successive)\s+quarters$", timex.text, re.IGNORECASE) is not None
    if re.match(r"(?:some|many)\s+\w+[^s]$|(?:19|20)\d\d\s", timex.text, re.IGNORECASE):
        return False
    return not (
        re.match(r"an?\s", timex.text, re.IGNORECASE) and _RATE.search(text, max(0, timex.start - REACH), timex.start)
    )


def _per_unit(text: str, timex: Timex) -> bool:
    return (
        not timex.text.lower().startswith("a")
        or _RATE.search(text, max(0, timex.start - REACH), timex.start) is not None
    )


def _decade(text: str, timex: Timex) -> bool:
    """Two digits are a decade in "the 90s", an age in "her 90s", neither in "temperatures in 90s"."""
    if len(re.sub(r"\D", "", timex.text)) == 4:
        return True
    is_marked = (
        re.match(r"the\s|['’]", timex.text, re.IGNORECASE) is not None or text[timex.start - 1 : timex.start] == "-"
    )
    return is_marked and _POSSESSIVE.search(text, max(0, timex.start - REACH), timex.start) is None


def _part_of_year(text: str, timex: Timex) -> bool:
    """A half is of a year only where the words say so; a match has halves too."""
    form = timex.form
    if isinstance(form, Recurring) and (form.within is not None or form.unit is Unit.QUARTER):
        return True
    return _OF_A_YEAR.match(text, timex.end) is not None


def _holiday(text: str, timex: Timex) -> bool:
    """A holiday has a capital, and is no one's name ("Easter Island", "Johnnie Christmas")."""
    before = _before(text, timex.start)
    is_named = before[:1].isupper() and not _is("yearcue", before) and not _is("daycue", before) and before != "The"
    has_capital = timex.text[0].isdigit() or any(letter.isupper() for letter in timex.text)
    return (
        (has_capital or timex.text[-1].isdigit())
        and not (is_named and " " not in timex.text)
        and _after(text, timex.end) != "Island"
    )


def _month_day(text: str, timex: Timex) -> bool:
    """A lower-case "march 5" or "may 5" is a verb and a number unless a year or an ordinal makes it a date."""
    word = re.search(r"[^\W\d_]{3,}", timex.text)
    if word is None or word[0] not in ("may", "march"):
        return True
    return re.search(r"\d(?:st|nd|rd|th)|\d{4}", timex.text) is not None


def _is_no_part(text: str, timex: Timex) -> bool:
    """What counts from an event ("the last week of the war") does not count from now; "the sale last year of" does."""
    is_named = timex.text.lower().startswith(("the ", "this day"))
    return not is_named or _OF.match(text, timex.end) is None


def _in_some_time(text: str, timex: Timex) -> bool:
    """Whether "in two weeks" looks ahead: after "will", not after "the first in", "the worst in"."""
    is_compared = _COMPARED.search(text, max(0, timex.start - REACH), timex.start) is not None
    return not is_compared and heading(text, timex) is Heading.FUTURE


_CHECKS: Final[dict[str, Callable[[str, Timex], bool]]] = {
    "month": _month,
    "month day": _month_day,
    "weekday": _weekday,
    "season": _season,
    "year": _year,
    "duration": _duration,
    "per unit": _per_unit,
    "decade": _decade,
    "part of a year": _part_of_year,
    "holiday": _holiday,
    "deictic day": _deictic,
    "shifted name": _shifted_name,
    "shifted unit": _is_no_part,
    "in some time": _in_some_time,
    "stretch": _is_no_part,
    "stretch of one": _is_no_part,
}


def accepts(text: str, timex: Timex) -> bool:
    """Whether the words around a match let it be what its rule says."""
    check = _CHECKS.get(timex.rule)
    return check is None or check(text, timex)
