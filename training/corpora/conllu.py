"""Reads CoNLL-U: syntactic words with their layers, and the spaces that lead back to the running text.

Format: https://universaldependencies.org/format.html. A word is a line with a plain number; a range (``29-30 didn't``) is
the surface form of several words; a decimal (``8.1``) is an empty node, left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.example import Sentence

NO_SPACE = "SpaceAfter=No"
COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence of a treebank: ``text`` is its ``# text`` line, ``misc`` the last column of each word."""

    document_id: str
    text: str
    sentence: Sentence
    misc: tuple[str, ...]


@dataclass(slots=True)
class _Block:
    """The lines of one sentence: its comments, word rows, and ranges of rows (half-open) with their surface row."""

    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)
    ranges: list[tuple[int, int, list[str]]] = field(default_factory=list)


def read(path: Path) -> Iterator[Parsed]:
    """Yield the sentences of a file in order, each with the id of the document that it belongs to.

    Raises:
        ValueError: a line has not ten columns.
    """
    document_id = ""
    for block in _blocks(path):
        document_id = block.comments.get("newdoc id", document_id)
        misc = tuple(row[9] for row in block.rows)
        yield Parsed(document_id, block.comments.get("text", ""), _sentence(block), misc)


def _blocks(path: Path) -> Iterator[_Block]:
    block = _Block()
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            line = line.rstrip("\n")
            if line:
                _add(block, line, f"{path}:{number}")
            elif block.rows:
                yield block
                block = _Block()
    if block.rows:
        yield block


def _add(block: _Block, line: str, where: str) -> None:
    if line.startswith("#"):
        key, _, value = line.removeprefix("#").partition("=")
        block.comments[key.strip()] = value.strip()
        return
    row = line.split("\t")
    if len(row) != COLUMNS:
        raise ValueError(f"{where}: {len(row)} columns, expected {COLUMNS}; is it CoNLL-U?")
    if row[0].isdigit():
        block.rows.append(row)
    elif "-" in row[0]:
        first, last = row[0].split("-")
        block.ranges.append((int(first) - 1, int(last), row))


def _sentence(block: _Block) -> Sentence:
    words, spaces = _surface(block)
    _, _, lemmas, upos, xpos, feats, heads, deprels, *_ = zip(*block.rows, strict=True)
    return Sentence(
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        upos=upos,
        xpos=xpos,
        feats=feats,
        heads=tuple(int(head) - 1 if head != "0" else index for index, head in enumerate(heads)),
        deprels=deprels,
        sentence_id=block.comments.get("sent_id", ""),
    )


def _surface(block: _Block) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    words = [row[1] for row in block.rows]
    spaces = [NO_SPACE not in row[9].split("|") for row in block.rows]
    for start, end, surface in block.ranges:
        words[start:end] = cut(surface[1], words[start:end])
        spaces[start:end] = [False] * (end - start - 1) + [NO_SPACE not in surface[9].split("|")]
    return tuple(words), tuple(spaces)


def cut(surface: str, words: list[str]) -> list[str]:
    """Return the stretches of a surface form that its words stand for; the words as they are where lengths differ.

    >>> cut("Can't", ["Ca", "n't"]), cut("WANNA", ["wan", "na"]), cut("du", ["de", "le"])
    (['Ca', "n't"], ['WAN', 'NA'], ['de', 'le'])
    """
    if len(surface) != sum(map(len, words)):
        return words
    ends = [sum(map(len, words[: index + 1])) for index in range(len(words))]
    return [surface[end - len(word) : end] for word, end in zip(words, ends, strict=True)]
