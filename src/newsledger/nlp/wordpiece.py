"""Word pieces of the shipped encoder: BERT's uncased WordPiece (Devlin et al. 2019), word by word, with a cache.

The words are spaCy's, so no offsets have to be carried; a news text repeats its words, so a cached word costs one look-up.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

CLS: Final = "[CLS]"
SEP: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
CONTINUED: Final = "##"
# Pieces kept of one word: an address of 300 characters must not fill the window. Words of news have at most 8.
MAX_PIECES: Final = 12
# Longest run of letters that is looked up, as in BERT.
MAX_CHARACTERS: Final = 100
# Words remembered; then the cache is emptied (about 30 MB). A day's news holds about 150,000 forms.
CACHE_SIZE: Final = 200_000


def _is_apart(char: str) -> bool:
    """Say whether BERT makes ``char`` a piece of its own: ASCII symbols, punctuation, Chinese characters."""
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char).startswith("P") or 0x4E00 <= ord(char) <= 0x9FFF


def _runs(word: str) -> Iterator[str]:
    """Yield the lower-case, unaccented runs of ``word``, cut at punctuation."""
    run = ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or category.startswith("C") or char.isspace():
            continue
        if _is_apart(char):
            if run:
                yield run
            yield char
            run = ""
        else:
            run += char
    if run:
        yield run


class WordPiece:
    """Pieces of words as indices into a vocabulary; never empty.

    >>> tokens = ["[UNK]", "mis", "##sile", "##s"]
    >>> WordPiece(tokens).pieces("Missiles")
    (1, 2, 3)
    """

    def __init__(self, vocabulary: Iterable[str]):
        self.index = {token: number for number, token in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "WordPiece":
        """Read a vocabulary with one token a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    @cached_property
    def cls(self) -> int:
        """The index of the piece that starts a window."""
        return self.index[CLS]

    @cached_property
    def sep(self) -> int:
        """The index of the piece that ends a window."""
        return self.index[SEP]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the pieces of ``word``, at most ``MAX_PIECES``."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            found = tuple(piece for run in _runs(word) for piece in self._split(run))[:MAX_PIECES]
            found = self._cache[word] = found or (self.index[UNKNOWN],)
        return found

    def _split(self, run: str) -> list[int]:
        """Return the longest-match-first pieces of a run, or the unknown piece alone."""
        pieces: list[int] = []
        start = 0
        while start < len(run) <= MAX_CHARACTERS:
            for end in range(len(run), start, -1):
                token = (CONTINUED if start else "") + run[start:end]
                if token in self.index:
                    pieces.append(self.index[token])
                    start = end
                    break
            else:
                return [self.index[UNKNOWN]]
        return pieces or [self.index[UNKNOWN]]
