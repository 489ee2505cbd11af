"""WARC: the web pages of a crawl, record by record."""

import io
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import islice
from typing import Any, BinaryIO, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader, DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from newsledger.ingest.decode import charset_of, declared, decode
from newsledger.ingest.documents import Format, Refusal, make_document
from newsledger.ingest.inputs import GZIP, Found, Input, read_some

HTML_TYPES: Final = ("text/html", "application/xhtml+xml")
HEADER_LIMIT: Final = 1 << 20  # bytes of a record's headers together; browsers stop at 256 kB
# What warcio raises on damaged input; ValueError and the rest are its own slips on headers that are none.
FAULTS: Final = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    zlib.error,
    ValueError,
    AttributeError,
    TypeError,
    LookupError,
)


class WholeGzipError(Exception):
    """The file was compressed as one, not record by record."""


class _Reader(DecompressingBufferedReader):  # type: ignore[misc]
    """warcio's reader, which fails where warcio's would fill the memory (headers without end) or print (damaged gzip)."""

    decompressor: Any
    header_bytes = 0
    is_cut = False

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or HEADER_LIMIT, HEADER_LIMIT))
        self.header_bytes += len(line)
        if self.header_bytes > HEADER_LIMIT:
            raise ArchiveLoadFailed(f"headers of more than {HEADER_LIMIT} bytes")
        return line

    def read(self, length: int | None = None) -> bytes:
        self.header_bytes = 0
        data: bytes = super().read(length)
        return data

    def _decompress(self, data: bytes) -> bytes:
        if not self.decompressor or not data:
            return data
        try:
            text: bytes = self.decompressor.decompress(data)
        except zlib.error:
            if self.num_read:
                raise
            self.decompressor = None  # no gzip: a plain WARC
            return data
        self.is_cut = not self.decompressor.eof
        return text


class _Whole:
    """A decompressed file that ends where the compressed one was cut: warcio takes an EOFError for an empty record."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.tell = stream.tell
        self.is_cut = False

    def read(self, size: int) -> bytes:
        try:
            return read_some(self.stream, size)
        except EOFError:
            self.is_cut = True
            return b""


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's iterator, which says when the file ends inside a record's headers."""

    INC_RECORD = ""  # warcio writes it to stderr; a short record is refused below
    is_cut = False

    def __init__(self, file: BinaryIO | _Whole) -> None:
        super().__init__(file)
        self.reader = _Reader(file)

    def _raise_invalid_gzip_err(self) -> None:
        raise WholeGzipError

    def _next_record(self, next_line: str | bytes | None) -> Any:
        try:
            return super()._next_record(next_line)
        except EOFError:
            self.is_cut = bool(next_line)
            raise
        except FAULTS:
            if self.reader.read(1) or self.reader.rem_length():
                raise  # more follows: damage, not a cut
            self.is_cut = True
            raise EOFError from None


def _type(record: Any) -> str:
    """Return the media type of what a record holds, lower case, without its parameters."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return ((headers and headers.get_header("Content-Type")) or "").partition(";")[0].strip().lower()


def _format(record: Any) -> Format | None:
    """Return the format of an article's record: pages that were sent or stored, text taken from pages; None for the rest."""
    if record.rec_type in ("response", "resource") and _type(record) in HTML_TYPES:
        return "html"
    return "text" if record.rec_type == "conversion" and _type(record) == "text/plain" else None


def _header(record: Any, name: str) -> str:
    return ((record.http_headers and record.http_headers.get_header(name)) or "").strip()


def _body(record: Any, raw: bytes, limit: int) -> bytes:
    """Return the payload without its transfer and content encodings, at most one byte more than ``limit``."""
    if _header(record, "Transfer-Encoding").lower() == "chunked":
        raw = ChunkedDataReader(io.BytesIO(raw)).read()
    if _header(record, "Content-Encoding").lower() not in ("gzip", "x-gzip") or not raw.startswith(GZIP):
        return raw[: limit + 1]
    return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(raw, limit + 1)


def _page(record: Any, format: Format, uri: str, source: Input) -> Found:
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if status != "200":
        return Refusal(uri, "http_status", {"status": status, "url": url})
    raw = record.raw_stream.read(source.limit + 1)
    if record.raw_stream.limit and len(raw) <= source.limit:
        return Refusal(uri, "truncated", {"missing_bytes": record.raw_stream.limit, "url": url})
    body = _body(record, raw, source.limit) if len(raw) <= source.limit else raw
    if len(body) > source.limit:
        return Refusal(uri, "too_large", {"limit": source.limit, "url": url})
    content = decode(body, charset_of(_header(record, "Content-Type")) or declared(body))
    return make_document(uri, content, format, {"url": url}, limit=source.limit)


def _pages(file: BinaryIO | _Whole, source: Input) -> Iterator[Found]:
    """Yield the documents of the records that hold pages; ``truncated`` where the file ends inside a record."""
    records, found, missing = _Records(file), None, 0
    reader = records.reader  # the iterator lets go of it at the end
    for record in records:
        uri = f"{source.uri}#offset={records.offset}"
        if not (record.rec_headers.get_header("Content-Length") or "").isdecimal():
            yield Refusal(uri, "truncated", {"problem": "a record without Content-Length"})
            return
        found = None
        if format_ := _format(record):
            found = _page(record, format_, uri, source)
            yield found
        records.read_to_end()
        missing = record.raw_stream.limit
    is_told = isinstance(found, Refusal) and found.reason == "truncated"
    is_cut = bool(missing) or records.is_cut or reader.is_cut or getattr(file, "is_cut", False)
    if is_cut and not is_told:
        yield Refusal(source.uri, "truncated", {"missing_bytes": missing})


def _guarded(file: BinaryIO | _Whole, source: Input) -> Iterator[Found]:
    try:
        yield from _pages(file, source)
    except FAULTS as error:
        yield Refusal(source.uri, "broken_warc", {"problem": str(error) or type(error).__name__})


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each page of a crawl, as ``URI#offset=981`` (bytes into the file as it is on disk).

    A file that was compressed as one, not record by record, is read too; its offsets are into the decompressed file.
    Other records (images, requests) are passed over. ``broken_warc`` where what follows cannot be read.
    """
    done = 0
    try:
        with source.path.open("rb") if source.path else nullcontext(source.stream) as file:
            for found in _guarded(file, source):
                done += 1
                yield found
    except WholeGzipError:
        source.stream.seek(0)
        yield from islice(_guarded(_Whole(source.stream), source), done, None)
