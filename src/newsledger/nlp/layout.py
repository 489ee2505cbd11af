"""Which tokens of a doc are words, and in which sentences: white space is spaCy's token too, but no word to the network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from newsledger.nlp.readings import Words
from newsledger.nlp.sentences import mark

# Words of a sentence that are read at once; the longest in news are of some 150, and scores of arcs grow with the square.
LONGEST: Final = 256

Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The words of a doc of N tokens, in segments: its sentences, those longer than ``LONGEST`` in parts.

    ``tokens``: the token of each word; ``segments``: the words of each; ``is_first``: whether a segment opens a sentence;
    ``starts``: the first token of each sentence; ``sentence`` [N]: which sentence a token is of.
    """

    tokens: Ints
    segments: list[Words]
    is_first: list[bool]
    starts: Ints
    sentence: Ints

    @property
    def ends(self) -> Ints:
        """The token behind the last of each sentence."""
        return np.append(self.starts[1:], len(self.sentence))


def layout(doc: Doc) -> Layout:
    """Return the words of ``doc`` in its sentences; marks sentences first where nothing has."""
    if not doc.has_annotation("SENT_START"):
        mark(doc)
    flags = doc.to_array(["IS_SPACE", "SENT_START"]).reshape(-1, 2)
    is_start = flags[:, 1] == 1
    is_start[:1] = True
    sentence = is_start.cumsum() - 1
    (tokens,) = (flags[:, 0] == 0).nonzero()
    texts = [token.text for token in doc]
    sizes = np.bincount(sentence[tokens], minlength=1).tolist() if len(tokens) else []
    spans = [span for size in sizes if size for span in _parts(size)]
    words = iter([texts[token] for token in tokens.tolist()])
    return Layout(
        tokens=tokens,
        segments=[[next(words) for _ in range(start, end)] for start, end in spans],
        is_first=[start == 0 for start, _ in spans],
        starts=is_start.nonzero()[0],
        sentence=sentence,
    )


def given_predicates(doc: Doc, layout: Layout) -> Sequence[Ints | None]:
    """Return, for each segment, which of its words ``doc._.given_predicates`` names; None where it is not set."""
    given = doc._.given_predicates
    if given is None:
        return [None] * len(layout.segments)
    ends = np.cumsum([len(words) for words in layout.segments])[:-1]
    return [part.nonzero()[0] for part in np.split(np.isin(layout.tokens, list(given)), ends)][: len(layout.segments)]


def _parts(size: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence, as equal as can be."""
    count = -(-size // LONGEST)
    cuts = [size * part // count for part in range(count + 1)]
    yield from pairwise(cuts)


def space_heads(layout: Layout) -> Ints:
    """Return the head [N] that each token would have as white space: the word before it in its sentence.

    The word after it where none stands before, as at the start of a text; the first token where there is no word at all.
    """
    count = len(layout.sentence)
    before, after = np.full(count, -1), np.full(count, count)
    before[layout.tokens] = after[layout.tokens] = layout.tokens
    before, after = np.maximum.accumulate(before), np.minimum.accumulate(after[::-1])[::-1]
    starts, ends = layout.starts[layout.sentence], layout.ends[layout.sentence]
    return np.where(before >= starts, before, np.where(after < ends, after, starts))
