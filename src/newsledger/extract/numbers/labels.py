"""Numbers that are part of a name: "Resolution 2254", "iPhone 14", "S&P 500", "Lang 20", years, and "one" as a pronoun."""

from collections.abc import Sequence
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers import concept_words, words
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token

_ROWS: Final = lexicon.load("identifiers")
_ANY_CASE: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "label")
_TITLES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "title")
_NAMES: Final = frozenset(row["word"] for row in _ROWS if row["kind"] == "name")
# A bare number of four digits between these, without a unit or a counted noun, is a year.
FIRST_YEAR: Final = 1400
LAST_YEAR: Final = 2100
# A number of up to so many digits behind a capitalised word can be part of a name ("Pixel 4", "Windows 2000").
NAME_DIGITS: Final = 4
_NOT_NAMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december mr mrs ms dr gen sen rep gov lt col sgt about over nearly almost around some only just up all the in at on with and but".split()
)
_PRONOUN_BEFORE: Final = frozenset(
    "no each any every this that which the another next last other first only such second".split()
)
_IDIOMS: Final = frozenset("day night morning evening afternoon time way thing another hand".split())


def _before(tokens: Sequence[Token], position: int) -> Token | None:
    """Return the word before ``position``, past a period or a hash ("No. 5", "Fig. 2")."""
    at = position - 1
    if at >= 1 and tokens[at].text in (".", "#", "№", "-") and not tokens[at].has_gap:
        at -= 1
    return tokens[at] if at >= 0 else None


def _follows_label(tokens: Sequence[Token], draft: Draft) -> bool:
    before = _before(tokens, draft.first)
    if before is None or before.kind != "w":
        return False
    word = before.lower.rstrip(".")
    if word in _ANY_CASE:
        return True
    pair = f"{tokens[draft.first - 2].lower} {word}" if draft.first >= 2 else ""
    triple = f"{tokens[draft.first - 3].lower} {pair}" if draft.first >= 3 else ""
    if (
        pair in _ANY_CASE
        or triple in _NAMES
        or f"{tokens[draft.first - 3].lower}{tokens[draft.first - 2].lower}{word}" in _NAMES
    ):
        return True
    is_sentence_start = draft.first == 1
    return (
        before.text[0].isupper()
        and (word in _TITLES or pair in _TITLES)
        and not (is_sentence_start and draft.is_grouped)
    )


def _joins_labelled(tokens: Sequence[Token], draft: Draft, dropped: set[int]) -> bool:
    """Say whether the number continues a list of names: "Articles 5 and 6"."""
    joint = tokens[draft.first - 1].lower if draft.first else ""
    return joint in ("and", "or", "to", "-", "–", ",") and draft.first - 1 in dropped


def _is_year(tokens: Sequence[Token], draft: Draft) -> bool:
    token = tokens[draft.first]
    if draft.last - draft.first != 1 or len(token.text) != 4 or not token.text.isdigit() or token.text[0] == "0":
        return False
    if not FIRST_YEAR <= int(token.text) <= LAST_YEAR:
        return False
    after = tokens[draft.last] if draft.last < len(tokens) else None
    return after is None or not (after.kind == "w" and after.text.islower() and concept_words.is_plural(after.lower))


def _is_named(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether a small bare number continues a name: "Pixel 4 phones", "Model 3", not "in Iraq 12 were killed"."""
    token, before = tokens[draft.first], tokens[draft.first - 1] if draft.first else None
    if before is None or before.kind != "w" or draft.last - draft.first != 1 or draft.is_grouped or token.kind != "n":
        return False
    is_name = before.text[0].isupper() and before.lower not in _NOT_NAMES and draft.first > 1 and len(before.text) > 1
    if not is_name or len(token.text) > NAME_DIGITS or not token.text.isdigit() or not token.has_gap:
        return False
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is None or after.kind != "w":
        return True
    return not (
        after.text.islower() and (concept_words.is_plural(after.lower) or after.lower in concept_words.ELLIPSIS)
    )


def _is_pronoun(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether "one" stands for a thing or person instead of counting."""
    if draft.last - draft.first != 1 or tokens[draft.first].lower != "one" or draft.unit or draft.currency:
        return False
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if before is not None and (
        before.lower in _PRONOUN_BEFORE
        or before.lower in ("number", "day")
        or (before.text in "-'’" and not tokens[draft.first].has_gap)
    ):
        return True
    if after is None or after.kind != "w":
        return True
    if (
        after.lower in _IDIOMS
        or (after.lower in concept_words.STOPS and after.lower != "of")
        or after.lower in concept_words.VERBS
    ):
        return True
    return after.lower.startswith("'") or after.is_taken


def is_name_or_pronoun(tokens: Sequence[Token], draft: Draft, dropped: set[int]) -> bool:
    """Say whether a number without unit or currency is no quantity. ``dropped`` are the token positions of earlier such numbers."""
    if _is_pronoun(tokens, draft):
        return True
    if draft.unit or draft.currency or draft.rule not in ("digits", "words"):
        return (
            draft.rule in ("digits", "words")
            and draft.is_attributive is False
            and draft.dimension is None
            and _follows_label(tokens, draft)
        )
    return (
        _follows_label(tokens, draft)
        or _joins_labelled(tokens, draft, dropped)
        or _is_year(tokens, draft)
        or _is_named(tokens, draft)
    )


def is_one_of(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether "one of" picks a thing out of a kind ("one of the matters"), not out of a counted group ("one of five")."""
    if draft.last - draft.first != 1 or tokens[draft.first].lower != "one" or draft.unit or draft.currency:
        return False
    ahead = tokens[draft.last : draft.last + 4]
    return bool(ahead) and ahead[0].lower == "of" and not any(t.kind == "n" or t.lower in words.VALUES for t in ahead[1:])
