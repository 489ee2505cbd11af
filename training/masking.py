"""Words hidden from the encoder, whole (Devlin et al. 2019, as revised): what it is to guess in masked-language training."""

from dataclasses import fields, replace
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from newsledger.nlp.windows import Batch
from newsledger.nlp.wordpiece import WordPiece

MASK: Final = "[MASK]"
# Of BERT: the share of the words that are guessed; of those, how many are masked, and how many are other words. The rest
# stay as they are, for all words do when the encoder is used.
GUESSED, MASKED, REPLACED = 0.15, 0.8, 0.1

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class Masked(NamedTuple):
    """``batch``: the encoder's input; ``places`` [M]: what to guess, counted through [B * P]; ``pieces`` [M]: the answers."""

    batch: dict[str, Tensor]
    places: Tensor
    pieces: Tensor


def masked(batch: Batch, vocabulary: WordPiece, random: np.random.Generator) -> Masked:
    """Hide some of a batch's words; at least one is guessed.

    The pieces of a masked word are the mask, and its case, shape and endings are withheld too: its pieces count as no
    word's. A replaced one has random pieces and the features of another word of the batch.
    """
    chosen, lot = _chosen(batch, random), random.random(batch.first.shape)
    is_masked, is_replaced = chosen & (lot < MASKED), chosen & (lot >= 1 - REPLACED)
    guessed, hidden, other = (_pieces(batch, words) for words in (chosen, is_masked, is_replaced))
    pieces = np.where(hidden, vocabulary.index[MASK], batch.pieces)
    pieces[other] = random.integers(len(vocabulary.index), size=int(other.sum()))
    shown = replace(
        batch,
        pieces=pieces,
        piece_word=np.where(hidden, 0, batch.piece_word),
        features=_exchanged(batch, is_replaced, random),
    )
    return Masked(
        {field.name: torch.from_numpy(getattr(shown, field.name)) for field in fields(Batch)},
        torch.from_numpy(guessed.ravel().nonzero()[0]),
        torch.from_numpy(batch.pieces[guessed]),
    )


def _chosen(batch: Batch, random: np.random.Generator) -> Bools:
    """Return the words [B, W] that are guessed."""
    lot = np.where(batch.sentence >= 0, random.random(batch.sentence.shape), 1.0)
    chosen: Bools = (lot < GUESSED) | (lot == lot.min())
    return chosen


def _pieces(batch: Batch, words: Bools) -> Bools:
    """Return the pieces [B, P] of words [B, W]."""
    padded = np.pad(words, ((0, 0), (1, 0)))
    found: Bools = np.take_along_axis(padded, batch.piece_word, axis=1)
    return found


def _exchanged(batch: Batch, words: Bools, random: np.random.Generator) -> Ints:
    """Return the features, those of ``words`` taken from any words of the batch."""
    features = batch.features.copy()
    donors = batch.features[batch.sentence >= 0]
    features[words] = donors[random.integers(len(donors), size=int(words.sum()))]
    return features
