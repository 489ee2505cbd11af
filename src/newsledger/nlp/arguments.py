"""Arguments of predicates: which word has which role, and which words around it belong to the argument.

Roles are scored for head words (Surdeanu et al. 2008); the words of an argument are read off the tree, as PropBank has them:
of its 9,595 arguments in the development part of EWT, given head and tree, 98 % come out the same to the word.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from newsledger.nlp.predicates import ArgumentRow

Floats = npt.NDArray[np.floating]
# A predicate has one argument of each (Punyakanok et al. 2008); a part set apart has a label of its own, C-ARG1.
CORE: Final = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5"})
# Relations by which a clause, not a noun, holds a predicate: "made" holds "attack" in "made an attack".
GOVERNED: Final = frozenset({"obj", "iobj", "obl", "nsubj", "csubj", "ccomp", "xcomp", "advcl"})
# Arguments of one word: the verb of a light-verb construction, and the noun of one ("take a *look*").
LIGHT: Final = frozenset({"ARGM-LVB", "ARGM-PRR"})
# What hangs on a noun or adjective as the head of a clause ("*they* *were* soldiers"), and is no part of its phrase.
CLAUSAL: Final = frozenset({"nsubj", "csubj", "aux", "cop", "mark", "cc", "expl", "parataxis", "discourse", "vocative"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a sentence: per word its head (the root's is itself), its UD label, and its dependents in order."""

    heads: Sequence[int]
    deps: Sequence[str]
    children: Sequence[Sequence[int]]

    @classmethod
    def of(cls, heads: Sequence[int], deps: Sequence[str]) -> Self:
        """Return the tree of these heads and labels."""
        children: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if word != head:
                children[head].append(word)
        return cls(heads, deps, children)


def decode_roles(log_probs: Floats, predicate: int, labels: Sequence[str]) -> list[tuple[int, str]]:
    """Return the arguments of one predicate, by word: the best role of each word for which it is likelier than none.

    A core role goes to the word that is surest of it; the others take their next best. ``log_probs`` [W, R]: of each of
    the ``labels``, the first of which is none.
    """
    likelier = log_probs > log_probs[:, :1]
    likelier[predicate] = False
    words, roles = likelier.nonzero()
    order = (-log_probs[words, roles]).argsort(kind="stable")
    taken: dict[int, str] = {}
    for word, role in zip(words[order].tolist(), roles[order].tolist(), strict=True):
        if word not in taken and not (labels[role] in CORE and labels[role] in taken.values()):
            taken[word] = labels[role]
    return sorted(taken.items())


def argument_rows(tree: Tree, predicate: int, roles: Sequence[tuple[int, str]]) -> tuple[ArgumentRow, ...]:
    """Return the arguments of a predicate from the word that heads each and its role, all indices those of the tree.

    They do not overlap: what is under the head of another is not part of one.
    """
    heads = {head for head, _ in roles}
    return tuple(
        ArgumentRow(role, head, *((head, head + 1) if role in LIGHT else argument_span(tree, predicate, head, heads)))
        for head, role in roles
    )


def argument_span(tree: Tree, predicate: int, head: int, others: Collection[int] = ()) -> tuple[int, int]:
    """Return the words of an argument, half-open: those under its head that run on without a gap, edges free of punctuation.

    What is under ``others`` is left out, and what holds the predicate: the relative clause of "the man who was *killed*",
    the copula of "they *were* soldiers" and with it all that makes a clause of it. Where the head is a clause that governs
    the predicate ("*made* an attack"), it stands alone.
    """
    holder = _holder(tree, predicate, head)
    if holder is not None and _relation(tree, holder) in GOVERNED:
        return head, head + 1
    left_out = {predicate, *others} if holder is None else {holder, *others, *_around(tree, head, holder)}
    words = _below(tree, head, left_out)
    start, end = head, head + 1
    while start - 1 in words:
        start -= 1
    while end in words:
        end += 1
    return _trimmed(tree, start, end, head)


def _around(tree: Tree, head: int, holder: int) -> Iterator[int]:
    """Yield the dependents of ``head`` that are no part of its phrase, as what it is to the predicate below ``holder``.

    "among the *few* who stayed" are the few; "in Lodz" is where one *is*; of "Troops left, police *said*" all was said.
    """
    relation = _relation(tree, holder)
    if relation != "parataxis":
        yield from _clausal(tree, head)
        yield from (child for child in tree.children[head] if relation != "cop" and tree.deps[child] == "case")


def _clausal(tree: Tree, head: int) -> Iterator[int]:
    """Yield the dependents that ``head`` has as that of a clause, and the clauses joined to it."""
    for child in tree.children[head]:
        if _relation(tree, child) in CLAUSAL or (_relation(tree, child) == "conj" and _is_clause(tree, child)):
            yield child


def _is_clause(tree: Tree, word: int) -> bool:
    return any(_relation(tree, child) in CLAUSAL and tree.deps[child] != "cc" for child in tree.children[word])


def _relation(tree: Tree, word: int) -> str:
    return tree.deps[word].partition(":")[0]


def _holder(tree: Tree, predicate: int, head: int) -> int | None:
    """Return the dependent of ``head`` that the predicate is or stands below; None when it does not stand below."""
    word = predicate
    while (above := tree.heads[word]) not in (head, word):
        word = above
    return word if above == head != word else None


def _below(tree: Tree, head: int, left_out: Collection[int]) -> set[int]:
    """Return ``head`` and the words below it, without those left out and what is below them."""
    found: set[int] = set()
    waiting = [head]
    while waiting:
        word = waiting.pop()
        found.add(word)
        waiting += [child for child in tree.children[word] if child not in left_out]
    return found


def _trimmed(tree: Tree, start: int, end: int, head: int) -> tuple[int, int]:
    while start < head and tree.deps[start] == "punct":
        start += 1
    while end - 1 > head and tree.deps[end - 1] == "punct":
        end -= 1
    return start, end
