"""Files that are one article: plain text, Markdown, a web page."""

from collections.abc import Iterator

from newsledger.ingest import sidecar
from newsledger.ingest.decode import declared, decode
from newsledger.ingest.documents import Format, Refusal, make_document
from newsledger.ingest.inputs import Found, Input, read_whole


def _read(source: Input, format: Format) -> Iterator[Found]:
    beside = sidecar.metadata(source.path, source.settings) if source.path else source.metadata
    if isinstance(beside, Refusal):
        yield beside
        beside = None
    data = read_whole(source)
    if isinstance(data, Refusal):
        yield data
        return
    charset = source.charset or (declared(data) if format == "html" else None)
    content = decode(data, charset)
    yield make_document(source.uri, content, format, beside or {}, limit=source.limit, is_stable_uri=True)


def read_text(source: Input) -> Iterator[Found]:
    """Yield the one document of a text file, with its sidecar's metadata."""
    yield from _read(source, "text")


def read_html(source: Input) -> Iterator[Found]:
    """Yield the one document of a web page, in the charset that HTTP or the page declares."""
    yield from _read(source, "html")
