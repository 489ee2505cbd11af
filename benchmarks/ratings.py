"""What the sets of factuality share: values in [-3, 3] against gold, beside a reader who takes everything for a fact.

``mae`` is the mean absolute error, ``r`` Pearson's correlation, ``sign_f1`` the macro-F1 of + and - over the words whose gold
is not 0 (ours at 0 is +), ``three_f1`` that of +, 0 and - where 0 is what lies within ``NEUTRAL``. The predicates are given; a
word for which the pipeline has no value all the same counts as a fact, and ``valued`` is the share of the others.
"""

from collections.abc import Sequence
from statistics import correlation

from benchmarks.report import Score, f1, ratio

FACT = 3.0
# Half of the way to "probably" (1.5), the weakest that FactBank's scale has beside "unknown".
NEUTRAL = 0.75
NAMES = {1: "happened", 0: "open", -1: "did not happen"}
Pair = tuple[float, float | None]


def scores(name: str, pairs: Sequence[Pair]) -> list[Score]:
    """Return the figures of pairs of gold and what the pipeline says, and those of who takes all for facts (``fact_``)."""
    gold = [one for one, _ in pairs]
    said = [FACT if other is None else other for _, other in pairs]
    return [
        *_agreement(f"{name}.", gold, said),
        Score(f"{name}.r", pearson(gold, said), len(pairs), unit="r", digits=3),
        Score(f"{name}.valued", ratio(sum(other is not None for _, other in pairs), len(pairs)), len(pairs)),
        *_agreement(f"{name}.fact_", gold, [FACT] * len(pairs)),
    ]


def _agreement(prefix: str, gold: Sequence[float], said: Sequence[float]) -> list[Score]:
    signs = [(one > 0, other >= 0) for one, other in zip(gold, said, strict=True) if one]
    thirds = [(third(one), third(other)) for one, other in zip(gold, said, strict=True)]
    error = ratio(sum(abs(one - other) for one, other in zip(gold, said, strict=True)), len(gold))
    return [
        Score(f"{prefix}mae", error, len(gold), higher_is_better=False, unit="of 3", digits=3),
        Score(f"{prefix}sign_f1", macro_f1(signs), len(signs)),
        Score(f"{prefix}three_f1", macro_f1(thirds), len(thirds)),
    ]


def third(value: float) -> int:
    """Return 1 for what happened, -1 for what did not, 0 for what is open.

    >>> third(1.5), third(0.3), third(-3)
    (1, 0, -1)
    """
    return 0 if abs(value) < NEUTRAL else 1 if value > 0 else -1


def macro_f1(pairs: Sequence[tuple[int, int]]) -> float:
    """Return the mean F1 over the classes of the gold (first of each pair).

    >>> round(macro_f1([(1, 1), (1, 1), (-1, 1)]), 2)
    0.4
    """
    classes = {one for one, _ in pairs}
    right = {kind: sum(one == other == kind for one, other in pairs) for kind in classes}
    said = {kind: sum(other == kind for _, other in pairs) for kind in classes}
    wanted = {kind: sum(one == kind for one, _ in pairs) for kind in classes}
    return ratio(sum(f1(right[kind], said[kind], wanted[kind]) for kind in classes), len(classes))


def pearson(gold: Sequence[float], said: Sequence[float]) -> float:
    """Return Pearson's correlation; 0 where one side is constant."""
    if len(set(gold)) < 2 or len(set(said)) < 2:
        return 0.0
    return correlation(gold, said)


def misses(gold: float, said: float | None, words: str) -> list[str]:
    """Return a line for a value of another third than the gold's."""
    ours = FACT if said is None else said
    if third(ours) == third(gold):
        return []
    return [f"{NAMES[third(gold)]} said {NAMES[third(ours)]}: {gold:.1f} said {ours:.1f} {words}"]
