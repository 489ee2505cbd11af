"""Ages are years, never a count of people: "a 34-year-old", "aged 34", "three months old", "Mr. Gray, 44, said"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from newsledger.extract.numbers import concept_words, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at, token_at
from newsledger.ontology import ClaimKind

OLDEST: Final = 120
# Inches.
FOOT: Final = 12
_CUES: Final = cues("age")
_PERSON_NOUNS: Final = cues("person")
_AGED: Final = cues("aged")
_PERSON_ENDINGS: Final = tuple(cues("person_ending"))
_PERSONS: Final = cues("pronoun")
# What may follow an age that somebody turns: "until he turned 21 in May".
_AFTER_AGE: Final = frozenset({"in", "on", "last", "this", "when", "before", "after", "and", "but", "while", "at"})
_BEFORE_AGE: Final = frozenset({"all", "both", "each", "now", "then", "just", "only"})
_TURNING: Final = frozenset({"turn", "turns", "turned", "turning"})
_TURNS: Final = cues("turn")
# Persons whose number behind them between commas is the age of each: "his twin brothers, 17, were".
_KIN: Final = cues("kin")


def _mark(draft: Draft, right: int, rule: str) -> None:
    draft.unit = draft.unit or "a"
    draft.dimension, draft.kind = "time", ClaimKind.DURATION
    draft.is_age, draft.rule = True, f"age:{rule}"
    draft.right = max(right, draft.right)


def _old(tokens: Sequence[Token], draft: Draft) -> int:
    """Return the end of "old", "-old" or "of age" behind a unit of time; -1 when none follows."""
    at = draft.right
    if lower_at(tokens, at) == "-" and not tokens[at].has_gap:
        at += 1
    if lower_at(tokens, at) in ("old", "olds", "old's", "olds'"):
        return at + 1
    return at + 2 if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) == "age" else -1


def _is_apposed(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number stands between commas behind a name: "Anna Kovacs, 34, a nurse"."""
    if draft.first < 2 or lower_at(tokens, draft.first - 1) != ",":
        return False
    word, follows = tokens[draft.first - 2], lower_at(tokens, draft.last)
    if word.text == "." and lower_at(tokens, draft.first - 3) in ("jr", "sr"):
        return follows in (",", ")", ";", ".")
    is_person = _is_person(tokens, draft.first - 2) or word.lower in _KIN
    if not word.text[0].isupper() and not (follows == "," and is_person):
        return False
    is_dash = follows == "-" and tokens[draft.last].has_gap
    return (is_dash or follows in (",", ")", ";", ".", "–", "—")) and tokens[draft.first - 2].kind == "w"


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a comma and a person stand at ``at``: "At 40, he retired"."""
    after = token_at(tokens, at + 1)
    return lower_at(tokens, at) == "," and after is not None and after.lower in _PERSONS


def _closes_age(tokens: Sequence[Token], at: int) -> bool:
    """Say whether nothing that is counted stands at ``at``: "would have turned 8 at the end", "turned 19 six days ago"."""
    word = lower_at(tokens, at)
    return not word.isalpha() or word in _AFTER_AGE or word in words.VALUES


def _is_of_each(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number is the age of who was named: "Lee, Moss and Reed, all 23, face", "Ann Ware, now 29,"."""
    is_apart = lower_at(tokens, draft.first - 2) == "," and lower_at(tokens, draft.last) in (",", ".", ")", ";")
    return is_apart and lower_at(tokens, draft.first - 1) in _BEFORE_AGE and draft.rule == "digits"


def _is_compared(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a person is older or younger than the number: "a child younger than 14", "members 21 or older"."""
    follows = lower_at(tokens, draft.last + 1)
    is_behind = lower_at(tokens, draft.last) in ("or", "and") and follows in ("older", "younger")
    is_before = lower_at(tokens, draft.first - 1) == "than" and lower_at(tokens, draft.first - 2) in (
        "older",
        "younger",
    )
    return is_behind or (is_before and not concept_words.is_plural(lower_at(tokens, draft.last)))


def _is_under(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the number bounds the age of persons: "children under five", not "those over 300 metres"."""
    follows = token_at(tokens, draft.last)
    is_bare = follows is None or not concept_words.is_plural(follows.lower)
    is_bounded = lower_at(tokens, draft.first - 1) in ("under", "over", "below", "above")
    return is_bare and is_bounded and lower_at(tokens, draft.first - 2) in _PERSON_NOUNS


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun names one person: "Girl, 9, drowns", by its ending "the striker, 29, scored"."""
    word = tokens[at].lower
    if word in _AGED:
        return True
    is_person = word.endswith(_PERSON_ENDINGS) and word not in concept_words.HOLLOW
    return is_person and any(lower_at(tokens, before) in ("the", "a", "an") for before in range(at - 4, at))


def hang(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Give a number with a hanging hyphen the unit of the next one: "two- and three-year-olds", "5-, 10- and 20-year bonds"."""
    for first, second in reversed(list(pairwise(drafts))):
        is_hanging = lower_at(tokens, first.right) == "-" and lower_at(tokens, first.right + 1) in (
            "and",
            "or",
            "to",
            ",",
        )
        if is_hanging and second.unit and not first.unit and not first.currency and second.left - first.right <= 3:
            first.unit, first.dimension, first.kind = second.unit, second.dimension, second.kind
            first.is_age, first.right = second.is_age, first.right + 1


def _is_inches(tokens: Sequence[Token], draft: Draft, feet: Draft) -> bool:
    """Say whether the number right behind feet is the inches of a height: "five feet 11", "six foot two"."""
    is_next = draft.first == feet.right and draft.value is not None and draft.value < FOOT
    return is_next and not concept_words.is_plural(lower_at(tokens, draft.last))


def spread(tokens: Sequence[Token], drafts: Sequence[Draft]) -> None:
    """Mark ranges and further numbers that share the cue of an age: "aged between 17 and 25", "aged 7 and 9"."""
    hang(tokens, drafts)
    previous: Draft | None = None
    for draft in drafts:
        is_bare = draft.kind is ClaimKind.COUNT and not draft.unit
        joint = lower_at(tokens, draft.left - 1)
        goes_on = previous is not None and previous.rule == "age:cue" and draft.left - previous.right == 1
        is_span = [token.lower for token in tokens[draft.left : draft.left + 4]] == ["between", "the", "ages", "of"]
        if is_bare and (is_span or joint in _CUES or (goes_on and joint in ("and", "or", ","))):
            _mark(draft, draft.right, "cue")
        if is_bare and previous is not None and previous.unit == "[ft_i]" and _is_inches(tokens, draft, previous):
            draft.unit, draft.dimension, draft.kind = "[in_i]", "length", ClaimKind.MEASURE
        previous = draft


def read(tokens: Sequence[Token], draft: Draft) -> None:
    """Mark a number that is an age."""
    if draft.dimension == "time" and draft.value is not None and (end := _old(tokens, draft)) > 0:
        return _mark(draft, end, "old")
    if draft.unit or draft.currency or draft.value is None or not 0 < draft.value <= OLDEST or draft.value % 1:
        return None
    before = lower_at(tokens, draft.first - 1)
    is_cued = (
        before in _CUES
        or _is_under(tokens, draft)
        or (before in ("of", "at") and lower_at(tokens, draft.first - 2) == "age")
    )
    if draft.first == 1 and before == "at" and _opens_clause(tokens, draft.last):
        return _mark(draft, draft.last, "at")
    if is_cued and lower_at(tokens, draft.last) != "-":
        return _mark(draft, draft.last, "cue")
    if (
        before in _TURNS
        and lower_at(tokens, draft.first - 2) in _PERSONS
        and (lower_at(tokens, draft.last) in _AFTER_AGE or not lower_at(tokens, draft.last).isalpha())
    ):
        return _mark(draft, draft.last, "turned")
    if before in _TURNING and _closes_age(tokens, draft.last):
        return _mark(draft, draft.last, "turned")
    if before in _TURNS and [t.lower for t in tokens[draft.last : draft.last + 3]] == ["at", "the", "time"]:
        return _mark(draft, draft.last, "turned")
    if _is_of_each(tokens, draft) or _is_compared(tokens, draft):
        return _mark(draft, draft.last, "cue")
    if draft.rule == "digits" and draft.last - draft.first == 1 and _is_apposed(tokens, draft):
        return _mark(draft, draft.last, "apposition")
    return None
