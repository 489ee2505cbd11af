"""The word "one" when it counts nothing: a pronoun ("no one", "the big one is"), an idiom ("one day"), "one of the matters"."""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words, phrases, words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.quantity import Draft
from newsledger.extract.numbers.tokens import Token, lower_at, token_at
from newsledger.ontology import ClaimKind

ONE_OF: Final = "one_of"
_NEVER_COUNTED: Final = cues("not_one")
# "Killed three and wounded one" counts a person.
_HARMED: Final = frozenset(
    ("killed", "wounded", "injured", "arrested", "detained", "captured", "hurt", "killing", "wounding", "injuring")
)
_IDIOMS: Final = cues("idiom")
# How "one" of those counted before is told of, behind a comma.
_SEVERAL: Final = 2
_LISTING: Final = frozenset({"and", "but", "while", "including", "with"})
_TELLING: Final = frozenset({"in", "on", "at", "was", "is", "were", "died", "by", "near", "from", "with", "had"})


def _is_lone_one(tokens: Sequence[Token], draft: Draft) -> bool:
    return (
        draft.last - draft.first == 1 and tokens[draft.first].lower == "one" and not draft.unit and not draft.currency
    )


def _is_number(token: Token | None) -> bool:
    return token is not None and (token.kind == "n" or token.lower in words.VALUES)


def _is_of_counted(tokens: Sequence[Token], draft: Draft, previous: Draft | None) -> bool:
    """Say whether "one" is one of those just counted: "two were critical, one was serious", "40 guns, including one in"."""
    if previous is None or previous.kind is not ClaimKind.COUNT or (previous.value or previous.high or 0) < _SEVERAL:
        return False
    before, after = lower_at(tokens, draft.first - 1), lower_at(tokens, draft.last)
    is_listed = before == "," or (before in _LISTING and lower_at(tokens, draft.first - 2) == ",")
    is_told = after in _TELLING if before != "including" else after in _TELLING or after in (",", ".")
    is_if = any(token.lower in ("if", "when", "whenever") for token in tokens[: previous.left])
    return is_listed and is_told and not is_if


def is_pronoun(tokens: Sequence[Token], draft: Draft, previous: Draft | None = None) -> bool:
    """Say whether "one" stands for a thing or person instead of counting. "One to two" and "one in five" count.

    ``previous`` is the number before it in its sentence.
    """
    if not _is_lone_one(tokens, draft) or draft.per or _is_of_counted(tokens, draft, previous):
        return False
    before, after = token_at(tokens, draft.first - 1), token_at(tokens, draft.last)
    if before is not None and before.text in "-'’" and not tokens[draft.first].has_gap:
        return True
    if after is not None and after.text in (",", "-") and _is_number(token_at(tokens, draft.last + 1)):
        return False
    if lower_at(tokens, draft.last) == "-" and lower_at(tokens, draft.last + 1) == "in":
        return False
    if lower_at(tokens, draft.first - 1) in _HARMED:
        return False
    if after is None or after.kind != "w" or after.is_taken:
        return True
    if lower_at(tokens, draft.first - 1) in _NEVER_COUNTED:
        return True
    if after.lower in ("to", "or", "in", "and", "over") and _is_number(token_at(tokens, draft.last + 1)):
        return False
    if after.lower == "in" and lower_at(tokens, draft.last + 1) in ("every", "a"):
        return not _is_number(token_at(tokens, draft.last + 2))
    if after.lower == "out" or _is_number(after):
        return False
    is_verb = after.text.islower() and concept_words.is_plural(after.lower) and after.lower not in concept_words.PLURALS
    if is_verb and not phrases.is_plural_at(tokens, draft.last + 1):
        return True
    is_noun_left_out = after.lower != "of" and not phrases.has_noun(tokens, draft.last)
    return after.lower in _IDIOMS or is_noun_left_out


def is_one_of(tokens: Sequence[Token], draft: Draft) -> bool:
    """Say whether "one of" picks a thing out of a kind ("one of the matters"), not out of a counted group ("one of five")."""
    is_partitive = _is_lone_one(tokens, draft) and lower_at(tokens, draft.last) == "of"
    return is_partitive and not any(map(_is_number, tokens[draft.last + 1 : draft.last + 4]))
