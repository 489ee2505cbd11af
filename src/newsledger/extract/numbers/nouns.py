"""The noun behind a number: what is counted right behind it, after "of", in "tax revenues", or tied by a hyphen."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words, fuzzy, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.phrases import Phrase, is_plural_at, is_tied, noun_phrase
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at
from newsledger.ontology import ClaimKind

_NO_MATTER: Final = cues("no_matter") | concept_words.STOPS
_OF_FILLERS: Final = concept_words.BRIDGES | cues("of_filler")
# "22 of whom", "three of them".
MEMBERS: Final = frozenset({"whom", "which", "them"})
_DIMENSIONS: Final = cues("dimension")
_NO_GROUPS: Final = concept_words.STOPS | concept_words.HOLLOW | concept_words.VERBS | cues("per_time")
# Adjectives that a hyphen ties to a count: "a 650-strong garrison".
_EMPTY: Final = frozenset({"strong", "odd", "plus"})
# Amounts that can stand before their noun without a hyphen: "$5 million contract", "750ml bottles".
_MODIFIERS: Final = frozenset(
    {ClaimKind.MONEY, ClaimKind.RATIO, ClaimKind.PERCENT, ClaimKind.RANK, ClaimKind.MEASURE, ClaimKind.MULTIPLIER}
)


def is_word(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word stands at ``at``."""
    return at < len(tokens) and tokens[at].kind == "w"


def _past_of(tokens: Sequence[Token], at: int) -> int:
    """Return the position behind "of the 11" and the like; ``at`` itself when no "of" stands there."""
    if lower_at(tokens, at) != "of":
        return at
    position = at + 1
    while lower_at(tokens, position) in _OF_FILLERS or (
        position < len(tokens) and (tokens[position].kind == "n" or tokens[position].lower in words.VALUES)
    ):
        position += 1
    return position


def group(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return the noun that "of" and a bare number follow: "a town of 4,000", "a crew of six"."""
    is_hollow = tokens[at].lower.endswith("ed") or tokens[at].lower in _NO_GROUPS
    return Phrase(at, at) if tokens[at].kind == "w" and not is_hollow else None


def _matter(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find what a sum of money is paid in or worth of: "$50 million in tax revenues", "$4 billion worth of goods"."""
    at = draft.right
    if lower_at(tokens, at) == "worth" and lower_at(tokens, at + 1) == "of":
        return noun_phrase(tokens, at + 2, False, is_mass=True)
    is_matter = lower_at(tokens, at) == "in" and lower_at(tokens, at + 1) not in _NO_MATTER
    is_noun = is_matter and at + 1 < len(tokens) and tokens[at + 1].text.islower()
    return noun_phrase(tokens, at + 1, False, is_mass=True) if is_noun else None


def _is_plural_amount(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether the amount ends in a plural: "20 dollars" and "3 miles" stand before no noun of theirs."""
    last = tokens[draft.right - 1]
    is_named = draft.kind in (ClaimKind.MONEY, ClaimKind.MEASURE) and last.kind == "w"
    return is_named and last.text.islower() and len(last.text) > 3 and last.text.endswith("s")


def _tied(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Return the noun that a hyphen ties to a count: "a 12-page report"; "strong" and "odd" are passed over."""
    at = draft.right + 1
    if draft.kind is not ClaimKind.COUNT or not is_word(tokens, at) or tokens[at].lower in concept_words.STOPS:
        return None
    return noun_phrase(tokens, at + 1, False) if tokens[at].lower in _EMPTY else Phrase(at, at)


def _beside(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the noun right behind a count, or behind an amount that stands before it: "$5 million contract"."""
    is_counting = draft.kind in (ClaimKind.COUNT, ClaimKind.RATIO)
    is_modifier = draft.is_attributive or (draft.kind in _MODIFIERS and not _is_plural_amount(tokens, draft))
    is_lone = draft.rule == "fuzzy" and tokens[draft.last - 1].lower in fuzzy.PLURALS and draft.right == draft.last
    if (not is_counting and not is_modifier) or is_lone:
        return None
    return noun_phrase(tokens, draft.right, is_counting and draft.value != 1, is_one=is_counting)


def behind(tokens: Sequence[Token], draft: Draft) -> Phrase | None:
    """Find the noun behind the number: right behind a count or an amount, after "of" for shares and measures.

    "Year on year" is none, and behind a length it stands before the number: "a crater 10 metres wide".
    """
    at = draft.right
    word, following = lower_at(tokens, at), lower_at(tokens, at + 1)
    if is_tied(tokens, at):
        return _tied(tokens, draft)
    if word == lower_at(tokens, at + 2) and following in ("on", "over", "to", "by"):
        return None
    if word == "of" and following in MEMBERS:
        return noun_phrase(tokens, at + 2, True) if is_plural_at(tokens, at + 2) else None
    if word in _DIMENSIONS and draft.kind is ClaimKind.MEASURE:
        return group(tokens, draft.left - 1) if is_word(tokens, draft.left - 1) else None
    if (behind_of := _past_of(tokens, at)) > at:
        is_counting = draft.kind in (ClaimKind.COUNT, ClaimKind.RATIO)
        return noun_phrase(tokens, behind_of, is_counting, not is_counting)
    if draft.kind is ClaimKind.MULTIPLIER and word in concept_words.BRIDGES:
        return noun_phrase(tokens, at + 1, False)
    return (_matter(tokens, draft) if draft.kind is ClaimKind.MONEY else None) or _beside(tokens, draft)
