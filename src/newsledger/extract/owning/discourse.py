"""The event of a number across sentences: "Gunmen attacked a market on Friday. At least 12 people died."."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.main_event import away
from newsledger.extract.owning.fits import fits_across, is_actual
from newsledger.extract.owning.governor import nouns
from newsledger.extract.owning.otherwise import is_elsewhere, is_heading, is_other_time, names_other
from newsledger.extract.owning.told import Told
from newsledger.extract.standing import standing_of
from newsledger.ontology import Factuality

# How many sentences back the event of a toll is looked for.
BACK: Final = 4
# What has happened, or is said not to have: whose toll a number may be, be it true or not.
TOLD: Final = frozenset({Factuality.ACTUAL, Factuality.NEGATED, Factuality.DENIED})


def across(number: Number, told: Told) -> int | None:
    """Return the event that the sentences before tell and that a number without one of its own goes on telling.

    It is the last that the number can be of and that is news, of one sentence the one nearest to its main clause. None where
    the number's own sentence is of another time, place or event.
    """
    word = number.measured.word
    if word is None or not told.has_of(number):
        return None
    position = next(_before(number, told), None)
    if position is None or standing_of(word).factuality not in TOLD:
        return None
    event = told[position]
    if event.mention.sentence_index < number.figure.sentence_index and _tells_anew(number, event, told):
        return None
    return None if is_elsewhere(number, event, told.context) else position


def _tells_anew(number: Number, event: Event, told: Told) -> bool:
    """Whether a later sentence tells of something else than the event."""
    sentence = told.context.sentences[number.figure.sentence_index]
    if is_heading(sentence, number.figure.number) or names_other(sentence):
        return True
    return is_other_time(number, event, told.context) or _is_of_disaster(number, event, told)


def _before(number: Number, told: Told) -> Iterator[int]:
    """Yield the events that a number can be of, from its own sentence backwards."""
    index = number.figure.sentence_index
    for sentence in range(index, max(-1, index - BACK - 1), -1):
        fitting = [position for position in told.in_sentence(sentence) if _can_be(number, told[position])]
        yield from sorted(fitting, key=lambda position: (away(told[position].head), -position))


def _can_be(number: Number, event: Event) -> bool:
    return fits_across(number, event) and is_actual(event) and not event.mention.is_historical


def _is_of_disaster(number: Number, event: Event, told: Told) -> bool:
    """Whether a word of what harms and is no event stands between the event and the number."""
    first, last = event.mention.sentence_index, number.figure.sentence_index
    between: tuple[Span, ...] = told.context.sentences[first + 1 : last + 1]
    return any(_is_disaster(token) for sentence in between for token in sentence)


def _is_disaster(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in nouns("disaster")
