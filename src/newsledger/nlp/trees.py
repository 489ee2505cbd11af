"""From the scores of arcs to a tree: the most probable one with exactly one root.

The best head of each word is a tree nearly always, and then it is the answer. Otherwise it is the maximum spanning
arborescence (Chu and Liu 1965, Edmonds 1967), in the contracting form for dense graphs; one root is had by making a
second one cost more than any arcs can gain (Zmigrod et al. 2020 on why roots must be constrained).
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Ints = npt.NDArray[np.intp]
# Log-probability of what has none: far below any that single precision holds (-104), and sums of it stay exact.
IMPOSSIBLE: Final = -1e4


def heads(arcs: Floats) -> Ints:
    """Return the head [W] of each word in the best tree of one root; the root's is itself.

    ``arcs`` [W, W]: the log-probability that word i has head j; on the diagonal, that it is the root.

    >>> heads(np.log(np.array([[0.1, 0.9], [0.6, 0.4]])))
    array([1, 1])
    """
    greedy = arcs.argmax(axis=1) if len(arcs) else np.zeros(0, np.intp)
    return greedy if not len(arcs) or is_tree(greedy) else _best_tree(arcs)


def is_tree(head: Ints) -> bool:
    """Say whether the heads [W] are one tree: one word is its own head, and every word leads to it."""
    (roots,) = (head == np.arange(len(head))).nonzero()
    return len(roots) == 1 and bool((_ancestor(head) == roots[0]).all())


def _ancestor(head: Ints) -> Ints:
    """Return the word that each leads to in W or more steps: the root, or one on a cycle. Steps double each time."""
    for _ in range(len(head).bit_length()):
        head = head[head]
    return head


def _best_tree(arcs: Floats) -> Ints:
    """Return the heads of the maximum spanning tree of one root."""
    words = len(arcs)
    finite = np.maximum(np.nan_to_num(arcs.astype(np.float64), nan=IMPOSSIBLE), IMPOSSIBLE)
    scores = np.full((words + 1, words + 1), -np.inf)
    scores[1:, 1:] = finite
    second_root = words * (finite.max() - finite.min()) + 1
    scores[1:, 0] = finite.diagonal() - second_root
    np.fill_diagonal(scores, -np.inf)
    head = _arborescence(scores)[1:] - 1
    return np.where(head < 0, np.arange(words), head)


def _arborescence(scores: npt.NDArray[np.float64]) -> Ints:
    """Return the best head of every node, all leading to node 0; ``scores`` [dependent, head], -inf where there is no arc."""
    contracted = []
    while len(cycle := _cycle(best := _best_heads(scores))):
        rest = np.delete(np.arange(len(scores)), cycle)
        into = scores[cycle][:, rest] - scores[cycle, best[cycle], None]
        out = scores[rest][:, cycle]
        contracted.append((best, cycle, rest, cycle[into.argmax(axis=0)], cycle[out.argmax(axis=1)]))
        smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
        smaller[:-1, :-1], smaller[:-1, -1], smaller[-1, :-1] = scores[rest][:, rest], out.max(axis=1), into.max(axis=0)
        scores = smaller
    for level in reversed(contracted):
        best = _expanded(best, *level)
    return best


def _best_heads(scores: npt.NDArray[np.float64]) -> Ints:
    best: Ints = scores.argmax(axis=1)
    best[0] = 0
    return best


def _cycle(head: Ints) -> Ints:
    """Return the nodes of a cycle other than node 0's own; none when all lead there."""
    lost = _ancestor(head)
    lost = lost[lost != 0]
    nodes = list(lost[:1])
    while nodes and (following := head[nodes[-1]]) != nodes[0]:
        nodes.append(following)
    return np.array(nodes, np.intp)


def _expanded(above: Ints, best: Ints, cycle: Ints, rest: Ints, enter: Ints, leave: Ints) -> Ints:
    """Return the heads before a contraction, from those after it (``above``), where the cycle is the last node.

    ``best``: heads before it; ``rest``: the nodes outside of the cycle; per node of ``rest``, ``enter``: where on the cycle
    an arc from it ends; ``leave``: where on the cycle an arc to it starts.
    """
    head = best.copy()
    is_below = above[:-1] == len(rest)
    head[rest] = np.where(is_below, leave, rest[np.where(is_below, 0, above[:-1])])
    head[enter[above[-1]]] = rest[above[-1]]
    return head
