"""Batches: windows of sentences with their targets, as tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
import torch
from torch import Tensor

from newsledger.nlp.windows import WINDOW, Batch, encode, pack
from newsledger.nlp.wordpiece import WordPiece
from training.targets import IGNORED, Target

Window = tuple[Target, ...]


def windows(documents: Sequence[Sequence[Target]], chance: random.Random | None = None) -> list[Window]:
    """Return the documents' windows; with ``chance``, of widths that differ from pass to pass, some of one sentence."""
    found: list[Window] = []
    for document in documents:
        limit = WINDOW if chance is None else chance.choice((2, WINDOW // 2, WINDOW, WINDOW, WINDOW))
        skipped = 0 if chance is None or limit == 2 else chance.randrange(min(3, len(document)))
        for start, end in pack([target.size for target in document[:skipped]], limit):
            found.append(tuple(document[start:end]))
        for start, end in pack([target.size for target in document[skipped:]], limit):
            found.append(tuple(document[skipped + start : skipped + end]))
    return found


def grouped(found: Sequence[Window], pieces: int, chance: random.Random | None = None) -> Iterator[list[Window]]:
    """Yield groups of windows of like length with at most ``pieces`` word pieces, padding included."""
    noise = chance.random if chance else lambda: 0.0
    sizes = {id(window): 2 + sum(target.size for target in window) for window in found}
    ordered = sorted(found, key=lambda window: sizes[id(window)] + 24 * noise())
    groups: list[list[Window]] = []
    longest = 0
    for window in ordered:
        longest = max(longest, sizes[id(window)])
        if not groups or longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
            longest = sizes[id(window)]
        groups[-1].append(window)
    if chance:
        chance.shuffle(groups)
    yield from groups


def inputs(group: Sequence[Window], vocabulary: WordPiece) -> dict[str, Tensor]:
    """Return the network's input for a group of windows."""
    batch = encode([[(target.words, target.pieces) for target in window] for window in group], vocabulary)
    return {field.name: torch.from_numpy(getattr(batch, field.name)) for field in fields(Batch)}


def _filled(group: Sequence[Window], name: str, width: int, shift: bool = False) -> Tensor:
    """Return one per-word target of every window [B, W]; ``shift``: indices of words, moved to the window's."""
    rows = np.full((len(group), width), IGNORED)
    for row, window in enumerate(group):
        start = 0
        for target in window:
            values = getattr(target, name)
            rows[row, start : start + len(values)] = np.where(values >= 0, values + start, values) if shift else values
            start += len(values)
    return torch.from_numpy(rows)


def answers(group: Sequence[Window], width: int) -> dict[str, Tensor]:
    """Return the targets [B, W, ...] of a group; ``roles`` [R, 2 + W]: a predicate's window and word, each word's class."""
    names = ("xpos", "morph", "deprels", "predicates", "events")
    found = {name: _filled(group, name, width) for name in names}
    found["heads"] = _filled(group, "heads", width, shift=True)
    classes = group[0][0].entities.shape[1]
    allowed = np.ones((len(group), width, classes), np.bool_)
    facts = np.zeros((len(group), width, 2), np.float32)
    roles: list[np.ndarray] = []
    for row, window in enumerate(group):
        start = 0
        for target in window:
            end = start + len(target.words)
            allowed[row, start:end] = target.entities
            facts[row, start:end] = target.factuality
            for predicate in target.roles:
                line = np.full(2 + width, IGNORED)
                line[:2] = row, start + predicate[0]
                line[2 + start : 2 + end] = predicate[1:]
                roles.append(line)
            start = end
    found["entities"] = torch.from_numpy(allowed)
    found["factuality"] = torch.from_numpy(facts)
    found["roles"] = torch.from_numpy(np.array(roles, np.int64).reshape(-1, 2 + width))
    return found
