"""What the user names (files, folders, globs, addresses) to documents: the public face of the readers."""

import glob
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from newsledger.errors import SourceError
from newsledger.ingest import delimited, feed, json_items, json_lines, parquet, sidecar, warc, whole_file
from newsledger.ingest.columns import Columns
from newsledger.ingest.documents import Document, Refusal
from newsledger.ingest.formats import detect
from newsledger.ingest.inputs import Found, Input, open_file, read_head
from newsledger.settings import Settings

Reader = Callable[[Input], Iterator[Found]]
READERS: Final[dict[str, Reader]] = {
    "text": whole_file.read_text,
    "html": whole_file.read_html,
    "json_lines": json_lines.read,
    "json": json_items.read,
    "delimited": delimited.read,
    "parquet": parquet.read,
    "feed": feed.read,
    "warc": warc.read,
}
SCHEMES: Final = ("http://", "https://")


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch."""
    return source.lower().startswith(SCHEMES)


def _folder(folder: Path) -> Iterator[str]:
    """Yield the files below a folder, sorted by path, hidden ones left out; each folder once, however often links lead to it.

    A folder that cannot be listed is yielded itself, so that reading it says so.
    """
    seen: set[str] = set()
    denied: list[str] = []
    files: list[str] = []
    for parent, folders, names in os.walk(
        folder, followlinks=True, onerror=lambda error: denied.append(error.filename)
    ):
        if (real := os.path.realpath(parent)) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [os.path.join(parent, name) for name in names if not name.startswith(".")]  # noqa: PTH118 - millions
    yield from sorted(path for path in [*files, *denied] if not sidecar.is_sidecar(Path(path)))


def _expand_one(source: str) -> Iterator[str]:
    path = Path(source).expanduser().absolute()
    if is_url(source):
        yield source
    elif path.is_dir():
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


def expand(sources: Sequence[str]) -> list[str]:
    """Return the absolute paths and addresses that ``sources`` stand for, each once, in the order named.

    Raises:
        SourceError: a path does not exist, or a pattern matches nothing.
    """
    return list(dict.fromkeys(found for source in sources for found in _expand_one(source)))


def read_input(source: Input, name: str) -> Iterator[Found]:
    """Yield what the reader of the input's format finds; ``name`` is the file's name, for its suffix."""
    head = read_head(source.stream)
    if not head:
        source.stream.read(1)  # nothing was read before the damage of a compressed file: raises what it is
        yield Refusal(source.uri, "empty")
        return
    format_ = detect(name, head, source.settings)
    if reader := READERS.get(format_ or ""):
        yield from reader(source)
    else:
        yield Refusal(source.uri, format_ or "unknown_format", {"first_bytes": head[:16].hex(" ")})


def read_file(path: Path, settings: Settings, follow: Callable[..., Iterator[Found]] | None = None) -> Iterator[Found]:
    """Yield the documents of one file, or why it has none; never raises for what is in it.

    ``unreadable`` (no permission, a link to nothing, no regular file), ``truncated`` and ``broken_gzip`` (what was read
    before stays), ``empty``, ``binary``, ``unknown_format``; else what the format's reader refuses.
    """
    uri = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Refusal(uri, "unreadable", {"problem": "not a regular file"})
            return
        with open_file(path) as stream:
            source = Input(uri, stream, settings, path, follow=follow)
            yield from read_input(source, path.name.removesuffix(".gz"))
    except EOFError:
        yield Refusal(uri, "truncated", {"problem": "the compressed file ends too early"})
    except zlib.error as error:
        yield Refusal(uri, "broken_gzip", {"problem": str(error)})
    except OSError as error:
        reason = "unreadable" if error.errno else "broken_gzip"  # gzip.BadGzipFile carries no number
        yield Refusal(uri, reason, {"problem": error.strerror or str(error)})


def _read(names: list[str], settings: Settings) -> Iterator[Document | Refusal]:
    for name in names:
        yield from read_file(Path(name), settings)


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
