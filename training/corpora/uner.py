"""UNER's named entities of the English Web Treebank (PER, ORG, LOC), on the words of UD's release.

The train file is the first commit of its repository: it carries an additional label OTH (nationalities, products, events
and more), and ``B-O`` by mistake, which is no entity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora.spans import Span, carry, tagged

FILES = {
    "train": "en_ewt-ud-train.FIRST-COMMIT.iob2",
    "dev": "en_ewt-ud-dev.iob2",
    "test": "en_ewt-ud-test.iob2",
}


@dataclass(frozen=True, slots=True)
class Named:
    """The words of one sentence as UNER has them, and its spans: start, end, label (PER, ORG, LOC, in train OTH too)."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def on(self, words: tuple[str, ...]) -> tuple[Span, ...] | None:
        """Return the spans over another release's words; None where the two texts differ."""
        if "".join(words) != "".join(self.words):
            return None
        return tuple(carry(self.spans, self.words, words))


def named(corpora: Path, split: str) -> dict[str, Named]:
    """Return the sentences of a split (train, dev or test) by UD's ``sent_id``."""
    return dict(_sentences(corpora / "uner_ewt" / FILES[split]))


def _sentences(path: Path) -> Iterator[tuple[str, Named]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        ids = [line.partition("=")[2].strip() for line in lines if line.startswith("# sent_id")]
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if ids and rows:
            yield ids[0], Named(tuple(row[1] for row in rows), tuple(tagged([row[2] for row in rows])))
