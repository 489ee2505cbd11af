"""What a set of gold reports: scores for the table, misses for ``--errors``."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """One figure. ``name`` is ``SET.metric``; ``value`` is a share (0 to 1), or in ``unit``, shown with so many ``digits``."""

    name: str
    value: float
    cases: int
    higher_is_better: bool = True
    unit: str = ""
    target: float | None = None
    digits: int = 0


@dataclass(slots=True)
class Report:
    """All figures of one set, and its misses as lines that people can read, grouped by kind."""

    scores: list[Score] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def read_cases(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the cases of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def ratio(part: float, whole: float) -> float:
    """Return the share; 0 of nothing is 0, and a figure of no cases is held to no floor."""
    return part / whole if whole else 0.0


def f1(correct: float, predicted: float, gold: float) -> float:
    """Return the harmonic mean of precision and recall; 0 where there is nothing correct."""
    return 2 * correct / (predicted + gold) if correct else 0.0
