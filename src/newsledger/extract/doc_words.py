"""The words of a doc as plain lists by token index: what the readers of actors ask of every word, asked of spaCy once."""

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


class Words:
    """The tokens of a doc, by index: text, tags, parse, sentence; ``head`` of a sentence's root is itself."""

    def __init__(self, doc: Doc):
        """Read every token once."""
        self.doc = doc
        self.text = doc.text
        self.word = [token.text for token in doc]
        self.lower = [word.lower() for word in self.word]
        self.dep = [token.dep_ for token in doc]
        self.pos = [token.pos_ for token in doc]
        self.tag = [token.tag_ for token in doc]
        self.at = [token.idx for token in doc]
        offsets = doc.to_array(["HEAD"]).astype("int64").ravel().tolist()
        self.head = [i + offset for i, offset in enumerate(offsets)]
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
    def _first_at(self) -> dict[int, int]:
        return {start: i for i, start in enumerate(self.at)}

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens of the characters ``start`` to ``end`` (half-open); None where these cut a token."""
        first = self._first_at.get(start)
        if first is None:
            return None
        last = first
        while last < len(self) and self.at[last] + len(self.word[last]) < end:
            last += 1
        return (first, last + 1) if last < len(self) and self.at[last] + len(self.word[last]) == end else None

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
