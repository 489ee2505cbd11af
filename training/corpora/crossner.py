"""CrossNER's politics: single sentences of Wikipedia with parties, politicians, elections, places and more."""

from collections.abc import Iterator
from pathlib import Path

from training.corpora import labels
from training.corpora.columns import sentence
from training.example import Document, Sentence

FOLDER = Path("crossner_politics/ner_data/politics")
FILES = ("train.txt", "dev.txt", "test.txt")
# Misc is every other name; products are too rare in it to call their absence a fact.
ANNOTATED = (*labels.NAMES, "NORP", "EVENT")
# Every tenth sentence is for development: the published split is for another task, with 200 sentences of train.
DEV_EVERY = 10


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the sentences, each a document of its own: all three files are one collection, every tenth sentence dev."""
    found = (one for name in FILES for one in _sentences(corpora / FOLDER / name))
    for number, one in enumerate(found):
        split = "dev" if number % DEV_EVERY == DEV_EVERY - 1 else "train"
        yield Document(document_id=one.sentence_id, corpus="crossner", split=split, sentences=(one,))


def _sentences(path: Path) -> Iterator[Sentence]:
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if rows:
            yield sentence(rows, labels.CROSSNER, ANNOTATED, f"crossner-{path.stem}-{number:03}")
