"""The shipped network, run by onnxruntime: words in, scores out. One pass reads windows, two more relate words.

What it says of a window does not depend on what is read beside it: the encoder's activations are quantised by scales that
were fixed when the model was exported, so a ledger comes out the same however its articles were batched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from newsledger.nlp.readings import Floats, Ints, Labels, Reading, Relations, Words
from newsledger.nlp.windows import Sentence, encode, fitted, pack
from newsledger.nlp.wordpiece import WordPiece

READ, RELATIONS, ROLES, VOCABULARY = "read.onnx", "relations.onnx", "roles.onnx", "vocab.txt"
# Word pieces read at once, padding included: from 512 to 1,024 is fastest on one core (a larger batch leaves its cache).
PIECES: Final = 1024
# Words, and predicates, related at once: bounds the memory of their products with every label to some 30 MB.
RELATED: Final = 512

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored(Reading):
    """A reading with the sides of its relations and roles: [W, D] each, what :meth:`OnnxNetwork.relate` pairs up."""

    relation_dependent: Floats
    relation_head: Floats
    role_predicate: Floats
    role_argument: Floats


class OnnxNetwork:
    """The network in a folder that holds its graphs and its vocabulary; single-threaded, as processes share the cores."""

    def __init__(self, folder: Path, labels: Labels, threads: int = 1):
        self.folder, self.labels, self.threads = folder, labels, threads
        self.vocabulary = WordPiece.read(folder / VOCABULARY)
        self._read, self._relations, self._role = map(self._session, (READ, RELATIONS, ROLES))

    def __reduce__(self) -> tuple[Any, ...]:
        return OnnxNetwork, (self.folder, self.labels, self.threads)

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # Its kernel costs six times what the addition and the norm cost apart.
        fusions = ["SkipLayerNormFusion"]
        return onnxruntime.InferenceSession(
            self.folder / name, options, providers=["CPUExecutionProvider"], disabled_optimizers=fusions
        )

    def read(self, documents: Sequence[Sequence[Words]]) -> list[list[Scored]]:
        """Return a reading of each sentence of each document; its neighbours within a window are its context."""
        windows = [window for document in documents for window in self._windows(document)]
        found: list[list[Scored]] = [[] for _ in windows]
        for group in _groups([_size(window) for window in windows]):
            for index, readings in zip(group, self._run([windows[index] for index in group]), strict=True):
                found[index] = readings
        flat = (reading for window in found for reading in window)
        return [[next(flat) for _ in document] for document in documents]

    def _windows(self, document: Sequence[Words]) -> Iterator[list[Sentence]]:
        sentences = [(words, fitted([self.vocabulary.pieces(word) for word in words])) for words in document]
        sizes = [_size([sentence]) for sentence in sentences]
        for start, end in pack(sizes):
            yield sentences[start:end]

    def _run(self, windows: Sequence[Sequence[Sentence]]) -> Iterator[list[Scored]]:
        """Yield the readings of each window's sentences."""
        batch = encode(windows, self.vocabulary)
        names = [output.name for output in self._read.get_outputs()]
        output = dict(zip(names, self._read.run(names, batch.inputs()), strict=True))
        for row, window in enumerate(windows):
            offsets = np.cumsum([0, *(len(words) for words, _ in window)]).tolist()
            yield [_scored(output, row, start, end) for start, end in pairwise(offsets)]

    def relate(self, readings: Sequence[Reading], heads: Sequence[Ints], predicates: Sequence[Ints]) -> list[Relations]:
        """Return the relations of each sentence read here, given its heads [W] and the words [P] that are predicates."""
        scored = [reading for reading in readings if isinstance(reading, Scored)]
        deprels = self._deprels(scored, heads)
        roles = self._roles(scored, predicates)
        return [Relations(deprel=deprel, roles=role) for deprel, role in zip(deprels, roles, strict=True)]

    def _deprels(self, scored: Sequence[Scored], heads: Sequence[Ints]) -> list[Ints]:
        dependent = [reading.relation_dependent for reading in scored]
        head = [reading.relation_head[above] for reading, above in zip(scored, heads, strict=True)]
        if not scored:
            return []
        left, right = np.concatenate(dependent), np.concatenate(head)
        parts = [
            self._relations.run(["deprel"], {"left": left[at : at + RELATED], "right": right[at : at + RELATED]})[0]
            for at in range(0, len(left), RELATED)
        ]
        return np.split(np.concatenate(parts), np.cumsum([len(each) for each in dependent])[:-1])

    def _roles(self, scored: Sequence[Scored], predicates: Sequence[Ints]) -> list[Floats]:
        """Return the roles' log-probabilities [P, W, R]; predicates of sentences of like length are scored together."""
        found: list[Floats] = [
            np.zeros((0, len(reading.xpos), len(self.labels.role)), np.float32) for reading in scored
        ]
        pending = [index for index, words in enumerate(predicates) if len(words)]
        pending.sort(key=lambda index: len(scored[index].xpos))
        for group in _bounded(pending, [len(predicates[index]) for index in pending]):
            width = len(scored[group[-1]].xpos)
            left = np.concatenate([scored[index].role_predicate[predicates[index]] for index in group])
            right = np.zeros((len(left), width, left.shape[1]), np.float32)
            ends = np.cumsum([0, *(len(predicates[index]) for index in group)]).tolist()
            for index, (start, end) in zip(group, pairwise(ends), strict=True):
                right[start:end, : len(scored[index].xpos)] = scored[index].role_argument
            (log_probs,) = self._role.run(["roles"], {"left": left, "right": right})
            for index, (start, end) in zip(group, pairwise(ends), strict=True):
                found[index] = log_probs[start:end, : len(scored[index].xpos)]
        return found


def _size(window: Sequence[Sentence]) -> int:
    return sum(len(word) for _, pieces in window for word in pieces)


def _groups(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indices of windows of like length, as many as fit ``PIECES`` with padding."""
    group: list[int] = []
    for index in sorted(range(len(sizes)), key=sizes.__getitem__):
        if group and (sizes[index] + 2) * (len(group) + 1) > PIECES:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _bounded(items: Sequence[int], sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield ``items`` in runs whose sizes add up to at most ``RELATED``, or of one."""
    run: list[int] = []
    total = 0
    for item, size in zip(items, sizes, strict=True):
        if run and total + size > RELATED:
            yield run
            run, total = [], 0
        run.append(item)
        total += size
    if run:
        yield run


def _scored(output: dict[str, Array], row: int, start: int, end: int) -> Scored:
    """Return the reading of words ``start`` to ``end`` of one window."""
    own = slice(start, end)
    return Scored(
        xpos=output["xpos"][row, own],
        morph=output["morph"][row, own],
        arcs=_log_softmax(output["arcs"][row, own, own]),
        **{name: output[name][row, own] for name in _PLAIN},
    )


_PLAIN: Final = (
    "entities",
    "predicates",
    "triggers",
    "factuality",
    "relation_dependent",
    "relation_head",
    "role_predicate",
    "role_argument",
)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    log_probs: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_probs
