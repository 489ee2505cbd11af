"""Where a figure stands in its parse: the word that heads it, what it hangs on, and what hangs on it."""

from collections.abc import Container, Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.counting.phrases import PLURAL, is_noun
from newsledger.extract.figures import Figure
from newsledger.nlp import labels

# Relations of an amount to the noun that it stands before; the model's and those of other parsers.
_BEFORE: Final = frozenset({"nummod", "compound", "nmod", "amod", "det", "advmod", "dep", "obl"})
# Relations of a word to the noun whose phrase it opens: "percent of the *platform* turnover".
_INNER: Final = frozenset({"compound", "amod", "flat", "nummod"})


@dataclass(frozen=True)
class Spot:
    """A figure in its parse; ``taken`` are the tokens of all figures of the article, with the position of theirs."""

    figure: Figure
    taken: MutableMapping[int, int] = field(default_factory=dict)

    @property
    def words(self) -> Span:
        """The tokens of the figure with its bounding words and unit."""
        return self.figure.words

    @property
    def anchor(self) -> Token:
        """The word that heads number and unit."""
        return self.figure.anchor

    @cached_property
    def tokens(self) -> range:
        """The indices of those tokens."""
        return range(self.words.start, self.words.end)

    @cached_property
    def top(self) -> Token:
        """The word that hangs the figure on its sentence, past other figures that the parse hangs it on."""
        return _climbed(self.anchor, self.taken)

    @cached_property
    def following(self) -> Token | None:
        """The word right behind the figure in its sentence."""
        at = self.words.end
        return self.words.doc[at] if at < self.figure.sent.end else None

    @cached_property
    def modified(self) -> Token | None:
        """The word that the figure stands before and modifies: contract of "a *$5 million* contract"."""
        anchor, relation, last = self.anchor, labels.relation(self.anchor), self.words[-1]
        if self.following is not None and labels.relation(self.following) == "case":
            return None  # "two minutes after liftoff"
        is_case_inside = all(case.i in self.tokens for case in labels.children(anchor, "case"))
        if anchor.head.i >= self.tokens.stop and relation in _BEFORE and (relation == "nummod" or is_case_inside):
            return anchor.head
        return last.head if labels.relation(last) == "nummod" and last.head.i >= self.tokens.stop else None

    @cached_property
    def named_before(self) -> Token | None:
        """The name that the figure stands behind between commas: "*Ida Holm*, 44, said"."""
        at = self.words.start
        if at - self.figure.sent.start < 2 or self.words.doc[at - 1].text not in (",", "("):
            return None
        name = self.words.doc[at - 2]
        while labels.relation(name) in ("flat", "compound") and name.head.pos_ == "PROPN" and name.head != name:
            name = name.head
        return name if name.pos_ == "PROPN" else None

    @cached_property
    def carrier(self) -> Token | None:
        """The noun that "of" ties the figure to, by its place alone: worth of "a net *worth of 1.3 billion*"."""
        at = self.words.start
        if at - self.figure.sent.start < 2 or self.words.doc[at - 1].lower_ != "of":
            return None
        noun = self.words.doc[at - 2]
        return noun if is_noun(noun) else None

    def behind(self, *prepositions: str) -> Token | None:
        """Return the noun of a preposition that stands right behind the figure: "dozens of *people*"."""
        word = self.following
        if word is None or word.lower_ not in prepositions or labels.relation(word) != "case":
            return None
        noun = word.head
        while labels.relation(noun) in _INNER and noun.head.i > noun.i and noun.tag_ not in PLURAL:
            noun = noun.head
        return noun if noun.i > word.i else None

    def complements(self, *prepositions: str) -> Iterator[Token]:
        """Yield the nouns that these prepositions hang on the figure, the one right behind it first."""
        if (found := self.behind(*prepositions)) is not None:
            yield found
        for word in self.words:
            for child in word.rights:
                if child.i >= self.tokens.stop and labels.preposition(child) in prepositions:
                    yield child


def _climbed(token: Token, inside: Container[int]) -> Token:
    """Return the highest word above ``token`` that is still reached through ``inside``."""
    seen = {token.i}
    while token.head.i in inside and token.head.i not in seen:
        token = token.head
        seen.add(token.i)
    return token
