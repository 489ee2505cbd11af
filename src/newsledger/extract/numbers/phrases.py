"""Noun phrases without a parse: where one ends, and which word is its head.

A phrase ends at a function word, a mark or a verb; its head is its last noun (the usual reading of English compounds: a "cruise
missile" is a missile), for a count above one its plural.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from newsledger.extract.numbers import concept_words, fuzzy, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.tokens import Token, lower_at, token_at

# Words looked at behind a number for its noun: five adjectives and a compound are already rare.
REACH: Final = 7
# Words between a participle and the noun that it describes: "suspected young Somali pirates".
REACH_OF_PARTICIPLE: Final = 6
HYPHENS: Final = "-‐‑"
_OPENERS: Final = "\"'“‘(["
_ADJECTIVAL: Final = cues("participle")
_DETERMINERS: Final = cues("determiner")
_OBJECT_STARTS: Final = cues("object_start")
_CONTRACTED: Final = ("'s", "'re", "'ve", "'ll", "'d", "n't")


class Phrase(NamedTuple):
    """A noun phrase: positions of its first token and of its head."""

    start: int
    head: int


def is_tied(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a hyphen without spaces stands at ``position``."""
    return lower_at(tokens, position) in HYPHENS and position < len(tokens) and not tokens[position].has_gap


def is_acronym(token: Token) -> bool:
    """Say whether a word is written in capitals: "US", "IS" and "WHO" are names, not function words."""
    return token.text.isupper() and len(token.text) > 1


def is_plural_at(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the word at ``position`` looks like a plural noun; a capitalised one may end in -is ("Tutsis")."""
    if position >= len(tokens) or tokens[position].kind != "w" or is_owner(tokens, position):
        return False
    token = tokens[position]
    is_people = token.text[0].isupper() and token.lower.endswith("is") and len(token.text) > 5
    return is_people or concept_words.is_plural(token.lower)


def is_owner(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a possessive mark stands apart behind the word, as in tokenised text: "the mission 's staff"."""
    after = token_at(tokens, position + 1)
    return after is not None and after.kind == "w" and after.lower in ("'s", "'")


def _is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word is a verb form here, not an adjective before a plural noun ("12 wounded soldiers")."""
    word = tokens[at].lower
    if word.endswith("ing") and len(word) > 5 and lower_at(tokens, at + 1) in concept_words.BRIDGES - {"of"}:
        return True
    if word not in concept_words.VERBS and not (word.endswith("ed") and len(word) > 4 and tokens[at].text.islower()):
        return False
    is_noun = lower_at(tokens, at - 1) in _DETERMINERS and not word.endswith("ed")
    return not is_noun and not _is_participle(tokens, at)


def _is_participle(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb form at ``at`` describes a plural noun close behind: "captured British sailors"."""
    ahead, is_adjective = at + 1, tokens[at].lower in _ADJECTIVAL
    for _ in range(REACH_OF_PARTICIPLE):
        if is_plural_at(tokens, ahead):
            return True
        word = lower_at(tokens, ahead)
        is_name = ahead < len(tokens) and tokens[ahead].text[0].isupper() and not tokens[ahead].is_taken
        is_passed = word.endswith(("ed", "ly")) or is_name or is_adjective or is_tied(tokens, ahead)
        if not is_passed or not (word.isalpha() or is_tied(tokens, ahead)) or word in concept_words.STOPS:
            return False
        ahead += 1
    return False


def _ends(tokens: Sequence[Token], at: int, is_first: bool) -> bool:
    """Say whether a phrase cannot go on over the token at ``at``; identifiers are passed over, "US" is no "us"."""
    token = tokens[at]
    if token.is_taken:
        return False
    if token.kind == "s":
        return not is_tied(tokens, at) and not _is_slash(tokens, at) and not (is_first and token.text in _OPENERS)
    if token.kind == "n":
        return not is_tied(tokens, at + 1)
    return (
        not is_acronym(token)
        and not is_tied(tokens, at - 1)
        and (token.lower in concept_words.STOPS or _is_verbal(tokens, at))
    )


def _is_third_person(tokens: Sequence[Token], position: int, last: int, is_single: bool) -> bool:
    """Say whether a word in s behind a singular noun is its verb: "one proposal asks the board", not "tons of oil exports"."""
    if not is_plural_at(tokens, position) or is_plural_at(tokens, last):
        return False
    is_verb = concept_words.lemma(tokens[position].lower) in concept_words.VERBS
    follows = lower_at(tokens, position + 1)
    return is_single or is_verb or follows in _OBJECT_STARTS or follows in words.VALUES or follows in fuzzy.STARTS


def _is_slash(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a slash joins two words at ``at``: "public/private"."""
    after = token_at(tokens, at + 1)
    return tokens[at].text == "/" and not tokens[at].has_gap and after is not None and after.kind == "w"


def _plural_follows(tokens: Sequence[Token], position: int) -> bool:
    """Say whether the plural at ``position`` only describes one that follows: "arms deals", "United Nations aid workers"."""
    is_name = position > 0 and tokens[position].text[0].isupper() and tokens[position - 1].text[0].isupper()
    reach = REACH if is_name else 1
    for at in range(position + 1, min(position + 1 + reach, len(tokens))):
        if _ends(tokens, at, False) or tokens[at].kind == "n" or tokens[at].lower.endswith("ly"):
            return False
        if is_plural_at(tokens, at):
            return concept_words.lemma(tokens[at].lower) not in concept_words.VERBS
    return False


def _goes_on(tokens: Sequence[Token], position: int) -> bool:
    """Say whether "and" at ``position`` joins adjectives before one plural: "economic and social goals"."""
    if tokens[position].lower not in ("and", "or") or tokens[position].is_taken:
        return False
    for at in range(position + 1, min(position + 3, len(tokens))):
        if _ends(tokens, at, False) or tokens[at].kind != "w":
            return False
        if is_plural_at(tokens, at):
            return at > position + 1
    return False


def noun_phrase(
    tokens: Sequence[Token], at: int, wants_plural: bool, is_mass: bool = False, is_one: bool = True
) -> Phrase | None:
    """Return the noun phrase that starts at ``at``; None when none does.

    With ``wants_plural`` its first plural is its head unless another follows ("arms deals"); without any plural its
    first word is ("a 12 page document": the pages are counted). What is measured (``is_mass``) may be either: "tons of
    apples", "tons of crude oil".
    """
    start, last = -1, -1
    for position in range(at, min(at + REACH, len(tokens))):
        token = tokens[position]
        if _ends(tokens, position, start < 0):
            if wants_plural and last >= 0 and _goes_on(tokens, position):
                continue
            break
        if token.kind != "w" or token.is_taken or len(token.text) == 1 or token.lower.endswith(_CONTRACTED):
            continue
        if token.text.islower() and token.lower in words.VALUES:
            break
        if last >= 0 and not wants_plural and _is_third_person(tokens, position, last, is_one and not is_mass):
            break
        start, last = (position if start < 0 else start), position
        if (wants_plural or is_mass) and is_plural_at(tokens, position) and not _plural_follows(tokens, position):
            return Phrase(start, position)
    if last < 0 or tokens[last].lower in concept_words.FILLERS or tokens[last].lower.endswith("ly"):
        return None
    return Phrase(start, start if wants_plural and tokens[start].text.islower() else last)
