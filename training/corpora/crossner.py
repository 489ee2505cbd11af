"""CrossNER's politics: single sentences of Wikipedia with parties, politicians, elections, places and more."""

from collections.abc import Iterator
from pathlib import Path

from training.corpora import labels, weak
from training.corpora.detokenize import spaces
from training.corpora.spans import tagged
from training.example import Document, Sentence

FOLDER = Path("crossner_politics/ner_data/politics")
FILES = ("train.txt", "dev.txt", "test.txt")
# Misc is every other name; products are too rare in it to call their absence a fact.
ANNOTATED = (*labels.NAMES, "NORP", "EVENT")
# Every tenth sentence is for development: the published split is for another task, with 200 sentences of train.
DEV_EVERY = 10


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the sentences, each a document of its own: all three files are one collection, every tenth sentence dev."""
    sentences = (sentence for name in FILES for sentence in _sentences(corpora / FOLDER / name))
    for number, sentence in enumerate(sentences):
        split = "dev" if number % DEV_EVERY == DEV_EVERY - 1 else "train"
        yield Document(document_id=sentence.sentence_id, corpus="crossner", split=split, sentences=(sentence,))


def _sentences(path: Path) -> Iterator[Sentence]:
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if line.strip()]
        if not rows:
            continue
        words = tuple(row[0] for row in rows)
        sentence = Sentence(
            words=words,
            spaces=spaces(words),
            entities=labels.entities(tagged([row[1] for row in rows]), labels.CROSSNER),
            annotated=ANNOTATED,
            sentence_id=f"crossner-{path.stem}-{number:03}",
        )
        yield weak.sharpen(sentence)
