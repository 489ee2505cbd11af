"""Wikigold: 145 articles of Wikipedia with PER, LOC, ORG and MISC, as words without the spaces between them."""

from collections.abc import Iterator
from pathlib import Path

from training.corpora import labels
from training.corpora.columns import sentence
from training.example import Document, Sentence

FILE = Path("wikigold/CONLL-format/data/wikigold.conll.txt")
BOUNDARY = "-DOCSTART-"
# MISC is every other name, so it holds all of these; dates are not marked.
ANNOTATED = (*labels.NAMES, *labels.OTHERS)
# Every tenth article is for development: 14 of 145.
DEV_EVERY = 10


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the articles; the corpus has no split of its own, so every tenth is dev and the others train."""
    text = (corpora / FILE).read_text(encoding="utf-8")
    articles = (part for part in text.split(BOUNDARY) if part.strip())
    for number, article in enumerate(articles):
        split = "dev" if number % DEV_EVERY == DEV_EVERY - 1 else "train"
        document_id = f"wikigold-{number:03}"
        yield Document(
            document_id=document_id, corpus="wikigold", split=split, sentences=tuple(_sentences(article, document_id))
        )


def _sentences(article: str, document_id: str) -> Iterator[Sentence]:
    for number, block in enumerate(article.split("\n\n")):
        rows = [line.split() for line in block.splitlines() if len(line.split()) == 2]
        rows = [row for row in rows if row[0] != BOUNDARY]
        if rows:
            yield sentence(rows, labels.WIKIGOLD, ANNOTATED, f"{document_id}-{number:03}")
