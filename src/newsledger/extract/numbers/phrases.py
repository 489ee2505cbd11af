"""Where a noun phrase begins and ends, without a parse: at a function word, a mark or a verb."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words, words
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
_CONTRACTED: Final = ("'s", "'re", "'ve", "'ll", "'d", "n't")


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


def _is_slash(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a slash joins two words at ``at``: "public/private"."""
    after = token_at(tokens, at + 1)
    return tokens[at].text == "/" and not tokens[at].has_gap and after is not None and after.kind == "w"


def has_noun(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun phrase starts at ``at``; a word in s behind a singular noun is its verb ("one proposal asks")."""
    last = -1
    for position in range(at, min(at + REACH, len(tokens))):
        token = tokens[position]
        if _ends(tokens, position, last < 0) or (token.text.islower() and token.lower in words.VALUES):
            break
        if token.kind != "w" or token.is_taken or len(token.text) == 1 or token.lower.endswith(_CONTRACTED):
            continue
        if last >= 0 and is_plural_at(tokens, position) and not is_plural_at(tokens, last):
            break
        last = position
    return last >= 0 and tokens[last].lower not in concept_words.FILLERS and not tokens[last].lower.endswith("ly")
