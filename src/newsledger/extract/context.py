"""What is known of an article before its events and claims are read: who and what is named where, and who is quoted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Span, Token

from newsledger.extract.attribution import Attribution
from newsledger.records import ActorMention, Article, DateMention, PlaceMention


class Spanned(Protocol):
    """A record with words in a sentence of the article."""

    @property
    def sentence_index(self) -> int:
        """Which sentence."""

    @property
    def start_char(self) -> int:
        """First character."""

    @property
    def end_char(self) -> int:
        """One past the last character."""


M = TypeVar("M", bound=Spanned)


class Mentions(Generic[M]):
    """Mentions of one kind, found by where they stand; they may lie within one another."""

    def __init__(self, rows: Iterable[M]):
        """Keep ``rows`` by sentence, in text order."""
        self._by_sentence: dict[int, list[M]] = {}
        for row in sorted(rows, key=lambda row: (row.start_char, -row.end_char)):
            self._by_sentence.setdefault(row.sentence_index, []).append(row)

    def __iter__(self) -> Iterator[M]:
        for _, rows in sorted(self._by_sentence.items()):
            yield from rows

    def in_sentence(self, sentence_index: int) -> list[M]:
        """Return the mentions of a sentence, in text order, the longer first where two begin together."""
        return self._by_sentence.get(sentence_index, [])

    def within(self, sentence_index: int, start: int, end: int) -> list[M]:
        """Return the mentions that lie wholly in the characters ``start`` to ``end`` (half-open)."""
        return [row for row in self.in_sentence(sentence_index) if start <= row.start_char and row.end_char <= end]

    def at(self, sentence_index: int, token: Token) -> M | None:
        """Return the shortest mention that holds the token, None where none does."""
        start, end = token.idx, token.idx + len(token)
        holding = [row for row in self.in_sentence(sentence_index) if row.start_char <= start and end <= row.end_char]
        return min(holding, key=lambda row: row.end_char - row.start_char, default=None)


@dataclass(frozen=True)
class Context:
    """What is known of an article: its row, and what its words name, by where they stand.

    ``sentences`` are those of the doc, so that a mention's ``sentence_index`` finds its tokens.
    """

    article: Article
    sentences: tuple[Span, ...]
    actors: Mentions[ActorMention]
    places: Mentions[PlaceMention]
    dates: Mentions[DateMention]
    attributions: tuple[Attribution, ...] = field(default=())

    @cached_property
    def _innermost(self) -> dict[int, Attribution]:
        """Token index -> the report with the shortest content that holds it; what is only spoken of is the author's."""
        found: dict[int, tuple[int, Attribution]] = {}
        for attribution in self.attributions:
            for index, length in attribution.reports():
                if index not in found or length <= found[index][0]:
                    found[index] = length, attribution
        return {index: attribution for index, (_, attribution) in found.items()}

    def said_by(self, token: Token) -> Attribution | None:
        """Return the innermost attribution whose source answers for what a token says; None for the author's own words."""
        return self._innermost.get(token.i)

    @cached_property
    def _contents(self) -> list[tuple[int, int, Attribution]]:
        return [(span.start, span.end, said) for said in self.attributions for span in said.contents]

    def around(self, token: Token) -> list[Attribution]:
        """Return the attributions whose contents hold a token, in text order."""
        index = token.i
        holding = (said for start, end, said in self._contents if start <= index < end)
        return list({id(said): said for said in holding}.values())

    def speaker(self, attribution: Attribution) -> ActorMention | None:
        """Return the actor mention that an attribution's source is: that of its head word, else the first within it."""
        source, head = attribution.source, attribution.head
        if source is None:
            return None
        head = head if head is not None else source.root
        index = self.sentence_index(head)
        inside = self.actors.within(index, source.start_char, source.end_char)
        return self.actors.at(index, head) or next(iter(inside), None)

    @cached_property
    def _sentence_of(self) -> dict[int, int]:
        return {token: index for index, sent in enumerate(self.sentences) for token in range(sent.start, sent.end)}

    def sentence_index(self, token: Token) -> int:
        """Return the position of a token's sentence in the article, from 0."""
        return self._sentence_of[token.i]
