"""The subject of a verb without a parse: the noun that leads its clause, "toll" in "the toll from the fire on the ferry rose".

A clause begins behind a mark, a reporting verb ("officials said") or a conjunction; its first noun phrase is the subject,
and what hangs on that by prepositions and participles is passed over.
"""

from collections.abc import Sequence
from typing import Final

from newsledger.extract.numbers import concept_words
from newsledger.extract.numbers.cues import cues
from newsledger.extract.numbers.phrases import Phrase, is_acronym, is_tied
from newsledger.extract.numbers.tokens import Token, lower_at

# Words looked back over for the start of a clause; longer subjects are left open.
REACH: Final = 30
# Words of an inserted clause between commas: "the toll, which officials say will rise, stands".
INSERTED: Final = 15
_REPORTING: Final = cues("reporting")
_CONJUNCTIONS: Final = cues("conjunction")
_OPENING: Final = _REPORTING | _CONJUNCTIONS
_JOINING: Final = frozenset({"and", "or", "but"})
_PREPOSITIONS: Final = cues("preposition")
_DETERMINERS: Final = cues("determiner")
_OPENERS: Final = cues("opener") | _JOINING
_INSERTING: Final = cues("inserting")


def _is_word(token: Token) -> bool:
    return token.kind == "w" and not token.is_taken


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].text
    is_past = word.endswith("ed") and len(word) > 4
    return word.islower() and (word in concept_words.VERBS or is_past) and not _is_described(tokens, at)


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Return where the marks before ``end`` let the clause begin."""
    start = end
    while start > max(0, end - REACH) and (tokens[start - 1].kind != "s" or is_tied(tokens, start - 1)):
        start -= 1
    return start


def _before_insertion(tokens: Sequence[Token], end: int) -> int:
    """Return the end of the subject: ``end``, or where an inserted clause between commas before it begins."""
    if lower_at(tokens, end - 1) != ",":
        return end
    start = _clause_start(tokens, end - 1)
    is_inserted = lower_at(tokens, start - 1) == "," and lower_at(tokens, start) in _INSERTING
    return start - 1 if is_inserted and end - start <= INSERTED else end


def _begins(tokens: Sequence[Token], start: int, at: int, end: int) -> bool:
    """Say whether a clause of its own begins behind the token at ``at`` and lasts to ``end``."""
    word = tokens[at].lower
    has_verb = any(_is_verb(tokens, position) for position in range(at + 1, end))
    if has_verb or at + 1 >= end:
        return False
    if word in _JOINING:
        clause = next((t + 1 for t in range(at - 1, start - 1, -1) if tokens[t].lower in _OPENING), start)
        return any(_is_verb(tokens, position) for position in range(clause, at))
    return word in _REPORTING or (word in _CONJUNCTIONS and lower_at(tokens, at - 1) not in _PREPOSITIONS)


def _narrowed(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the last clause between ``start`` and ``end`` begins."""
    return next((at + 1 for at in range(end - 1, start - 1, -1) if _begins(tokens, start, at, end)), start)


def _past_opening(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the subject begins, past a phrase of time or place that opens the clause: "In Gaza the toll"."""
    while start < end - 1 and (tokens[start].lower in _OPENERS or tokens[start].is_taken):
        start += 1
    if tokens[start].lower not in _PREPOSITIONS:
        return start
    determiners = (at for at in range(start + 2, end) if tokens[at].lower in _DETERMINERS)
    return next((at for at in determiners if tokens[at - 1].lower not in _PREPOSITIONS), start + 1)


def _phrase(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the noun phrase that begins at ``start``, its determiners left out."""
    while start < end and (tokens[start].lower in _DETERMINERS or tokens[start].is_taken):
        start += 1
    at = start
    while at < end and (is_acronym(tokens[at]) or not _is_phrase_end(tokens, at)):
        at += 1
    return start, at


def _is_phrase_end(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    is_stop = token.lower in concept_words.STOPS and token.lower != "'s" and not token.lower.endswith("'s")
    return (is_stop and token.lower not in _JOINING) or token.lower in _PREPOSITIONS or _is_verb(tokens, at)


def _is_described(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a noun follows the verb form at ``at`` ("wounded soldiers") or stands in it ("the dead")."""
    return concept_words.is_plural(lower_at(tokens, at + 1)) or lower_at(tokens, at - 1) == "the"


def _head(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the last word that can be a noun; -1 where there is none."""
    words = (at for at in range(end - 1, start - 1, -1) if _is_word(tokens[at]))
    head = next((at for at in words if not tokens[at].lower.endswith(("ly", "'s")) and len(tokens[at].text) > 1), -1)
    return -1 if head >= 0 and tokens[head].lower in concept_words.FILLERS | concept_words.STOPS else head


def find(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """Return the subject of the verb (or its auxiliary) at ``verb``; None where the clause leaves it open."""
    end = _before_insertion(tokens, verb)
    start = _clause_start(tokens, end)
    if start >= end:
        return None
    return leading(tokens, _past_opening(tokens, _narrowed(tokens, start, end), end), end)


def leading(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Return the noun phrase that begins at ``start``; its head may be behind "of": "the number of people"."""
    first, last = _phrase(tokens, start, end)
    head = _head(tokens, first, last)
    if head >= 0 and lower_at(tokens, last) == "of" and tokens[head].lower in concept_words.HOLLOW:
        first, last = _phrase(tokens, last + 1, end)
        head = _head(tokens, first, last)
    return Phrase(first, head) if head >= 0 else None
