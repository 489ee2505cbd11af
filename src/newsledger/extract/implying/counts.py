"""Implied numbers as numbers of the article: their words, which touch no printed figure, and their quantity."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.context import Context
from newsledger.extract.counting.phrases import lemma
from newsledger.extract.figures import Counted, Figure, Number
from newsledger.extract.implying.nobody import Nobody
from newsledger.extract.implying.persons import Person, Way, is_person
from newsledger.extract.implying.sayings import Saying
from newsledger.extract.implying.words import implied_words
from newsledger.extract.numbers.quantity import Quantity
from newsledger.nlp.labels import relation
from newsledger.ontology import ClaimKind, Comparator

PERSON: Final = "person"
# What a pronoun counts is people, whoever they are.
UNNAMED: Final = ("none", "one", "any", "somebody", "next", "he")


class Count(NamedTuple):
    """A number that words imply: its value, which rule says so, the words from ``first`` to ``last``, and whom it counts."""

    value: float
    rule: str
    first: Token
    last: Token
    noun: Token
    told: Saying
    name: str | None = None
    is_part: bool | None = None


def of_nobody(found: Nobody, told: Saying) -> Count:
    """Return the 0 of who was not harmed; a part where others were."""
    return Count(0.0, "implied:none", found.first, found.last, found.noun, told, None, found.is_of_others or None)


def of_person(one: Person, told: Saying) -> Count:
    """Return the 1 of one person."""
    return Count(1.0, f"implied:{one.way}", one.first, one.last, one.noun, told, one.name)


def spared(one: Person, told: Saying) -> Count:
    """Return the 0 of one person who was not hurt, which says nothing of others."""
    return Count(0.0, "implied:none", one.first, one.last, one.noun, told, one.name, True)


def number(count: Count, figures: Sequence[Figure], context: Context) -> Number | None:
    """Return a count as a number of the article; None where a printed number already has its words."""
    printed = (figure.number for figure in figures if figure.number.head == count.noun)
    if count.value and any(relation(token) == "nummod" for token in printed):
        return None
    words = _free(count, figures, context.article.text)
    if words is None:
        return None
    span = count.noun.doc.char_span(*words, alignment_mode="expand")
    if span is None:
        return None
    figure = Figure(count.told.sentence_index, _quantity(count, words, context), *words, span, count.told.noun)
    return Number(figure, _counted(count), count.told.measured)


def _concept(count: Count) -> str:
    noun = count.noun
    if count.name or count.rule.endswith(Way.NAME) or noun.pos_ == "PRON" or noun.lower_ in implied_words(*UNNAMED):
        return PERSON
    if not is_person(noun.lower_) and count.last.i > noun.i:
        return noun.doc[noun.i : count.last.i + 1].text.lower()  # a passer-by
    return PERSON if noun.lower_ == "old" else lemma(noun).lower() if is_person(noun.lower_) else lemma(noun)


def _counted(count: Count) -> Counted:
    name = " ".join(count.name.split()) if count.name and count.noun.pos_ == "PRON" else None
    return Counted(count.told.noun, _concept(count), count.noun.doc[count.first.i : count.last.i + 1].text, name)


def _free(count: Count, figures: Sequence[Figure], article: str) -> tuple[int, int] | None:
    """Return the characters of a count's words that no printed figure has: what is left before or behind it.

    Of "a 12-year-old boy" that is "boy", of "a 12-year-old" it is "a", of "none of the 12 passengers" "none of the".
    """
    first, end = count.first.idx, count.last.idx + len(count.last)
    for figure in figures:
        if figure.end_char <= first or end <= figure.start_char:
            continue
        if figure.end_char <= count.noun.idx and (count.value or figure.start_char <= first):
            first = figure.end_char
        elif first < figure.start_char:
            end = figure.start_char
        else:
            return None
    text = article[first:end]
    first, end = first + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return (first, end) if first < end else None


def _quantity(count: Count, words: tuple[int, int], context: Context) -> Quantity:
    offset = context.sentences[count.told.sentence_index].start_char
    start, end = words[0] - offset, words[1] - offset
    return Quantity(
        start=start,
        end=end,
        text=context.article.text[slice(*words)],
        value=count.value,
        low=count.value,
        high=count.value,
        is_low_inclusive=True,
        is_high_inclusive=True,
        comparator=Comparator.EXACTLY,
        kind=ClaimKind.COUNT,
        is_part=count.is_part,
        rule=count.rule,
        number_start=start,
        number_end=end,
    )
