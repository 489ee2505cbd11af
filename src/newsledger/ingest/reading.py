"""One file or one address to its documents: open it, tell its format, hand it to the format's reader."""

import io
import stat
import zlib
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast
from urllib.parse import urlsplit

from newsledger.ingest import delimited, feed, json_items, json_lines, parquet, warc, whole_file
from newsledger.ingest.decode import charset_of
from newsledger.ingest.documents import Refusal
from newsledger.ingest.fetch import Fetcher
from newsledger.ingest.fetch_cache import Page
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
PAGES: Final = ("text", "html")  # what a feed may link to: a feed that links to feeds would be read without end
TYPE_SUFFIXES: Final = {"html": ".html", "xml": ".xml", "json": ".json", "text/plain": ".txt"}


def _read_input(source: Input, name: str, formats: Container[str] = READERS.keys()) -> Iterator[Found]:
    """Yield what the reader of the input's format finds; ``name`` is the file's name, for its suffix."""
    head = read_head(source.stream)
    if not head:
        yield Refusal(source.uri, "empty")
        return
    format_ = detect(name, head, source.settings) or "unknown"
    if format_ in formats:
        yield from READERS[format_](source)
    else:
        reason = "binary" if format_ == "binary" else "unknown_format"
        yield Refusal(source.uri, reason, {"format": format_, "first_bytes": head[:16].hex(" ")})


def read_file(path: Path, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    """Yield the documents of one file, or why it has none; never raises for what is in it.

    ``unreadable`` (no permission, a link to nothing, no regular file), ``truncated`` and ``broken_gzip`` (what was read
    before stays), ``empty``, ``binary``, ``unknown_format``; else what the format's reader refuses.
    """
    uri = str(path)
    follow = partial(_follow, settings, fetcher) if settings.follow else None
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Refusal(uri, "unreadable", {"problem": "not a regular file"})
            return
        with open_file(path) as stream:
            source = Input(uri, stream, settings, path, follow=follow)
            yield from _read_input(source, path.name.removesuffix(".gz"))
    except EOFError:
        yield Refusal(uri, "truncated", {"problem": "the compressed file ends too early"})
    except zlib.error as error:
        yield Refusal(uri, "broken_gzip", {"problem": str(error)})
    except OSError as error:
        reason = "unreadable" if error.errno else "broken_gzip"  # gzip.BadGzipFile carries no number
        yield Refusal(uri, reason, {"problem": error.strerror or str(error)})


def _page_name(page: Page) -> str:
    """Return a file name with the suffix that a page's media type stands for, else the name in its address."""
    kind = page.content_type.lower()
    suffix = next((suffix for word, suffix in TYPE_SUFFIXES.items() if word in kind), None)
    return f"page{suffix}" if suffix else PurePosixPath(urlsplit(page.url).path).name


def _page_input(page: Page, metadata: dict[str, str], settings: Settings) -> Input:
    stream = cast(BinaryIO, io.BytesIO(page.body))
    charset = charset_of(page.content_type)
    return Input(page.url, stream, settings, charset=charset, metadata=metadata | {"url": page.url})


def read_url(url: str, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    """Yield the documents of a page or feed that the user named, or why it has none (see ``Fetcher.fetch``)."""
    page = fetcher.fetch(url)
    if isinstance(page, Refusal):
        yield page
        return
    follow = partial(_follow, settings, fetcher) if settings.follow else None
    yield from _read_input(replace(_page_input(page, {}, settings), follow=follow), _page_name(page))


def _follow(settings: Settings, fetcher: Fetcher, url: str, metadata: dict[str, str]) -> Iterator[Found]:
    """Yield the page that a feed links to, with what the feed says of it."""
    page = fetcher.fetch(url)
    if isinstance(page, Refusal):
        yield page
    else:
        yield from _read_input(_page_input(page, metadata, settings), _page_name(page), PAGES)
