"""The words of a doc as plain lists by token index: what the readers of actors ask of every word, asked of spaCy once."""

from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cached_property
from typing import Final

from spacy.tokens import Doc

# Words before a noun that belong to its phrase.
BEFORE: Final = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod", "flat", "nmod:unmarked"}
)
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
# How far the head of a word joined by "and" or commas is looked for; lists of names in news are shorter.
LONGEST_LIST: Final = 20


# Heads to the left are negative numbers, which spaCy gives as unsigned ones of 64 bits.
_NEGATIVE: Final = 2**63


def strings(doc: Doc, column: list[int]) -> list[str]:
    """Return the strings of a column of spaCy's hashes."""
    strings = doc.vocab.strings
    names = {key: strings[key] if key else "" for key in set(column)}
    return [names[key] for key in column]


OPENING: Final = frozenset({"“", "``", "«"})
CLOSING: Final = frozenset({"”", "''", "»"})


class Words:
    """The tokens of a doc, by index: text, tags, parse, sentence; ``head`` of a sentence's root is itself."""

    def __init__(self, doc: Doc, text: str):
        """Read every token at once, as numbers: objects for tokens cost ten times as much.

        ``text`` is the doc's, which spaCy would put together anew.
        """
        self.doc = doc
        self.text = text
        heads, *names, at = doc.to_array(["HEAD", "ORTH", "LOWER", "DEP", "POS", "TAG", "IDX"]).T.tolist()
        self.word, self.lower, self.dep, self.pos, self.tag = (strings(doc, column) for column in names)
        self.at: list[int] = at
        self.head = [i + (head if head < _NEGATIVE else head - 2 * _NEGATIVE) for i, head in enumerate(heads)]
        self.bounds = [(sent.start, sent.end) for sent in doc.sents]
        self.sentence = [index for index, (start, end) in enumerate(self.bounds) for _ in range(start, end)]

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each word, in text order."""
        found: list[list[int]] = [[] for _ in self.word]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def quoting(self) -> list[bool]:
        """Whether each word stands in double quotation marks; one that is never closed holds to its paragraph's end."""
        found, is_open = [], False
        for word in self.word:
            if word in OPENING or (word == '"' and not is_open):
                is_open = True
            elif word in CLOSING or word == '"' or "\n" in word:
                is_open = False
            found.append(is_open)
        return found

    @cached_property
    def _first_at(self) -> dict[int, int]:
        return {start: i for i, start in enumerate(self.at)}

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens of the characters ``start`` to ``end`` (half-open); None where these cut a token."""
        first = self._first_at.get(start)
        if first is None:
            return None
        last = bisect_left(self.at, end) - 1
        return (first, last + 1) if self.at[last] + len(self.word[last]) == end else None

    def quoted(self, start: int, end: int) -> str:
        """Return the text of the tokens ``start`` to ``end`` (half-open)."""
        return self.text[self.at[start] : self.at[end - 1] + len(self.word[end - 1])]

    def head_of(self, start: int, end: int) -> int:
        """Return the word of a span that hangs on a word outside it, the first such; the last word where none does."""
        return next((i for i in range(start, end) if not start <= self.head[i] < end or self.head[i] == i), end - 1)

    def first_of_list(self, i: int) -> int:
        """Return the first of the words that this one is joined to by "and" or commas; itself where it is none."""
        for _ in range(LONGEST_LIST):
            if not self.dep[i].startswith("conj") or self.head[i] >= i:
                break
            i = self.head[i]
        return i

    def preposition(self, i: int) -> str:
        """Return the preposition of a noun in small letters, empty for none."""
        return next((self.lower[c] for c in self.children[i] if self.dep[c] == "case" and c < i), "")

    def phrase_start(self, i: int) -> int:
        """Return where the phrase of a noun begins: its determiners, adjectives and possessors before it."""
        befores = [child for child in self.children[i] if child < i and self.dep[child] in BEFORE]
        return min(map(self.subtree_start, befores), default=i)

    def subtree_start(self, i: int) -> int:
        """Return the leftmost word that hangs on this one before it."""
        start = i
        while (kids := self.children[start]) and kids[0] < start:
            start = kids[0]
        return start

    def subtree_end(self, i: int) -> int:
        """Return one past the last word that hangs on this one behind it."""
        end = i
        while (kids := self.children[end]) and kids[-1] > end:
            end = kids[-1]
        return end + 1

    def kids(self, i: int, labels: Container[str]) -> Iterator[int]:
        """Yield the dependents whose label is one of ``labels``."""
        return (child for child in self.children[i] if self.dep[child] in labels)
