"""What stands around a match: whether "May" is a month, "1441" a year, "a second" a time; and which way a sentence points."""

import re
from collections.abc import Callable
from typing import Final

from newsledger.extract.timexes.forms import Duration, Heading, Offset, Recurring, Timex, Unit
from newsledger.extract.timexes.words import alternatives, any_of, meanings, normal

_BEFORE: Final = re.compile(r"(?P<word>[\w$'’.-]+)[\s(\"“‘]*$")
_AFTER: Final = re.compile(r"\s*(?P<word>[\w'’%-]+)?")
# A number is read as a price of so much "a year" when one of these stands before.
_RATE: Final = re.compile(
    r"(?:\d[\d.,]*%?|\b(?:once|twice|thrice|times|percent|million|billion|trillion|dollars|euros|pounds))\s+$",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s+(?:early|mid|late|mid-|upper)?[\s-]*$", re.IGNORECASE
)
# How far from the date a verb may stand to give it a direction.
REACH: Final = 90


def _word_before(text: str, start: int) -> str:
    match = _BEFORE.search(text, max(0, start - 40), start)
    return match["word"] if match else ""


def _word_after(text: str, end: int) -> str:
    match = _AFTER.match(text, end)
    return (match["word"] or "") if match else ""


def _is_cued(text: str, timex: Timex) -> bool:
    return _word_before(text, timex.start).lower() in meanings("yearcue")


def _is_ambiguous(timex: Timex) -> bool:
    return normal(timex.text.rstrip(".")) in meanings("ambiguous")


def _month(text: str, timex: Timex) -> bool:
    """A month that is also a word or a name needs its capital and a cue ("in May")."""
    if not _is_ambiguous(timex):
        return True
    before = _word_before(text, timex.start).lower()
    if before in ("and", "to", "or", "than"):
        return re.search(rf"\b(?:{any_of('month')})\b", text[: timex.start], re.IGNORECASE) is not None
    return timex.text[0].isupper() and before in meanings("yearcue")


def _weekday(text: str, timex: Timex) -> bool:
    before = _word_before(text, timex.start)
    if before and before.lower() in meanings("namedday"):
        return False
    return not _is_ambiguous(timex) or (
        timex.text[0].isupper() and before.lower() in ("on", "by", "until", "since", "every")
    )


def _season(text: str, timex: Timex) -> bool:
    if timex.text[-4:].isdigit():
        return True
    before, after = _word_before(text, timex.start).lower(), _word_after(text, timex.end)
    is_cued = before in meanings("yearcue") - {"to": ""}.keys() if before else False
    return is_cued and after != "of" and not (_is_ambiguous(timex) and after[:1].isalpha())


def _year(text: str, timex: Timex) -> bool:
    """A bare number is a year unless an identifier stands before it or what it counts behind it."""
    before, after = _word_before(text, timex.start).lower(), _word_after(text, timex.end).lower()
    if before.rstrip(".") in meanings("identifier") or before in meanings("identifier"):
        return False
    year = int(timex.text[-4:])
    if after.rstrip("s") in meanings("counted") or after in meanings("counted"):
        return False
    if 1900 <= year <= 2100:
        is_counted = (
            after.endswith("s")
            and not after.endswith(("'s", "’s", "ss", "is", "us"))
            and after not in ("was", "has", "as")
        )
        return (
            not is_counted
            or before in meanings("yearcue")
            or before.endswith(("'s", "’s"))
            or before in ("a", "its", "their", "his", "her")
        )
    return before in ("in", "since", "by", "of", "from", "until", "to", "circa", "early", "late", "around") and (
        not after or not after[0].isalpha() or after in ("and", "when", "to", "by", "as", "the")
    )


def _duration(text: str, timex: Timex) -> bool:
    form = timex.form
    assert isinstance(form, Duration)
    after = _word_after(text, timex.end).lower()
    if form.unit is Unit.SECOND and form.count == 1:
        return after in ("", "or", "later", "to", "after", "before", "and")
    if form.unit in (Unit.QUARTER, Unit.SEASON):
        return timex.text.lower().endswith("quarters") and after != "of"
    if re.match(r"(?:some|many)\s+\w+[^s]$", timex.text, re.IGNORECASE):
        return False
    return not (re.match(r"an?\s", timex.text, re.IGNORECASE) and _RATE.search(text, 0, timex.start))


def _per_unit(text: str, timex: Timex) -> bool:
    return not timex.text.lower().startswith("a") or _RATE.search(text, 0, timex.start) is not None


def _decade(text: str, timex: Timex) -> bool:
    if len(re.sub(r"\D", "", timex.text)) == 4:
        return True
    return (
        _POSSESSIVE.search(text, 0, timex.start) is None
        and re.match(r"the\s|['’]", timex.text, re.IGNORECASE) is not None
    )


def _holiday(text: str, timex: Timex) -> bool:
    return any(letter.isupper() for letter in timex.text) and _word_after(text, timex.end) != "Island"


def _named_day(text: str, timex: Timex) -> bool:
    """A lower-case "march 5" or "may 5" is a verb and a number unless a year or an ordinal makes it a date."""
    word = re.search(r"[^\W\d_]+", timex.text)
    if word is None or word[0].lower() not in ("may", "march") or word[0][0].isupper():
        return True
    return re.search(r"\d(?:st|nd|rd|th)|\d{4}", timex.text) is not None


_CHECKS: Final[dict[str, Callable[[str, Timex], bool]]] = {
    "month": _month,
    "month day": _named_day,
    "weekday": _weekday,
    "season": _season,
    "year": _year,
    "duration": _duration,
    "per unit": _per_unit,
    "decade": _decade,
    "holiday": _holiday,
}


def accepts(text: str, timex: Timex) -> bool:
    """Whether the words around a match let it be what its rule says."""
    check = _CHECKS.get(timex.rule)
    return check is None or check(text, timex)


_FUTURE: Final = re.compile(rf"(?<!\w)(?:{any_of('future')})(?!\w)", re.IGNORECASE)
_PAST: Final = re.compile(rf"\b(?:[a-z]{{2,}}ed|{alternatives(meanings('past'))})\b")


def _nearest(pattern: re.Pattern[str], text: str, timex: Timex) -> int:
    """Return how far the nearest match stands from the date, in characters; REACH when none is near."""
    low, high = max(0, timex.start - REACH), min(len(text), timex.end + REACH)
    gaps = [max(timex.start - match.end(), match.start() - timex.end) for match in pattern.finditer(text, low, high)]
    return min(gaps, default=REACH)


def heading(text: str, timex: Timex) -> Heading:
    """Return which way the sentence points at a date without a year, by the tense of the verb nearest to it."""
    if not isinstance(timex.form, Recurring | Offset):
        return Heading.PAST
    future, past = _nearest(_FUTURE, text, timex), _nearest(_PAST, text, timex)
    if future < past:
        return Heading.FUTURE
    return Heading.PAST if past < REACH else Heading.NEAREST
