"""Spans of tagged words, and carrying them from one tokenization of a text to another."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

Span = tuple[int, int, str]


def tagged(tags: Sequence[str]) -> list[Span]:
    """Return the spans of IOB1 or IOB2 tags: start, end (half-open), label. A tag that is no entity's is ``O`` or ``B-O``.

    >>> tagged(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    spans: list[Span] = []
    for index, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if not label or label == "O":
            continue
        if prefix == "I" and spans and spans[-1][1] == index and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], index + 1, label)
        else:
            spans.append((index, index + 1, label))
    return spans


def carry(spans: Sequence[Span], words: Sequence[str], others: Sequence[str]) -> Iterator[Span]:
    """Yield spans over ``words`` as spans over ``others``, another tokenization of the same characters.

    A word of ``others`` that a span only cuts into belongs to it. Yields nothing where the characters differ.
    """
    if "".join(words) != "".join(others):
        return
    ends, other_ends = list(accumulate(map(len, words))), list(accumulate(map(len, others)))
    starts, other_starts = [0, *ends], [0, *other_ends]
    for start, end, label in spans:
        inside = [
            index
            for index in range(len(others))
            if other_starts[index] < ends[end - 1] and other_ends[index] > starts[start]
        ]
        yield inside[0], inside[-1] + 1, label
