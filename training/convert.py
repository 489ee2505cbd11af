"""Converts the corpora to JSON lines: ``python -m training.convert CORPORA OUT``.

Writes ``OUT/NAME.SPLIT.jsonl`` of :class:`training.example.Document` for every corpus, and ``OUT/counts.json``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Annotated

import orjson
import typer

from training.example import Document, write

# Each is a module of training.corpora with ``documents(corpora)``.
CORPORA = ("ewt", "gum", "wikigold", "crossner", "geneva", "ecbplus")


def reader(name: str) -> Callable[[Path], Iterator[Document]]:
    """Return the function that yields the documents of a corpus, given the folder of the corpora.

    Raises:
        ModuleNotFoundError: no corpus has this name.
    """
    documents: Callable[[Path], Iterator[Document]] = import_module(f"training.corpora.{name}").documents
    return documents


def convert(corpora: Path, out: Path, names: Iterable[str] = CORPORA) -> dict[str, dict[str, int]]:
    """Write the named corpora and return what each file holds, by ``NAME.SPLIT``.

    Raises:
        FileNotFoundError: a corpus is missing from ``corpora``.
    """
    counts = {}
    for name in names:
        documents = sorted(reader(name)(corpora), key=lambda document: document.split)
        for split, group in groupby(documents, key=lambda document: document.split):
            held = list(group)
            write(out / f"{name}.{split}.jsonl", held)
            counts[f"{name}.{split}"] = dict(sorted(count(held).items()))
    return counts


def count(documents: Iterable[Document]) -> Counter[str]:
    """Return how many documents, sentences, words, predicates, ... there are; entities by their labels (``GPE|LOC``)."""
    counts: Counter[str] = Counter()
    for document in documents:
        counts["documents"] += 1
        for sentence in document.sentences:
            counts["sentences"] += 1
            counts["words"] += len(sentence.words)
            counts["sentences with heads"] += sentence.heads is not None
            counts["sentences with entities"] += sentence.entities is not None
            counts.update("|".join(entity.labels) for entity in sentence.entities or ())
            counts["predicates"] += len(sentence.predicates or ())
            counts["triggers"] += len(sentence.triggers or ())
            counts["factuality values"] += len(sentence.factuality or ())
    return counts


def main(
    corpora: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="The folder of the corpora.")],
    out: Annotated[Path, typer.Argument(file_okay=False, help="The folder to write to.")],
    only: Annotated[list[str] | None, typer.Option(help="Names of corpora; all when not given.")] = None,
) -> None:
    """Convert the corpora to JSON lines and print what they hold."""
    if unknown := sorted(set(only or ()) - set(CORPORA)):
        raise typer.BadParameter(f"{', '.join(unknown)}: no such corpus; there are {', '.join(CORPORA)}")
    counts = convert(corpora, out, only or CORPORA)
    file = out / "counts.json"
    before = orjson.loads(file.read_bytes()) if file.is_file() else {}
    file.write_bytes(orjson.dumps(before | counts, option=orjson.OPT_INDENT_2))
    for name, held in counts.items():
        typer.echo("\n    ".join((name, *(f"{key}: {value:,}" for key, value in held.items() if value))))


if __name__ == "__main__":
    typer.run(main)
