"""Numbers where they stand in the parse of their sentence: the phrase that each heads or counts, and what governs it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from newsledger.extract.figures import Number
from newsledger.extract.numbers.cues import cues
from newsledger.extract.tying.words import forms
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# Kinds that are sizes of a change by themselves, where a verb or noun of change has them beside it: "fell 12 %".
SIZES: Final = frozenset(
    {
        *(ClaimKind.PERCENT, ClaimKind.PERCENTAGE_POINT, ClaimKind.MONEY),
        *(ClaimKind.MEASURE, ClaimKind.RATIO, ClaimKind.MULTIPLIER),
    }
)
# Words between a number and the preposition before it: "rose by a further", "to just", "from only about".
_BETWEEN: Final = frozenset({"a", "an", "the", "just", "only", "nearly", "record", "new", "its", "their", "of"}) | (
    cues("step") - {"up", "down", "off", "at", "by", "to"}
)
# How far back the preposition of a number may stand, in words.
_REACH: Final = 4
# How many numbers a sentence has at most: more are a table.
_MOST: Final = 32
_SHARES: Final = frozenset({ClaimKind.PERCENT, ClaimKind.RATIO, ClaimKind.MULTIPLIER})


@dataclass(frozen=True, eq=False)
class Placed:
    """A number by its ``position`` in the article's list; ``top`` heads its phrase: "people" of "12 people", "%" of "5 %"."""

    position: int
    number: Number

    @property
    def top(self) -> Token:
        """The head of the phrase that the number stands in: its noun, its unit, or its own last word."""
        return self.number.figure.top

    @cached_property
    def before(self) -> Token | None:
        """The word before the number, without those that only bound it: "to" of "to just over 40"."""
        doc, start = self.number.figure.words.doc, self.number.figure.words.start
        for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
            if doc[at + 1].is_sent_start:
                return None
            if doc[at].lower_ not in _BETWEEN:
                return doc[at]
        return None

    @cached_property
    def preposition(self) -> str:
        """The preposition right before the number, else that of its phrase; empty where there is none."""
        near = self.before
        if near is not None and near.lower_ in ("to", "from", "by", "at", "of"):
            is_compared = near.i > 0 and near.nbor(-1).lower_ in forms("compared")
            return f"{near.nbor(-1).lower_} {near.lower_}" if is_compared else near.lower_
        words, cases = self.number.figure.words, labels.children(self.top, "case")
        if any(words.start <= case.i < words.end for case in cases):
            return ""  # a bound: "over 3 %"
        found = labels.preposition(self.top)
        return "" if found in ("up", "down") else found

    @property
    def kind(self) -> ClaimKind:
        """What kind of number it is."""
        return self.number.figure.quantity.kind

    @property
    def is_share(self) -> bool:
        """Whether it says a share, which a total of another kind may have."""
        return self.kind in _SHARES

    @property
    def least(self) -> float:
        """The least that it can be."""
        quantity = self.number.figure.quantity
        return next((one for one in (quantity.low, quantity.value) if one is not None), 0.0)

    @property
    def most(self) -> float:
        """The most that it can be; infinite where it is open."""
        quantity = self.number.figure.quantity
        bounds = (quantity.high, None if quantity.low is not None and quantity.high is None else quantity.value)
        return next((one for one in bounds if one is not None), float("inf"))

    def is_like(self, other: "Placed") -> bool:
        """Whether both are of one kind, unit and currency."""
        mine, its = self.number.figure.quantity, other.number.figure.quantity
        return (mine.kind, mine.unit, mine.currency) == (its.kind, its.unit, its.currency)

    def is_again(self, other: "Placed") -> bool:
        """Whether both say the same of the same: not a price a share and one of the whole."""
        return self.is_like(other) and self.number.figure.quantity.per == other.number.figure.quantity.per

    def spans(self, token: Token) -> bool:
        """Whether a word is one of the number's."""
        words = self.number.figure.words
        return words.start <= token.i < words.end

    def holds(self, token: Token) -> bool:
        """Whether a word is one of the number's or the noun that it counts."""
        return self.spans(token) or token.i == self.top.i


def by_sentence(numbers: Sequence[Number]) -> Iterator[list[Placed]]:
    """Yield the numbers of each sentence that has any, in text order; of a table, those of a piece of it."""
    found: list[Placed] = []
    for position, number in enumerate(numbers):
        is_next = bool(found) and found[-1].number.figure.sentence_index != number.figure.sentence_index
        if is_next or len(found) == _MOST:
            yield found
            found = []
        found.append(Placed(position, number))
    if found:
        yield found
