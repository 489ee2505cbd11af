"""The events of an article by the words that tell them."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from newsledger.extract.context import Context
from newsledger.extract.events import Event
from newsledger.extract.figures import Number
from newsledger.extract.owning.fits import fits_across
from newsledger.ontology import Measure, RoleName

PARTIES = frozenset({RoleName.ACTOR, RoleName.RECIPIENT, RoleName.INSTRUMENT})


class Told:
    """Finds the events of an article, known by their position in its list, by a word; each sentence is read once."""

    def __init__(self, events: Sequence[Event], context: Context):
        """Keep the events by sentence."""
        self.events, self.context = events, context
        self._by_sentence: dict[int, list[int]] = {}
        for position, event in enumerate(events):
            self._by_sentence.setdefault(event.mention.sentence_index, []).append(position)
        self._words: dict[int, dict[int, int]] = {}
        self._parties: dict[int, dict[int, int]] = {}
        self._measures: dict[Measure | None, bool] = {}

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

    def at(self, sentence_index: int, token: Token | None) -> int | None:
        """Return the event that a word of a sentence names."""
        return None if token is None else self.words(sentence_index).get(token.i)

    def has_of(self, number: Number) -> bool:
        """Return whether the article tells any event that a number can be of across sentences."""
        measure = number.measured.measure
        found = self._measures.get(measure)
        if found is None:
            found = self._measures[measure] = any(fits_across(number, event) for event in self.events)
        return found
