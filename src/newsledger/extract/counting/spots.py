"""Where a figure stands in its parse: the word that heads it, what it hangs on, and what hangs on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.figures import Figure
from newsledger.nlp import labels

# Relations of an amount to the noun that it stands before; the model's and those of other parsers.
_BEFORE: Final = frozenset({"nummod", "compound", "nmod", "amod", "det", "advmod", "dep", "obl"})


@dataclass(frozen=True)
class Spot:
    """A figure in its parse; ``taken`` are the tokens of all figures of the article."""

    figure: Figure
    taken: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def words(self) -> Span:
        """The tokens of the figure with its bounding words and unit."""
        return self.figure.words

    @cached_property
    def tokens(self) -> range:
        """The indices of those tokens."""
        return range(self.words.start, self.words.end)

    @cached_property
    def anchor(self) -> Token:
        """The word that heads number and unit: "$" of "$5 million", "percent" of "30 percent", "dozen" of "two dozen"."""
        return self._climbed(self.figure.number, self.tokens)

    @cached_property
    def top(self) -> Token:
        """The word that hangs the figure on the sentence, past other figures: for "$70" of "fell 2 % to $70" it is "%"

        where the parse hangs one amount on the other.
        """
        return self._climbed(self.anchor, self.taken)

    def _climbed(self, token: Token, inside: "range | Mapping[int, int]") -> Token:
        seen = {token.i}
        while token.head.i in inside and token.head.i not in seen:
            token = token.head
            seen.add(token.i)
        return token

    @cached_property
    def is_before_noun(self) -> bool:
        """Whether the figure stands before the word that it hangs on: "a *$5 million* contract", "*12* people"."""
        anchor, relation = self.anchor, labels.relation(self.anchor)
        if anchor.head.i < self.tokens.stop or relation not in _BEFORE:
            return False
        cases = labels.children(anchor, "case")
        return relation == "nummod" or all(case.i in self.tokens for case in cases)

    @cached_property
    def following(self) -> Token | None:
        """The word right behind the figure in its sentence."""
        at = self.words.end
        return self.words.doc[at] if at < self.anchor.sent.end else None

    def behind(self, *prepositions: str) -> Token | None:
        """Return the noun of a preposition that stands right behind the figure: "dozens of *people*"."""
        word = self.following
        if word is None or word.lower_ not in prepositions or labels.relation(word) != "case":
            return None
        return word.head if word.head.i > word.i else None

    def complements(self, *prepositions: str) -> Iterator[Token]:
        """Yield the nouns that these prepositions hang on the figure, the one right behind it first."""
        if (found := self.behind(*prepositions)) is not None:
            yield found
        for word in self.words:
            for child in word.rights:
                if child.i >= self.tokens.stop and labels.preposition(child) in prepositions:
                    yield child
