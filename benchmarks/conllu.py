"""Reads a treebank in CoNLL-U as gold of :mod:`benchmarks.conll18`: documents as running text and as words.

Format: https://universaldependencies.org/format.html. Empty nodes (``8.1``) are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.conll18 import Analysis, Word, squeezed

NO_SPACE = "SpaceAfter=No"
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _, MISC = range(10)
Row = list[str]


@dataclass(slots=True)
class Token:
    """A surface form and the rows of its words; one row, its own, for most."""

    form: str
    has_space: bool
    rows: list[Row]


@dataclass(slots=True)
class Sentence:
    """A sentence in its surface forms; ``is_new_paragraph`` as its comments say."""

    is_new_paragraph: bool
    tokens: list[Token] = field(default_factory=list)

    def words(self) -> list[tuple[str, bool]]:
        """Return the words with whether a space follows; none within a surface form."""
        return [(row[FORM], token.has_space and row is token.rows[-1]) for token in self.tokens for row in token.rows]

    def text(self) -> str:
        """Return the running text, with the space after it where there is one."""
        return "".join(token.form + " " * token.has_space for token in self.tokens)


@dataclass(slots=True)
class Document:
    """A document of a treebank."""

    document_id: str
    sentences: list[Sentence] = field(default_factory=list)

    def text(self) -> str:
        """Return the running text, paragraphs apart by an empty line."""
        parts = ["\n\n" * sentence.is_new_paragraph + sentence.text() for sentence in self.sentences]
        return "".join(parts).strip()

    def gold(self) -> Analysis:
        """Return the gold words and sentences."""
        words: list[Word] = []
        spans: list[tuple[int, int]] = []
        at = 0
        for sentence in self.sentences:
            start, first = at, len(words)
            for token in sentence.tokens:
                words += _words(token, at, first)
                at += len(squeezed(token.form))
            spans.append((start, at))
        return Analysis(squeezed(self.text()), tuple(words), tuple(spans))


def _words(token: Token, at: int, first: int) -> Iterator[Word]:
    """Yield the words of a token that begins at a character; ``first`` is the index of its sentence's first word."""
    for row in token.rows:
        end = at + len(squeezed(row[FORM]))
        head = None if row[HEAD] == "0" else first + int(row[HEAD]) - 1
        feats = "" if row[FEATS] == "_" else row[FEATS]
        columns = (row[FORM], row[LEMMA], row[UPOS], row[XPOS], feats, head, row[DEPREL])
        yield Word(*columns, at, end)
        at = end


def read(path: Path) -> Iterator[Document]:
    """Yield the documents of a file, in order; sentences before the first ``# newdoc`` are one without an id.

    Raises:
        ValueError: the words of a surface form do not add up to it.
    """
    document = Document("")
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        comments = [line for line in lines if line.startswith("#")]
        names = [line.partition("=")[2].strip() for line in comments if line.startswith("# newdoc")]
        if names:
            if document.sentences:
                yield document
            document = Document(names[0])
        document.sentences.append(_sentence([line.split("\t") for line in lines if line not in comments], comments))
    yield document


def _sentence(rows: list[Row], comments: list[str]) -> Sentence:
    sentence = Sentence(any(line.startswith(("# newpar", "# newdoc")) for line in comments))
    last = 0
    for row in rows:
        has_space = NO_SPACE not in row[MISC].split("|")
        if "-" in row[ID]:
            last = int(row[ID].partition("-")[2])
            sentence.tokens.append(Token(row[FORM], has_space, []))
        elif row[ID].isdigit():
            if int(row[ID]) > last:
                sentence.tokens.append(Token(row[FORM], has_space, []))
            sentence.tokens[-1].rows.append(row)
    for token in sentence.tokens:
        if "".join(row[FORM] for row in token.rows) != token.form:
            raise ValueError(f"{token.form!r} is not its words put together: they cannot be aligned by characters")
    return sentence
