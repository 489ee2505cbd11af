"""One opened source: its bytes from the first, decompressed as they are read, and where they are from."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, cast

from newsledger.ingest.decode import RESCUE, mark
from newsledger.ingest.documents import Document, Refusal
from newsledger.settings import Settings

GZIP: Final = b"\x1f\x8b"
HEAD: Final = 4096  # bytes that a format is told by
MEGABYTE: Final = 1 << 20

Found = Document | Refusal
Follow = Callable[[str, dict[str, str]], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Input:
    """What a reader is given.

    ``path`` is None for what was fetched; ``charset`` is what HTTP said of that, ``metadata`` what the feed did that linked
    to it. ``follow`` fetches the page that a feed links to and yields it with the feed's metadata; None unless the user
    asked for it.
    """

    uri: str
    stream: BinaryIO
    settings: Settings
    path: Path | None = None
    charset: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    follow: Follow | None = None

    @property
    def limit(self) -> int:
        """Bytes (or characters) that one document may have."""
        return self.settings.max_document_mb * MEGABYTE


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading, decompressing gzip (told by its first bytes) as it is read.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        is_gzip = file.read(2) == GZIP
    return cast(BinaryIO, gzip.open(path, "rb")) if is_gzip else path.open("rb")


def read_head(stream: BinaryIO) -> bytes:
    """Return the first bytes and go back to the start; of damaged gzip, what there is before the damage."""
    head = b""
    try:
        while len(head) < HEAD and (more := read_some(stream, HEAD - len(head))):
            head += more
    except (EOFError, zlib.error):
        if not head:
            raise
    stream.seek(0)
    return head


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Return up to ``size`` bytes without waiting for all of them: what comes before damage is not lost with it."""
    data: bytes = stream.read1(size)  # type: ignore[attr-defined]  # gzip, files and BytesIO all have it
    return data


def read_whole(source: Input) -> bytes | Refusal:
    """Return all bytes of a source that is one document, or ``too_large`` without reading on."""
    data = source.stream.read(source.limit + 1)
    if len(data) > source.limit:
        return Refusal(source.uri, "too_large", {"limit": source.limit})
    return data


def text_stream(source: Input) -> io.TextIOWrapper:
    """Return the bytes as a stream of text, every line ending as a line feed, in the charset of the mark, else UTF-8."""
    charset, length = mark(source.stream.read(4))
    source.stream.seek(length)
    return io.TextIOWrapper(source.stream, encoding=charset or "utf-8", errors=RESCUE)


def lines(stream: io.TextIOWrapper, limit: int) -> Iterator[tuple[int, str | None]]:
    """Yield line numbers from 1 and lines; None for a line longer than ``limit`` characters, which is skipped unread."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit or line.endswith("\n"):
            yield number, line
            continue
        while (rest := stream.readline(MEGABYTE)) and not rest.endswith("\n"):
            pass
        yield number, None
