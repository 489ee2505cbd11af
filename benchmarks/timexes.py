"""Time expressions against gold: matching spans, and the figures of TempEval-3.

Strict F1 counts equal spans, relaxed F1 overlapping ones (each matched once, larger overlaps first), value F1 the relaxed
matches whose value is right. TIMEX3 has no ranges ("from 2003 to 2011" is two expressions), so a range is scored as its ends.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import newsledger.nlp
from benchmarks.report import Report, Score, f1
from newsledger.extract.dates import readings
from newsledger.extract.timex import Timex
from newsledger.extract.timexes.solve import Solved


@dataclass(frozen=True, slots=True)
class Found:
    """A predicted expression, offsets in the document."""

    start: int
    end: int
    timex: Timex
    solved: Solved


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold expression; ``value`` is whatever the set's comparison reads."""

    start: int
    end: int
    text: str
    value: object


def predict(text: str, anchor: date | None, *, splits_ranges: bool = True) -> Iterator[Found]:
    """Yield the expressions of a document; ranges as their two ends, or whole."""
    for reading in readings(newsledger.nlp.load_for_text()(text), anchor):
        pieces = (
            zip(reading.timex.parts, reading.solved.parts, strict=True) if splits_ranges and reading.timex.parts else ()
        )
        for timex, solved in pieces or [(reading.timex, reading.solved)]:
            yield Found(reading.offset + timex.start, reading.offset + timex.end, timex, solved)


def pairs(found: list[Found], gold: list[Gold]) -> list[tuple[Found, Gold]]:
    """Match predictions to gold by overlap, each once, larger overlaps first."""
    overlaps = [
        (min(one.end, other.end) - max(one.start, other.start), one, other)
        for one in found
        for other in gold
        if one.start < other.end and other.start < one.end
    ]
    matched: list[tuple[Found, Gold]] = []
    for _, one, other in sorted(overlaps, key=lambda pair: -pair[0]):
        if all(one is not a and other is not b for a, b in matched):
            matched.append((one, other))
    return matched


def _shown(found: Found) -> str:
    return f"{found.timex.text!r} ({found.timex.rule}) {found.solved.value}"


def _context(text: str, span: Found | Gold) -> str:
    return text[max(0, span.start - 50) : span.end + 40].replace("\n", " / ")


@dataclass(slots=True)
class Tally:
    """Counts over the documents of one set."""

    found: int = 0
    gold: int = 0
    relaxed: int = 0
    strict: int = 0
    right: int = 0

    def add(
        self, text: str, found: list[Found], gold: list[Gold], is_right: Callable[[Found, Gold], bool], report: Report
    ) -> None:
        """Count one document and note its misses."""
        matched = pairs(found, gold)
        self.found, self.gold, self.relaxed = (
            self.found + len(found),
            self.gold + len(gold),
            self.relaxed + len(matched),
        )
        for one, other in matched:
            self.strict += (one.start, one.end) == (other.start, other.end)
            self.right += is_right(one, other)
            if not is_right(one, other):
                shown = f"{_shown(one)}, gold {other.text!r} {other.value}"
                report.errors.append(f"value   {shown}: {_context(text, one)}")
        for one in found:
            if all(one is not a for a, _ in matched):
                report.errors.append(f"extra   {_shown(one)}: {_context(text, one)}")
        for other in gold:
            if all(other is not b for _, b in matched):
                report.errors.append(f"missed  {other.text!r} {other.value}: {_context(text, other)}")

    def scores(self, name: str, target: float | None = None) -> list[Score]:
        """Return strict, relaxed and value F1."""
        return [
            Score(f"{name}.strict_f1", f1(self.strict, self.found, self.gold), self.gold),
            Score(f"{name}.relaxed_f1", f1(self.relaxed, self.found, self.gold), self.gold),
            Score(f"{name}.value_f1", f1(self.right, self.found, self.gold), self.gold, target=target),
        ]
