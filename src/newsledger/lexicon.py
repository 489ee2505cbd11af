"""Lexicons: knowledge as data. One CSV file a lexicon, one row a fact, a ``#`` header that says where the facts come from.

A file is UTF-8 CSV. Leading lines that start with ``#`` say what it holds and its source; the next line names the columns.
A user's folder (``lexicons`` in the settings) may hold files of the same names: their rows are added after the project's.
"""

import csv
import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from newsledger.errors import LexiconError
from newsledger.project import LEXICONS

Row = dict[str, str]
# The one module of extraction that compiles no lexicon; it imports the others when the run's lexicons are known.
EXTRACT_STEP = "newsledger.extract.step"


def _data_lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of one lexicon file, cells stripped.

    Raises:
        LexiconError: a row has more or fewer cells than there are columns.
    """
    numbered = list(_data_lines(path))
    cells = csv.reader(line for _, line in numbered)
    header: list[str] | None = None
    for (number, _), row in zip(numbered, cells, strict=True):
        if header is None:
            header = [name.strip() for name in row]
        elif len(row) != len(header):
            raise LexiconError(str(path), number, f"{len(row)} cells, expected {len(header)}: {', '.join(header)}")
        else:
            yield dict(zip(header, (cell.strip() for cell in row), strict=True))


_user: list[Path | None] = [None]


def use(folder: Path | None) -> None:
    """Read the user's files in ``folder`` too, from now on in this process, wherever ``load`` is given no folder.

    Every step that reads lexicons calls it first. What was compiled from other lexicons, for another ledger, is forgotten.

    Raises:
        LexiconError: the folder holds a file that is named as no lexicon is.
    """
    if folder == _user[0]:
        return
    for path in sorted(folder.glob("*.csv")) if folder else ():
        if not (LEXICONS / path.name).is_file():
            raise LexiconError(str(path), 0, f"no lexicon has this name; the names are those in {LEXICONS}")
    _user[0] = folder
    _forget()


def _forget() -> None:
    """Empty the caches of newsledger's functions, and have the extractors imported anew: any may stand on a lexicon."""
    for name, module in list(sys.modules.items()):
        if name.startswith("newsledger."):
            for value in list(vars(module).values()):
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()
        if name.startswith("newsledger.extract.") and name != EXTRACT_STEP:
            del sys.modules[name]


def load(name: str, extra: Path | None = None) -> tuple[Row, ...]:
    """Return the rows of lexicon ``name`` (no suffix), the user's after the project's.

    Raises:
        LexiconError: there is no such lexicon, or a file of it is malformed.
    """
    return _load(name, extra or _user[0])


def of_kind(name: str, *kinds: str, column: str = "word") -> frozenset[str]:
    """Return what a column of lexicon ``name`` holds in the rows of some kinds, by its column ``kind``.

    Raises:
        LexiconError: there is no such lexicon, or a file of it is malformed.
    """
    return frozenset(row[column] for row in load(name) if row["kind"] in kinds)


@cache
def _load(name: str, extra: Path | None) -> tuple[Row, ...]:
    paths = [folder / f"{name}.csv" for folder in (LEXICONS, extra) if folder is not None]
    present = [path for path in paths if path.is_file()]
    if not present:
        raise LexiconError(str(paths[0]), 0, "no such lexicon")
    rows = [row for path in present for row in read(path)]
    if stranger := next((row for row in rows if row.keys() != rows[0].keys()), None):
        raise LexiconError(str(present[-1]), 0, f"columns {', '.join(stranger)}, expected {', '.join(rows[0])}")
    return tuple(rows)


@cache
def version(extra: Path | None = None) -> str:
    """Return a hash of all lexicon files in use: 12 hex digits."""
    digest = hashlib.sha256()
    for folder in (LEXICONS, extra):
        for path in sorted(folder.glob("*.csv")) if folder else ():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
