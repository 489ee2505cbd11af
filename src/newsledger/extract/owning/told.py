"""The events of an article by the words that tell them; each sentence is read once."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Span

from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.main_event import away
from newsledger.extract.owning.fits import fits_across, is_actual
from newsledger.extract.owning.passage import Passage, is_another, passage
from newsledger.ontology import Measure, RoleName

PARTIES: Final = frozenset({RoleName.ACTOR, RoleName.RECIPIENT, RoleName.INSTRUMENT})
# How far from its main clause an event may be told that others go on from: a noun in a clause, not one within that.
FAR: Final = 3.0


class Told:
    """Finds the events of an article, known by their position in its list."""

    def __init__(self, events: Sequence[Event], context: Context):
        """Keep the events by sentence."""
        self.events, self.context = events, context
        self._by_sentence: dict[int, list[int]] = {}
        for position, event in enumerate(events):
            self._by_sentence.setdefault(event.mention.sentence_index, []).append(position)
        self._words: dict[int, dict[int, int]] = {}
        self._parties: dict[int, dict[int, int]] = {}
        self._passages: dict[int, Passage] = {}
        self._fitting: dict[tuple[Measure | None, int], list[int]] = {}

    def __getitem__(self, position: int) -> Event:
        return self.events[position]

    def in_sentence(self, sentence_index: int) -> list[int]:
        """Return the events that a sentence tells, in text order."""
        return self._by_sentence.get(sentence_index, [])

    def words(self, sentence_index: int) -> dict[int, int]:
        """Return token index -> event for the words of a sentence that name one, also the word that governs these."""
        found = self._words.get(sentence_index)
        if found is None:
            found = self._words[sentence_index] = {}
            for position in self.in_sentence(sentence_index):
                event = self.events[position]
                for token in self._span(sentence_index, event.mention.start_char, event.mention.end_char):
                    found[token.i] = position
            for position in self.in_sentence(sentence_index):
                found.setdefault(self.events[position].head.i, position)
        return found

    def parties(self, sentence_index: int) -> dict[int, int]:
        """Return token index -> event for the heads of who and what takes part in the events of a sentence."""
        found = self._parties.get(sentence_index)
        if found is None:
            found = self._parties[sentence_index] = {}
            for position in self.in_sentence(sentence_index):
                for role in self.events[position].roles:
                    if role.role in PARTIES:
                        found.setdefault(self._span(sentence_index, role.start_char, role.end_char).root.i, position)
        return found

    def _span(self, sentence_index: int, start: int, end: int) -> Span:
        sent = self.context.sentences[sentence_index]
        first = sent.start_char
        span: Span = sent.char_span(start - first, end - first, alignment_mode="expand")
        return span

    def passage(self, sentence_index: int) -> Passage:
        """Return what a sentence has that tells it from others."""
        found = self._passages.get(sentence_index)
        if found is None:
            found = self._passages[sentence_index] = passage(self.context, sentence_index)
        return found

    def fitting(self, number: Number, sentence_index: int) -> list[int]:
        """Return the news of a sentence that a number can be of across sentences, what is nearest to the main clause first."""
        if sentence_index not in self._by_sentence:
            return []
        key = number.measured.measure, sentence_index
        found = self._fitting.get(key)
        if found is None:
            told = [(self._away(position), -position) for position in self._by_sentence[sentence_index]]
            near = [-position for distance, position in sorted(told) if distance <= FAR]
            found = self._fitting[key] = [position for position in near if fits_across(number, self.events[position])]
        return found

    def _away(self, position: int) -> float:
        """Return how far from its main clause an event is told; beyond reach where it is no news or another."""
        event = self.events[position]
        is_news = is_actual(event) and not event.mention.is_historical and not is_another(event.head)
        return away(event.head) if is_news else FAR + 1
