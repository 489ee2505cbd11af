"""The event of a number across sentences: "Gunmen attacked a market on Friday. At least 12 people died."."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.figures import Number
from newsledger.extract.owning.anew import is_elsewhere, is_of_disaster, tells_anew
from newsledger.extract.owning.fits import has_types
from newsledger.extract.owning.told import Told
from newsledger.extract.owning.toll import is_aimed, is_told_mainly
from newsledger.extract.scene.narrative import is_definite
from newsledger.extract.standing import standing_of
from newsledger.ontology import ClaimKind, Factuality

# How many sentences back the event of a toll is looked for. Of tolls linked further back, half were of another event.
BACK: Final = 2
# How many sentences on from a title or a first sentence without an event the event of its toll is looked for.
AHEAD: Final = 2
# The sentences that tell what an article is about, with its title.
LEAD: Final = 3
# What has happened, or is said not to have: whose toll a number may be, be it true or not.
TOLD: Final = frozenset({Factuality.ACTUAL, Factuality.NEGATED, Factuality.DENIED})
KINDS: Final = frozenset({ClaimKind.COUNT, ClaimKind.MONEY})


def across(number: Number, told: Told) -> int | None:
    """Return the event that a number without one of its own goes on telling; None where it tells of something else.

    It is told in the number's sentence or the ones before, is news, and is of a type that the number's measure fits; of one
    sentence the event nearest to the main clause. A toll with "the" may be of what the article is about, and that of a title or
    first sentence of what the next ones tell.
    """
    word = number.measured.word
    if word is None or is_aimed(word) or number.figure.quantity.kind not in KINDS or not has_types(number):
        return None
    position = next(_before(number, word, told), None)
    if position is None or standing_of(word).factuality not in TOLD:
        return None
    event, index = told[position], number.figure.sentence_index
    if event.mention.sentence_index != index and tells_anew(number, event, told):
        return None
    if told.passage(index).is_of_habit or (event.mention.sentence_index == index and is_of_disaster(number)):
        return None
    return None if is_elsewhere(number, event, told) else position


def _before(number: Number, word: Token, told: Told) -> Iterator[int]:
    """Yield the events that a number can be of: in its own sentence, in those before, in the first ones."""
    index = number.figure.sentence_index
    yield from told.fitting(number, index)
    if is_told_mainly(word, number.measured.measure):
        for sentence in range(index - 1, max(-1, index - BACK - 1), -1):
            yield from told.fitting(number, sentence)
            if told.in_sentence(sentence - 1) and told.passage(sentence).is_dated:
                break
        if index == 0 and not told.in_sentence(0):
            for sentence in range(1, AHEAD + 1):
                yield from told.fitting(number, sentence)
    if is_definite(word):
        for sentence in range(min(LEAD, index)):
            yield from told.fitting(number, sentence)
