"""Writes a small treebank in the place where the readers look for UD English-EWT."""

from collections.abc import Mapping
from pathlib import Path

from training.corpora.roles import TREE_FILES

EMPTY = ("_",)


def write(corpora: Path, sentences: Mapping[str, str], split: str = "train") -> None:
    """Write sentences by their id, each a line a word: form, lemma, upos, xpos, head (from 1, 0 for the root)."""
    for name in TREE_FILES:
        path = corpora / name
        path.parent.mkdir(parents=True, exist_ok=True)
        held = sentences if f"-{split}." in path.name else {}
        path.write_text("".join(_block(key, rows) for key, rows in held.items()), encoding="utf-8")


def _block(sentence_id: str, rows: str) -> str:
    lines = [_line(number, *row.split()) for number, row in enumerate(rows.strip().splitlines(), start=1)]
    text = " ".join(row.split()[0] for row in rows.strip().splitlines())
    return (
        "\n".join(
            (
                f"# newdoc id = {sentence_id.rpartition('-')[0]}",
                f"# sent_id = {sentence_id}",
                f"# text = {text}",
                *lines,
            )
        )
        + "\n\n"
    )


def _line(number: int, form: str, lemma: str, upos: str, xpos: str, head: str) -> str:
    return "\t".join((str(number), form, lemma, upos, xpos, "_", head, "root" if head == "0" else "dep", "_", "_"))
