"""Numbers that are part of a name: "Resolution 2254", "iPhone 14", "S&P 500", "Pixel 4", "Big Ten", and bare years."""

from collections.abc import Sequence
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers import concept_words, literals, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at, token_at

_ROWS: Final = lexicon.load("identifiers")
_ANY_CASE: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "label")
_PLACES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "place")
_TITLES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "title")
_NAMES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "name")
# A bare number of four digits between these, without a unit, a counted noun or a firm bound, is a year.
FIRST_YEAR: Final = 1400
LAST_YEAR: Final = 2100
# A number of up to so many digits behind a capitalised word can be part of a name ("Pixel 4", "Windows 2000").
NAME_DIGITS: Final = 4
# News sets off the thousands of a number so long.
CODE_DIGITS: Final = 8
# Numbers of the emergency services in English-speaking countries and the European Union.
_EMERGENCY: Final = frozenset({"911", "999", "112", "000", "111"})
_CALLING: Final = cues("calling")
HOURS: Final = 24
MINUTES: Final = 60
_PRICES: Final = cues("price")
# Words so short are written small in headlines too.
LONGEST_SMALL: Final = 4
# Of the longer ones, fewer than one in so many is.
SMALL_IN_TITLES: Final = 4
# A counted noun stands this near behind its number.
_NOUN_REACH: Final = 4
# "This week 15" is no week by its number.
_POINTING: Final = cues("pointing")
_COMPOUNDS: Final = cues("number_compound")
_NOT_NAMES: Final = cues("not_name")
_STRONG_BOUNDS: Final = cues("strong_bound")
_YEAR_BEFORE: Final = cues("year_before")
_STRONG_AMOUNTS: Final = cues("strong_amount")
_COUNTED: Final = concept_words.ELLIPSIS | cues("rest")
_DASHES: Final = ("-", "–", "—", "‑")
_PLACING: Final = cues("placing")
_DATING: Final = frozenset({"on", "by", "for", "until", "till", "since", "before", "after", "from", "of", "through"})
LAST_DAY: Final = 31
# The number of a first course at American colleges.
_FIRST_COURSE: Final = "101"
_JOINTS: Final = frozenset({"and", "or", "to", "-", "–", ",", "/"})


def _follows_label(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a label stands before the number, past a period or a hash: "Flight 655", "No. 5", "S&P 500"."""
    at = draft.first - 1
    if at >= 1 and tokens[at].text in (".", "#", "№", "-") and not tokens[at].has_gap:
        at -= 1
    if at < 0 or tokens[at].kind != "w" or literals.is_grouped(tokens[draft.first].text):
        return False
    word = tokens[at].lower.rstrip(".")
    pair = f"{lower_at(tokens, at - 1)} {word}"
    if word in _ANY_CASE or pair in _ANY_CASE or pair in _NAMES or f"{lower_at(tokens, at - 2)} {pair}" in _NAMES:
        return True
    if word in _PLACES and not (tokens[at].text.islower() and lower_at(tokens, at - 1) in _POINTING):
        is_name = tokens[at].text[0].isupper() and (at > 0 or lower_at(tokens, draft.last) in concept_words.ELLIPSIS)
        return is_name or not _counts_behind(tokens, draft.last)
    joined = "".join(token.lower for token in tokens[max(0, at - 2) : at + 1])
    if joined in _NAMES or (word == "'s" and f"{lower_at(tokens, at - 1)}'s" in _ANY_CASE):
        return True
    is_opening = at == 0 and draft.is_grouped
    is_title = tokens[at].text[0].isupper() and word in _TITLES
    return (is_title or (pair in _TITLES and tokens[at - 1].text[0].isupper())) and not is_opening


def _joins_name(tokens: Sequence[Token], draft: Draft, names: set[int]) -> bool:
    """Say whether the number continues a list of names: "Articles 5 and 6", "iPhone 11 and 11 Pro"."""
    is_small = len(tokens[draft.first].text) <= NAME_DIGITS and draft.last - draft.first == 1 and not draft.is_grouped
    at = draft.first - 1
    if not is_small or lower_at(tokens, at) not in _JOINTS:
        return False
    return at in names or _closes_year(tokens, at - (lower_at(tokens, at - 1) == ","), names)


def _closes_year(tokens: Sequence[Token], at: int, names: set[int]) -> bool:
    """Say whether a year in brackets behind a name ends at ``at``: "resolutions 242 (1967), 338 (1973) and 1397"."""
    brackets = [lower_at(tokens, at - 3), lower_at(tokens, at - 1)]
    return brackets == ["(", ")"] and tokens[at - 2].kind == "n" and at - 3 in names


def _is_year(tokens: Sequence[Token], draft: Draft) -> bool:
    text = tokens[draft.first].text
    if (
        draft.last - draft.first != 1
        or len(text) != 4
        or not text.isdigit()
        or not FIRST_YEAR <= int(text) <= LAST_YEAR
    ):
        return False
    if lower_at(tokens, draft.first - 1) in _STRONG_BOUNDS or lower_at(tokens, draft.first - 2) in _STRONG_AMOUNTS:
        return False
    if lower_at(tokens, draft.first - 2) == "compared":
        return True
    before = token_at(tokens, draft.first - 1)
    is_owned = before is not None and (before.lower.endswith("'s") or (before.text[0].isupper() and draft.first > 1))
    if is_owned or lower_at(tokens, draft.first - 1) in _YEAR_BEFORE:
        return True
    after = token_at(tokens, draft.last)
    return after is None or not (after.kind == "w" and after.text.islower() and concept_words.is_plural(after.lower))


def _is_counting(tokens: Sequence[Token], position: int, is_placed: bool) -> bool:
    """Say whether a plural noun or a verb stands at ``position`` behind a place: "in Iraq 12 soldiers", "in Iraq 12 were"."""
    after = token_at(tokens, position)
    if after is None or after.kind != "w" or not after.text.islower():
        return False
    return is_placed and (concept_words.is_plural(after.lower) or after.lower in _COUNTED)


def _counts_behind(tokens: Sequence[Token], position: int) -> bool:
    """Say whether what stands at ``position`` is counted: "in the district 12 young people", "that day 12 died"."""
    for token in tokens[position : position + _NOUN_REACH]:
        if token.kind != "w" or token.is_taken:
            return False
        if concept_words.is_plural(token.lower) or token.lower in _COUNTED:
            return True
        if token.lower in concept_words.STOPS:
            return False
    return False


def _is_title_case(tokens: Sequence[Token]) -> bool:
    """Say whether the sentence is a headline in capitals, where a capital names nothing."""
    long = [token for token in tokens if token.kind == "w" and len(token.text) > LONGEST_SMALL]
    return sum(token.text[0].islower() for token in long) * SMALL_IN_TITLES < len(long)


def _opens_name(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a number word with a capital inside a sentence begins a name: "the Six Nations", "Three Mile Island"."""
    token, after, before = tokens[draft.first], token_at(tokens, draft.last), token_at(tokens, draft.first - 1)
    if token.kind != "w" or not token.text[0].isupper() or after is None or before is None:
        return False
    is_inside = before.kind == "w" and after.kind == "w" and after.text[0].isupper() and token.text[1:].islower()
    return is_inside and not _is_title_case(tokens)


def _is_set(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number names a set or a decade: "the top 10", "the bottom three", "40-something"."""
    after = lower_at(tokens, draft.last)
    if after in _DASHES and lower_at(tokens, draft.last + 1).startswith("something"):
        return True
    if lower_at(tokens, draft.first) == "zero" and lower_at(tokens, draft.first - 1) in ("below", "above", "-"):
        return True
    is_tied_idiom = after in _DASHES and not tokens[draft.last].has_gap
    if is_tied_idiom and lower_at(tokens, draft.last + 1) in _COMPOUNDS:
        return True
    is_set = lower_at(tokens, draft.first - 1) in ("top", "bottom", "big") and draft.first >= 2
    return is_set and not _counts_behind(tokens, draft.last)


def _is_code(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a long run of digits without commas, that counts nothing, is a code: "account 35831647"."""
    text = tokens[draft.first].text
    is_run = draft.last - draft.first == 1 and text.isdigit() and len(text) >= CODE_DIGITS
    return is_run and not _counts_behind(tokens, draft.last)


def _is_called(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number is one to call for help: "neighbours called 911"."""
    is_short = tokens[draft.first].text in _EMERGENCY
    return is_short and lower_at(tokens, draft.first - 1) in _CALLING and not _counts_behind(tokens, draft.last)


def _is_bracketed(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a small number in brackets behind a full name is a shirt's or an age: "Dean Hopkins (10) reaches"."""
    names = tokens[max(0, draft.first - 3) : draft.first - 1]
    is_full = len(names) == 2 and all(token.kind == "w" and token.text[0].isupper() for token in names)
    is_enclosed = lower_at(tokens, draft.first - 1) == "(" and lower_at(tokens, draft.last) == ")"
    return is_full and is_enclosed and draft.rule == "digits" and len(tokens[draft.first].text) < NAME_DIGITS - 1


def _is_clock(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether "at 6.10" is a time of day: the sentence has no word of a price or rate."""
    hour, point, minutes = tokens[draft.first].text.partition(".")
    is_shaped = bool(point) and len(minutes) == 2 and hour.isdigit() and minutes.isdigit() and draft.rule == "digits"
    if not is_shaped or draft.last - draft.first != 1 or lower_at(tokens, draft.first - 1) != "at":
        return False
    follows = lower_at(tokens, draft.last)
    is_open = follows in concept_words.STOPS or not follows.isalpha()
    return is_open and int(hour) < HOURS and int(minutes) < MINUTES and not any(t.lower in _PRICES for t in tokens)


def _is_numeral(tokens: Sequence[Token], at: int) -> bool:
    token = token_at(tokens, at)
    return token is not None and token.kind == "n"


def _is_named(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a small bare number continues a name: "Pixel 4", "the Big Ten", not "in Iraq 12 were killed"."""
    token, before = tokens[draft.first], token_at(tokens, draft.first - 1)
    if before is None or before.kind != "w" or draft.last - draft.first != 1 or not token.has_gap:
        return False
    if lower_at(tokens, draft.last) in _DASHES and not tokens[draft.last].has_gap:
        return False
    is_name = before.text[0].isupper() and before.lower not in _NOT_NAMES and draft.first > 1 and len(before.text) > 1
    is_small = token.text.isdigit() and len(token.text) <= NAME_DIGITS if token.kind == "n" else token.text[0].isupper()
    if token.kind == "w" and is_name and is_small:
        return not concept_words.is_plural(lower_at(tokens, draft.last))
    if lower_at(tokens, draft.last) in ("to", "or") and _is_numeral(tokens, draft.last + 1):
        return False
    is_placed = lower_at(tokens, draft.first - 2) in _PLACING or lower_at(tokens, draft.first - 3) in _PLACING
    return is_name and is_small and not _is_counting(tokens, draft.last, is_placed)


def _opens_title(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a word in capitals and a number open a sentence as a name: "WAVE 3 News", not "KILLED 3 men"."""
    before, after = token_at(tokens, draft.first - 1), token_at(tokens, draft.last)
    if draft.first != 1 or draft.rule != "digits" or before is None or after is None or after.kind != "w":
        return False
    is_capital = before.text.isupper() and len(before.text) > 1 and before.lower not in concept_words.STOPS
    is_name = after.text.istitle() and not concept_words.is_plural(after.lower)
    return is_capital and is_name and len(tokens[draft.first].text) < NAME_DIGITS


def _is_course(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number is that of a first course, in a title: "Farming 101: all that you need"."""
    is_first = tokens[draft.first].text == _FIRST_COURSE and draft.last - draft.first == 1
    before = token_at(tokens, draft.first - 1)
    is_taught = before is not None and before.kind == "w" and before.lower not in concept_words.STOPS
    return is_first and is_taught and lower_at(tokens, draft.last) in ("", ":", ".", "?", ",", ")")


def _is_march(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number is a day of a month that is written small, and is a verb elsewhere: "set for march 14"."""
    if lower_at(tokens, draft.first - 1) != "march" or draft.value is None or not 0 < draft.value <= LAST_DAY:
        return False
    is_dated = lower_at(tokens, draft.first - 2) in _DATING
    return is_dated and not _counts_behind(tokens, draft.last)


def _is_inside_compound(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a hyphen ties the number to a word before it: "production-four-door", "under-21"."""
    before, word = token_at(tokens, draft.first - 1), token_at(tokens, draft.first - 2)
    is_tied = before is not None and before.text in "-‐‑" and not before.has_gap and not tokens[draft.first].has_gap
    is_share = word is not None and word.lower in ("in", "to", "a") and lower_at(tokens, draft.first - 3) in _DASHES
    return is_tied and word is not None and word.kind == "w" and word.lower not in words.VALUES and not is_share


def _joins_date(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether "and", "or" or "to" ties the bare number to a date: "between 25 and 50 years ago"."""
    after = token_at(tokens, draft.last + 1)
    is_joined = lower_at(tokens, draft.last) in ("and", "or", "to") and after is not None and after.is_taken
    return is_joined and after is not None and (after.kind == "n" or after.lower in words.VALUES)


def is_name(tokens: Sequence[Token], draft: Draft, names: set[int]) -> bool:
    """Say whether a number is part of a name or a year. ``names`` are the token positions that earlier names reach."""
    if draft.rule == "words" and not draft.currency and _opens_name(tokens, draft):
        return True
    if draft.rule not in ("digits", "words") or draft.currency or draft.unit:
        return False
    return (
        _follows_label(tokens, draft)
        or _joins_name(tokens, draft, names)
        or _is_year(tokens, draft)
        or _is_named(tokens, draft)
        or _opens_title(tokens, draft)
        or _is_course(tokens, draft)
        or _is_march(tokens, draft)
        or _is_inside_compound(tokens, draft)
        or _joins_date(tokens, draft)
        or _is_set(tokens, draft)
        or _is_code(tokens, draft)
        or _is_clock(tokens, draft)
        or _is_bracketed(tokens, draft)
        or _is_called(tokens, draft)
    )
