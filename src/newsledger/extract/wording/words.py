"""The running words of a doc, as word patterns read them: small letters, each part of "cyber-attack" a word of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, overload

from spacy.tokens import Doc, Token

from newsledger.extract.naming.doc_words import strings
from newsledger.extract.wording.patterns import tokens_of

# Patterns have each part of "cyber-attack" as a word; pipelines keep some of these whole, and others not.
_HYPHEN: Final = re.compile(r"[^\W\d_]-[^\W\d_]")


class Words:
    """The words of a doc: ``texts``, and for each the index of its token.

    Positions are those of ``texts``. ``ends`` has where each sentence ends, in sentence order.
    """

    def __init__(self, doc: Doc):
        """Read the words of ``doc``, whose sentences are known."""
        self.doc = doc
        self.texts: list[str] = []
        self.owners: Sequence[int] = []
        self.ends: list[int] = []
        lowered = strings(doc, doc.to_array("LOWER").tolist())
        split = {index: parts for index, text in enumerate(lowered) if (parts := _parts(text))}
        if not split:
            self.texts, self.owners = lowered, range(len(lowered))
            self.ends = [sent.end for sent in doc.sents]
        else:
            self._add(lowered, split)
        self.texts = [text.replace("’", "'") if "’" in text else text for text in self.texts]

    def _add(self, lowered: Sequence[str], split: dict[int, list[str]]) -> None:
        owners = []
        for sent in self.doc.sents:
            for index in range(sent.start, sent.end):
                parts = split.get(index) or [lowered[index]]
                self.texts += parts
                owners += [index] * len(parts)
            self.ends.append(len(self.texts))
        self.owners = owners

    def token(self, position: int) -> Token:
        """Return the token that a word is, or is a part of."""
        return self.doc[self.owners[position]]

    def position(self, index: int, start: int, end: int) -> int | None:
        """Return where the token of this index begins among the words ``start`` to ``end``."""
        if isinstance(self.owners, range):
            return index if start <= index < end else None
        return next((at for at in range(start, end) if self.owners[at] == index), None)

    def start_char(self, position: int) -> int:
        """Return the first character of a word."""
        before = position
        while before > 0 and self.owners[before - 1] == self.owners[position]:
            before -= 1
        return self.token(position).idx + sum(len(self.texts[at]) for at in range(before, position))

    def end_char(self, position: int) -> int:
        """Return one past the last character of a word."""
        token = self.token(position)
        is_last = position + 1 == len(self.owners) or self.owners[position + 1] != self.owners[position]
        return token.idx + len(token) if is_last else self.start_char(position) + len(self.texts[position])

    @property
    def tags(self) -> "Tags | None":
        """The words' universal tags, None where the doc has none."""
        return Tags(self) if self.doc.has_annotation("POS") else None


class Tags(Sequence[str]):
    """Tags of words, looked up when they are asked for: few of them are."""

    def __init__(self, words: Words):
        """Look up in ``words``."""
        self._words = words

    def __len__(self) -> int:
        return len(self._words.texts)

    @overload
    def __getitem__(self, position: int) -> str: ...

    @overload
    def __getitem__(self, position: slice) -> Sequence[str]: ...

    def __getitem__(self, position: int | slice) -> str | Sequence[str]:
        if isinstance(position, slice):
            return [self._words.token(at).pos_ for at in range(len(self))[position]]
        return self._words.token(position).pos_

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))


def _parts(text: str) -> list[str]:
    """Return the parts of a hyphenated word, empty for any other."""
    return tokens_of(text) if "-" in text and _HYPHEN.search(text) else []
