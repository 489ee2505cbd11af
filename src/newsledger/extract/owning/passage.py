"""What a sentence has that tells it from the ones before: a heading, dates, words for another event or for a disaster."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.owning.governor import nouns
from newsledger.extract.scene.same_setting import is_event, words
from newsledger.nlp.labels import children, preposition
from newsledger.nlp.rule_words import event_nouns
from newsledger.ontology import DatePrecision
from newsledger.records import DateMention

# Words by which a date only bounds what is told: "the worst *since 2015*".
BOUNDS: Final = frozenset({"since", "than", "from", "until", "before"})
# Precisions of a date that is no event's day: "in 2019", "in the 1990s".
COARSE: Final = frozenset(
    {DatePrecision.YEAR, DatePrecision.DECADE, DatePrecision.CENTURY, DatePrecision.SEASON, DatePrecision.QUARTER}
)
# Adjectives of an event that is another one, beside those that tell a new one from the old.
ANOTHER: Final = frozenset({"similar", "separate", "unrelated", "different", "past", "prior", "deadliest", "worst"})
# What is told by the year is of no one event: "1,300 die there *each year*".
EACH: Final = frozenset({"each", "every", "per"})
PERIODS: Final = frozenset({"day", "week", "month", "year", "decade"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, read once for all its numbers.

    Attributes:
        lemmas: the lemmas of its words, in small letters.
        heading: where its heading ends, as the index of the colon: "Bus station: 12 dead"; None where it has a finite verb.
        is_of_another: whether it tells of another event by an adjective: "in a *similar* attack".
        is_of_disaster: whether it has a word for what harms and is no event.
        ends_on: the last day of the earliest date in it that bounds nothing.
        is_coarse: whether one of its dates is a year or more.
        is_dated: whether it has a date that bounds nothing, be it known which day or not.
        is_of_habit: whether it tells what happens again and again: "each year".
    """

    lemmas: frozenset[str]
    heading: int | None
    is_of_another: bool
    is_of_disaster: bool
    ends_on: date | None
    is_coarse: bool
    is_dated: bool
    is_of_habit: bool


def passage(context: Context, index: int) -> Passage:
    """Return what a sentence has."""
    sentence = context.sentences[index]
    dates = [day for day in context.dates.in_sentence(index) if not _bounds(day, sentence)]
    return Passage(
        lemmas=frozenset(token.lemma_.lower() for token in sentence),
        heading=_heading(sentence),
        is_of_another=any(token.dep_ == "amod" and is_event(token.head) and _tells(token) for token in sentence),
        is_of_disaster=any(_is_disaster(token) for token in sentence),
        ends_on=min((day.end_on for day in dates if day.end_on is not None), default=None),
        is_coarse=any(day.end_on is not None and day.date_precision in COARSE for day in dates),
        is_dated=bool(dates),
        is_of_habit=any(token.lower_ in EACH and token.head.lemma_.lower() in PERIODS for token in sentence),
    )


def is_another(noun: Token) -> bool:
    """Whether an adjective tells an event from the one told before: "*other* explosions"."""
    return any(_tells(child) for child in children(noun, "amod"))


def is_disaster(token: Token) -> bool:
    """Whether a noun is of what harms and is no event; an outbreak is of what breaks out."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in nouns("disaster"):
        return False
    behind = [noun.lemma_.lower() for noun in children(token, "nmod") if preposition(noun) == "of"]
    return not any(word in nouns("generic") or word in event_nouns() for word in behind)


def _is_disaster(token: Token) -> bool:
    """Whether a word names a disaster; not one that only describes: "a *suicide* bomber"."""
    return token.dep_ != "compound" and is_disaster(token)


def _tells(adjective: Token) -> bool:
    return adjective.lower_ in ANOTHER or adjective.lower_ in words("other")


def _heading(sentence: Span) -> int | None:
    if any(token.tag_ in FINITE for token in sentence):
        return None
    return next((token.i for token in sentence if token.text == ":"), None)


def _bounds(day: DateMention, sentence: Span) -> bool:
    first = sentence.start_char
    span: Span = sentence.char_span(day.start_char - first, day.end_char - first, alignment_mode="expand")
    return preposition(span.root) in BOUNDS
