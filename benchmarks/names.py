"""What the sets of named entities share: spans against gold, exact, by type."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from benchmarks.conll18 import Counts
from benchmarks.report import Report, Score

Span = tuple[int, int]
Named = Mapping[Span, str]
CONTEXT = 40


def said(doc: Doc, labels: Mapping[str, str]) -> dict[Span, str]:
    """Return the entities by their characters, their labels as ``labels`` maps them; others left out."""
    return {(ent.start_char, ent.end_char): labels[ent.label_] for ent in doc.ents if ent.label_ in labels}


@dataclass(slots=True)
class Tally:
    """Counts by type over the texts of one set."""

    kinds: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))

    def add(self, gold: Named, found: Named, text: str, report: Report) -> None:
        """Count one text and note its misses."""
        for span, kind in gold.items():
            self.kinds[kind].gold += 1
            self.kinds[kind].correct += found.get(span) == kind
        for kind in found.values():
            self.kinds[kind].system += 1
        report.errors += [_miss(span, gold, found, text) for span in gold.keys() | found.keys()
                          if gold.get(span) != found.get(span)]  # fmt: skip

    def over(self, kinds: Iterable[str]) -> Counts:
        """Return the counts of some types together."""
        total = Counts()
        for kind in kinds:
            total.add(self.kinds[kind])
        return total

    def scores(self, name: str, kinds: Iterable[str]) -> list[Score]:
        """Return F1 by type."""
        return [Score(f"{name}.{kind.lower()}_f1", self.kinds[kind].f1, self.kinds[kind].gold) for kind in kinds]


def _miss(span: Span, gold: Named, found: Named, text: str) -> str:
    """Return a line whose first part is the kind of the miss: another type, another boundary, missed, or nothing there."""
    start, end = span
    words = text[max(0, start - CONTEXT) : start] + "[" + text[start:end] + "]" + text[end : end + CONTEXT]
    if span in gold and span in found:
        return f"{gold[span]} said {found[span]}: {words!r}"
    here, other, word = (gold, found, "missed") if span in gold else (found, gold, "no entity, said")
    overlaps = any(first < end and start < last for first, last in other)
    kind = f"{here[span]} with other boundaries" if overlaps and span in gold else f"{word} {here[span]}"
    return f"{kind}: {words!r}"
