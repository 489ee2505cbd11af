"""What the user names (files, folders, globs, addresses) to documents: the public face of the readers."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from newsledger.errors import SourceError
from newsledger.ingest import sidecar
from newsledger.ingest.columns import Columns
from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.fetch import Fetcher
from newsledger.ingest.inputs import MEGABYTE
from newsledger.ingest.reading import read_file, read_url
from newsledger.settings import Settings

FETCHED: Final = "fetched"  # folder in the ledger for what was fetched before
SCHEMES: Final = ("http://", "https://")
LEDGER_MARKS: Final = {".lock", "runs"}  # a folder that holds both is a ledger: its files are our own, not news


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch."""
    return source.lower().startswith(SCHEMES)


def _folder(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, sorted by path, hidden ones and ledgers left out; each folder once.

    A folder that cannot be listed is yielded itself, so that reading it says so.
    """
    seen: set[str] = set()
    denied: list[str] = []
    files: list[str] = []
    for parent, folders, names in os.walk(
        folder, followlinks=True, onerror=lambda error: denied.append(error.filename)
    ):
        if (real := os.path.realpath(parent)) in seen or {*folders, *names} >= LEDGER_MARKS:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(parent, name) for name in names if not name.startswith(".")]  # noqa: PTH118 - millions
    yield from sorted(path for path in [*files, *denied] if not sidecar.is_sidecar(Path(path)))


def _expand_one(source: str) -> Iterator[str]:
    path = Path(absolute(source))
    if is_url(source):
        yield source
    elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a parent may not be entered
        yield from _folder(path)
    elif os.path.lexists(path):
        yield str(path)
    elif not glob.has_magic(source):
        raise SourceError(source, "no such file or folder")
    elif matches := sorted(glob.glob(str(path), recursive=True)):  # noqa: PTH207 - any path, not below one
        for match in matches:
            if Path(match).is_dir():
                yield from _folder(Path(match))
            elif not sidecar.is_sidecar(Path(match)):
                yield match
    else:
        raise SourceError(source, "nothing matches this pattern")


def absolute(source: str) -> str:
    """Return a source so that it means the same from any working folder."""
    return source if is_url(source) else str(Path(source).expanduser().absolute())


def expand(sources: Sequence[str]) -> list[str]:
    """Return the absolute paths and addresses that ``sources`` stand for, each once, in the order named.

    Raises:
        SourceError: a path does not exist, or a pattern matches nothing.
    """
    return list(dict.fromkeys(found for source in sources for found in _expand_one(source)))


def _read(names: list[str], settings: Settings) -> Iterator[Document | Refusal]:
    with Fetcher(settings.max_document_mb * MEGABYTE, settings.ledger / FETCHED) as fetcher:
        for name in names:
            if is_url(name):
                yield from read_url(name, settings, fetcher)
            else:
                yield from read_file(Path(name), settings, fetcher)


def read_sources(sources: Sequence[str], settings: Settings) -> Iterator[Document | Refusal]:
    """Yield every document that the sources hold, and a refusal for whatever is none.

    Files and folders are read in sorted order; nothing is fetched unless a source is an address, or ``settings.follow`` is set.

    Raises:
        SourceError: at once, before anything is read: a path does not exist, or a pattern matches nothing.
        UsageError: at once: ``settings.columns`` names a field that there is none of.
    """
    names = expand(sources)
    Columns(settings)
    return _read(names, settings)
