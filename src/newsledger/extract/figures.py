"""Figures: the numbers of an article where they stand in its parse, and what the readers of claims find out about each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.numbers import publisher
from newsledger.extract.numbers.ones import ONE_OF
from newsledger.extract.quantities import Quantity, quantities
from newsledger.extract.timex import TimexKind, find
from newsledger.nlp.labels import relation
from newsledger.ontology import Measure

# Quantities that news does not report as a figure: "one of the matters" counts nothing.
_NOT_REPORTED = frozenset({ONE_OF})
# A duration or a rate is a number too, so only these are masked.
_DATES = frozenset({TimexKind.DATE, TimexKind.TIME})
_YEAR_DIGITS = 4


@dataclass(frozen=True)
class Figure:
    """One number of an article; ``quantity`` has its reading, with offsets into its sentence.

    Attributes:
        start_char, end_char: its words in the article (half-open), with bounding words and unit.
        words: the tokens that those words lie in.
        number: the token that heads the number alone: "million" of "more than 5 million people".
    """

    sentence_index: int
    quantity: Quantity
    start_char: int
    end_char: int
    words: Span
    number: Token

    @cached_property
    def sent(self) -> Span:
        """The sentence that the number stands in."""
        return self.words.sent

    @cached_property
    def anchor(self) -> Token:
        """The word that heads number and unit: "$" of "$5 million", "percent" of "30 percent", "dozen" of "two dozen"."""
        start, end, token = self.words.start, self.words.end, self.number
        while (head := token.head).i != token.i and start <= head.i < end:
            token = head
        return token

    @cached_property
    def top(self) -> Token:
        """The head of the phrase that the number stands in: its noun, its unit, or its own last word."""
        token = self.anchor
        return token.head if relation(token) == "nummod" and token.head.i > token.i else token


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts or measures.

    Attributes:
        head: the word for it, also where it stands elsewhere ("more than 100 were wounded" of the *soldiers* before); None
            where no word names it.
        concept: its lemma. ``concept_text``: its words, with what describes it.
        entity_text: whose it is or what it is measured of, where words name that beside the concept: "Dell" of "Dell cut 6,650
            roles", "robots" of "the robots measure 15 cm" (the measured entity of MeasEval, SemEval-2021 task 8).
        rule: how it was found.
    """

    head: Token | None = None
    concept: str | None = None
    concept_text: str | None = None
    entity_text: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure measures, of a closed list; ``word`` is the one that tells ("killed", "dead"), ``rule`` how it does."""

    measure: Measure | None = None
    word: Token | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with what it counts and measures: what becomes a claim."""

    figure: Figure
    counted: Counted
    measured: Measured


def dates(text: str) -> list[tuple[int, int]]:
    """Return the spans of a sentence that are dates or times and no number of anything.

    A bare year is left to the number reader, which knows "1900 people" and "more than 1500".
    """
    found = [timex for timex in find(text) if timex.kind in _DATES]
    return [(timex.start, timex.end) for timex in found if not _is_bare_year(timex.text)]


def _is_bare_year(text: str) -> bool:
    return len(text) == _YEAR_DIGITS and text.isdecimal()


def reported(text: str, country: str | None = None) -> list[Quantity]:
    """Return the quantities of one sentence that are claims: dates are masked, "one of the matters" is left out.

    ``country`` is the publisher's (ISO 3166-1 alpha-3), whose money a bare "$" is.
    """
    return [quantity for quantity in quantities(text, dates(text), country) if quantity.rule not in _NOT_REPORTED]


def figure(sent: Span, sentence_index: int, quantity: Quantity) -> Figure:
    """Return a quantity of a sentence where it stands in the doc."""
    words = sent.char_span(quantity.start, quantity.end, alignment_mode="expand")
    number = sent.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    start = sent.start_char
    return Figure(sentence_index, quantity, start + quantity.start, start + quantity.end, words, number.root)


def figures(context: Context) -> Iterator[Figure]:
    """Yield the numbers that the article prints and that are claims, in text order; their words do not overlap."""
    text, country = context.article.text, publisher.country(context.article.publisher, context.article.url)
    for index, sent in enumerate(context.sentences):
        for quantity in reported(text[sent.start_char : sent.end_char], country):
            yield figure(sent, index, quantity)
