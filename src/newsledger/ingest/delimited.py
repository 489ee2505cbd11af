"""Comma, semicolon and tab separated files: a header line, one article a row. A broken row is refused and the rest goes on."""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from newsledger.ingest.columns import CONTENT, Columns
from newsledger.ingest.documents import Refusal
from newsledger.ingest.inputs import Found, Input, lines, text_stream

DELIMITERS: Final = (",", "\t", ";", "|")
LINE_COST: Final = 128  # bytes that a line takes in memory beside its text: a quote that never ends takes in many
Line = tuple[int, str | None]


class RowTooLargeError(Exception):
    """A row has more characters than a document may; raised through ``csv.reader`` to who calls it."""


@dataclass(slots=True)
class _Tape:
    """The lines of a file for ``csv.reader``, which can be wound back to just after the first line of a row."""

    source: Iterator[Line]
    limit: int
    taken: list[Line] = field(default_factory=list)
    size: int = 0
    pending: deque[Line] = field(default_factory=deque)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        entry = self.pending.popleft() if self.pending else next(self.source)
        self.taken.append(entry)
        self.size += len(entry[1] or "") + LINE_COST
        if entry[1] is None or self.size > self.limit:
            raise RowTooLargeError(f"a row of more than {self.limit} characters")
        return entry[1]

    def start_row(self) -> None:
        """Forget the lines of the row before."""
        self.taken, self.size = [], 0

    def rewind(self) -> None:
        """Give back all lines of the row but its first."""
        self.pending.extendleft(reversed(self.taken[1:]))
        del self.taken[1:]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its cells, or what is wrong with it; ``first`` and ``last`` are lines of the file."""

    first: int
    last: int
    cells: list[str]
    reason: str = "broken_row"
    problem: str = ""


def _broken(tape: _Tape, delimiter: str, error: Exception) -> _Row:
    """Return the row of the one line known to be bad. Tab separated text often has quotes that quote nothing: split at tabs."""
    tape.rewind()
    number, line = tape.taken[0]
    cells = (line or "").rstrip("\n").split("\t") if delimiter == "\t" else []
    reason = "too_large" if isinstance(error, RowTooLargeError) else "broken_row"
    return _Row(number, number, cells, reason, str(error))


def _rows(tape: _Tape, delimiter: str) -> Iterator[_Row]:
    """Yield the rows that are not blank; after a broken one go on with the line after its first."""
    reader = csv.reader(tape, delimiter=delimiter, strict=True)
    while True:
        tape.start_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, RowTooLargeError) as error:
            reader = csv.reader(tape, delimiter=delimiter, strict=True)  # the old one may be inside a quote
            yield _broken(tape, delimiter, error)
        else:
            if cells:
                yield _Row(tape.taken[0][0], tape.taken[-1][0], cells, problem=f"{len(cells)} cells")


def _delimiter(header: str) -> str:
    """Return the delimiter that gives the header line most names; the earlier of ``DELIMITERS`` where two do."""
    return max(DELIMITERS, key=lambda delimiter: len(next(csv.reader([header], delimiter=delimiter), [])))


def _open(source: Input) -> tuple[str, _Tape]:
    """Return the delimiter and the tape, which starts at the header: the first line that is not blank."""
    csv.field_size_limit(max(csv.field_size_limit(), source.limit))
    numbered = lines(text_stream(source), source.limit)
    header = next((entry for entry in numbered if entry[1] is None or entry[1].strip()), None)
    tape = _Tape(numbered, source.limit, pending=deque([header] if header else []))
    return _delimiter((header and header[1]) or ""), tape


def _refusal(source: Input, first: _Row, last: _Row, width: int) -> Refusal:
    """Return one refusal for bad rows that follow each other: mostly they are the lines of one broken text."""
    detail = {"first_line": first.first, "last_line": last.last, "problem": first.problem, "expected_cells": width}
    return Refusal(f"{source.uri}#L{first.first}", first.reason, detail)


def _documents(source: Input, rows: Iterator[_Row], header: list[str], columns: Columns) -> Iterator[Found]:
    first = last = None
    for row in rows:
        if len(row.cells) != len(header):
            first, last = first or row, row
            continue
        if first and last:
            yield _refusal(source, first, last, len(header))
            first = None
        yield columns.document(dict(zip(header, row.cells, strict=True)), f"{source.uri}#L{row.first}")
    if first and last:
        yield _refusal(source, first, last, len(header))


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each row, as ``URI#L12`` (the line where the row starts).

    Refuses the file where no column holds text (``no_text_column``), rows with a broken quote or with more or fewer
    cells than the header (``broken_row``; such rows in a row are one refusal), and rows larger than a document may be
    (``too_large``).
    """
    delimiter, tape = _open(source)
    rows, columns = _rows(tape, delimiter), Columns(source.settings)
    header = next(rows, None)
    if header is None:
        yield Refusal(source.uri, "empty")
    elif not header.cells:
        yield Refusal(source.uri, header.reason, {"first_line": header.first, "problem": header.problem})
    elif not any(name in columns.find(header.cells) for name in CONTENT):
        yield Refusal(source.uri, "no_text_column", {"columns": header.cells[:50]})
    else:
        yield from _documents(source, rows, header.cells, columns)
