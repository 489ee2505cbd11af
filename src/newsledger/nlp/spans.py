"""From the scores of B-, I- and O tags to spans: the most probable sequence in which I- only continues its own label."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.intp]
Spans = list[tuple[int, int, str]]
# Penn tags of words that no name or date ends with: comma, dash, hyphen, preposition, article, conjunction.
OPEN: Final = frozenset({",", ":", "HYPH", "IN", "DT", "CC", "TO"})


def entity_spans(log_probs: Floats, labels: Sequence[str]) -> Spans:
    """Return the spans (half-open, in words) and their labels, in order of text.

    ``log_probs`` [W, 1 + 2L]: of O, then of B- and I- for each of the ``labels``.
    """
    tags = best_tags(log_probs)
    return [(start, end, labels[(tags[start] - 1) // 2]) for start, end in _runs(tags)]


def closed(spans: Spans, xpos: Sequence[str]) -> Spans:
    """Return the spans without the words at their end that leave a name open ("May 2013,", "Gulf Coast of the").

    A span of nothing else is none. ``xpos`` [W]: Penn tags. Of 4,879 names and dates that the model found in news, 20 ended so.
    """
    kept = []
    for start, end, label in spans:
        while start < end and xpos[end - 1] in OPEN:
            end -= 1
        if start < end:
            kept.append((start, end, label))
    return kept


def best_tags(log_probs: Floats) -> Ints:
    """Return the tags [W] of the best valid sequence: the best tag of each word, where that is valid.

    Tag 0 is O, 2l + 1 is B- and 2l + 2 is I- of label l.
    """
    if not len(log_probs):
        return np.zeros(0, np.intp)
    tags = log_probs.argmax(axis=1)
    return tags if not tags.any() or _is_valid(tags) else _viterbi(log_probs)


def _is_valid(tags: Ints) -> bool:
    """Say whether every I- follows a B- or I- of its label."""
    before = np.concatenate(([0], tags[:-1]))
    return bool((~_is_inside(tags) | (before == tags) | (before == tags - 1)).all())


def _viterbi(log_probs: Floats) -> Ints:
    """Return the best valid sequence of tags, by dynamic programming over all labels at once (Viterbi 1967)."""
    words, tags = log_probs.shape
    label = np.arange(tags // 2)
    source = np.zeros((words, tags), np.intp)
    best = np.where(_is_inside(np.arange(tags)), -np.inf, log_probs[0])
    for word in range(1, words):
        source[word] = best.argmax()
        source[word, 2::2] = 2 * label + 1 + (best[2::2] > best[1::2])
        best = best[source[word]] + log_probs[word]
    sequence = np.empty(words, np.intp)
    sequence[-1] = best.argmax()
    for word in range(words - 1, 0, -1):
        sequence[word - 1] = source[word, sequence[word]]
    return sequence


def _is_inside(tags: Ints) -> npt.NDArray[np.bool_]:
    inside: npt.NDArray[np.bool_] = (tags > 0) & (tags % 2 == 0)
    return inside


def _runs(tags: Ints) -> Iterator[tuple[int, int]]:
    """Yield the spans of a valid sequence."""
    for start in (tags % 2 == 1).nonzero()[0].tolist():
        end = start + 1
        while end < len(tags) and tags[end] == tags[start] + 1:
            end += 1
        yield start, end
