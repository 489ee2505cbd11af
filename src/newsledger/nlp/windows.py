"""Windows: what the encoder reads at once. Sentences in, padded arrays out; training and running share this code.

A window is a run of consecutive sentences of one document, together at most ``limit`` word pieces with the two that mark
its ends; a sentence that is longer stands alone, with fewer pieces of each word where it exceeds the encoder's positions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from newsledger.nlp.features import BUCKETS, CASE_CLASSES, features
from newsledger.nlp.wordpiece import MAX_PIECES, WordPiece

# Word pieces of a window: about four sentences of news. Longer ones cost more attention than they gain in context.
WINDOW: Final = 128
# Positions of the encoder less the two pieces that mark the ends of a window.
LONGEST: Final = 510
_ENDS: Final = 2

Ints = npt.NDArray[np.int64]
Pieces = Sequence[tuple[int, ...]]
# The words of a sentence and the pieces of each.
Sentence = tuple[Sequence[str], Pieces]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows as arrays: B windows of at most P pieces and W words, padded at the end.

    ``pieces`` [B, P]; ``lengths`` [B] pieces of each window; ``piece_word`` [B, P]: 1 + the word that a piece is of, 0 for
    ends and padding; ``first``, ``last`` [B, W]: a word's first and last piece; ``features`` [B, W, F]; ``sentence``
    [B, W]: the sentence in its window that a word is of, -1 for padding.
    """

    pieces: Ints
    lengths: Ints
    piece_word: Ints
    first: Ints
    last: Ints
    features: Ints
    sentence: Ints

    def inputs(self) -> dict[str, Ints]:
        """Return the arrays as the exported graph takes them: indices count through the whole batch."""
        rows = np.arange(len(self.pieces))[:, None]
        piece_word = np.where(self.piece_word > 0, self.piece_word + rows * self.first.shape[1], 0)
        first, last = (index + rows * self.pieces.shape[1] for index in (self.first, self.last))
        arrays = {"pieces": self.pieces, "lengths": self.lengths, "features": self.features}
        return arrays | {"piece_word": piece_word, "first": first, "last": last}


def pack(sizes: Sequence[int], limit: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Yield runs of sentences (half-open) of a document, whose pieces (``sizes``) fit a window of ``limit`` together.

    >>> list(pack([50, 60, 30, 300, 10], limit=128))
    [(0, 2), (2, 3), (3, 4), (4, 5)]
    """
    start, total = 0, _ENDS
    for index, size in enumerate(sizes):
        if index > start and total + size > limit:
            yield start, index
            start, total = index, _ENDS
        total += size
    if start < len(sizes):
        yield start, len(sizes)


def fitted(pieces: Pieces) -> Pieces:
    """Return the pieces of a sentence's words, only the first ones of each where all exceed the encoder's positions.

    Raises:
        ValueError: there are more words than positions.

    >>> [len(word) for word in fitted([(1,) * 4] * 200)] == [2] * 200
    True
    """
    for most in range(MAX_PIECES, 0, -1):
        if sum(min(most, len(word)) for word in pieces) <= LONGEST:
            return [word[:most] for word in pieces]
    raise ValueError(f"a sentence of {len(pieces)} words: the encoder reads at most {LONGEST}; cut it first")


def encode(windows: Sequence[Sequence[Sentence]], vocabulary: WordPiece) -> Batch:
    """Return the arrays of windows, each a sequence of sentences: their words and each word's pieces."""
    words = [sum(len(sentence) for sentence, _ in window) for window in windows]
    lengths = [_ENDS + sum(len(word) for _, pieces in window for word in pieces) for window in windows]
    b, p, w = len(windows), max(lengths), max(1, *words) if words else 1
    batch = Batch(
        pieces=np.zeros((b, p), np.int64),
        lengths=np.array(lengths, np.int64),
        piece_word=np.zeros((b, p), np.int64),
        first=np.zeros((b, w), np.int64),
        last=np.zeros((b, w), np.int64),
        features=np.zeros((b, w, len(BUCKETS)), np.int64),
        sentence=np.full((b, w), -1, np.int64),
    )
    for row, window in enumerate(windows):
        _fill(batch, row, window, vocabulary)
    return batch


def _fill(batch: Batch, row: int, window: Sequence[Sentence], vocabulary: WordPiece) -> None:
    """Write one window into its row of the arrays."""
    pieces = [piece for _, sentence in window for word in sentence for piece in word]
    sizes = np.array([len(word) for _, sentence in window for word in sentence], np.int64)
    count, end = len(sizes), len(pieces) + 1
    batch.pieces[row, 0], batch.pieces[row, end] = vocabulary.cls, vocabulary.sep
    batch.pieces[row, 1:end] = pieces
    batch.piece_word[row, 1:end] = np.repeat(np.arange(1, count + 1), sizes)
    after = 1 + np.cumsum(sizes)
    batch.first[row, :count] = after - sizes
    batch.last[row, :count] = after - 1
    batch.features[row, :count] = [features(word) for sentence, _ in window for word in sentence]
    counts = [len(sentence) for sentence, _ in window]
    batch.sentence[row, :count] = np.repeat(np.arange(len(window)), counts)
    starts = np.cumsum([0, *counts[:-1]])
    batch.features[row, starts, 0] += CASE_CLASSES
