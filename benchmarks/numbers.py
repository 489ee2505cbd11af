"""What the number sets share: reading JSON lines, pairing predictions with gold one to one, precision, recall and F1."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from benchmarks.report import Report, Score, f1, ratio
from newsledger.extract.figures import dates, reported
from newsledger.extract.quantities import Quantity, quantities

G = TypeVar("G")
P = TypeVar("P")
RELATIVE_TOLERANCE = 1e-5


def read(text: str) -> list[Quantity]:
    """Read a sentence as the pipeline does: dates first, then quantities."""
    return quantities(text, dates(text))


def claimed(text: str) -> list[Quantity]:
    """Read a sentence's claims: its quantities without those that news does not report as figures."""
    return reported(text)


def close(a: float | None, b: float | None) -> bool:
    """Whether two figures agree to the tolerance of the set's authors."""
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=RELATIVE_TOLERANCE)


def pair(gold: Sequence[G], predicted: Sequence[P], agree: Callable[[G, P], bool]) -> list[tuple[G, P]]:
    """Return pairs that agree, each side used once, in the order of the gold."""
    free = list(predicted)
    pairs: list[tuple[G, P]] = []
    for one in gold:
        match = next((other for other in free if agree(one, other)), None)
        if match is not None:
            free.remove(match)
            pairs.append((one, match))
    return pairs


def prf(name: str, correct: int, predicted: int, gold: int, target: float | None = None) -> list[Score]:
    """Return precision, recall and F1 under one name."""
    return [
        Score(f"{name}_precision", ratio(correct, predicted), predicted),
        Score(f"{name}_recall", ratio(correct, gold), gold),
        Score(f"{name}_f1", f1(correct, predicted, gold), gold, target=target),
    ]


def share(name: str, correct: int, cases: int, target: float | None = None) -> Score:
    """Return an accuracy."""
    return Score(name, ratio(correct, cases), cases, target=target)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def listed(report: Report, kind: str, items: Iterable[object], text: str) -> None:
    """Add misses to a report, the kind first so that they sort together."""
    report.errors += [f"{kind}: {item} | {text}" for item in items]
