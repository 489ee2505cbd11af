"""Breakdowns: a total beside a row of parts that add up to it ("12 people: seven soldiers and five civilians")."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms

# Parts in a row at most: more are a table.
_MOST: Final = 8
_FEWEST: Final = 2
# Marks that open a list, and up to which total two numbers behind a clause often add up to it by chance.
_STRONG: Final = frozenset({":", "-", "–", "—", "--", "("})
_BY_CHANCE: Final = 4
# Within how many words behind a total "in all" stands.
_REACH: Final = 4


class Breakdown(NamedTuple):
    """A total and its parts, by their places among the numbers of their sentence."""

    total: int
    parts: range


def breakdowns(found: Sequence[Placed]) -> Iterator[Breakdown]:
    """Yield the totals of a sentence whose parts stand right behind them, or right before where words say that they add up.

    The parts add up to the total exactly, are of its kind, and no verb stands between them: a sum alone may be by chance.
    """
    for at, number in enumerate(found):
        value = number.number.figure.quantity.value
        if value is None or number.is_share:
            continue
        behind = _row(found[at], found[at + 1 : at + 1 + _MOST])
        if behind and _is_set_off(number, found[at + 1]):
            yield Breakdown(at, range(at + 1, at + 1 + behind))
        before = _row(found[at], found[max(0, at - _MOST) : at][::-1])
        if before and _is_sum(number):
            yield Breakdown(at, range(at - before, at))


def _row(total: Placed, others: Sequence[Placed]) -> int:
    """Return how many of ``others``, from the nearest on, add up to the total; 0 where none do."""
    rest = total.number.figure.quantity.value or 0.0
    for count, other in enumerate(others, start=1):
        value = other.number.figure.quantity.value
        if (
            not other.is_like(total)
            or not value
            or value > rest
            or (count > 1 and not _is_joined(others[count - 2], other))
        ):
            return 0
        rest -= value
        if rest == 0:
            return count if count >= _FEWEST else 0
    return 0


def _is_joined(one: Placed, other: Placed) -> bool:
    """Whether two numbers stand in one row: no verb between them."""
    first, last = sorted((one, other), key=lambda placed: placed.number.figure.start_char)
    between = first.number.figure.words.doc[first.number.figure.words.end : last.number.figure.words.start]
    return not any(token.pos_ in ("VERB", "AUX") for token in between)


def _is_set_off(total: Placed, part: Placed) -> bool:
    """Whether a colon, dash, bracket or comma stands between a total and the first part."""
    between = total.number.figure.words.doc[total.number.figure.words.end : part.number.figure.words.start]
    marks = {token.text for token in between if token.is_punct or token.pos_ == "SYM"}
    if marks & _STRONG:
        return True
    is_small = (total.number.figure.quantity.value or 0) <= _BY_CHANCE
    return "," in marks and not (is_small and any(token.pos_ == "VERB" for token in between))


def _is_sum(total: Placed) -> bool:
    """Whether words beside a total say that it adds up what stands before it: "12 in all", "a total of 12"."""
    words = total.number.figure.words
    near = words.doc[max(words.sent.start, words.start - _REACH) : min(words.sent.end, words.end + _REACH)]
    return any(token.lower_ in forms("sum") for token in near)
