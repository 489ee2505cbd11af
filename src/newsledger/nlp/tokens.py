"""Tokens in bounded time: spaCy's tokenizer is quadratic in a run of punctuation without a space."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

# Characters without white space that are tokenized at once. Addresses of pages are shorter; 5,000 brackets in a row take
# spaCy 3 seconds, 20,000 a minute, and in pieces of this length a few hundredths of a second.
LONGEST_RUN: Final = 256
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")

Tokenizer = Callable[[str], Doc]


def bounded(tokenizer: Tokenizer, vocab: Vocab) -> Tokenizer:
    """Return a tokenizer that gives what ``tokenizer`` does, but cuts runs longer than ``LONGEST_RUN`` first."""

    def tokenize(text: str) -> Doc:
        if not _LONG_RUN.search(text):
            return tokenizer(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _pieces(text):
            for token in tokenizer(piece):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(vocab, words=words, spaces=spaces)

    return tokenize


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut only inside of long runs."""
    start = 0
    for run in _LONG_RUN.finditer(text):
        yield text[start : run.end()]
        start = run.end()
    yield text[start:]
