"""Which format a file is in: what its first bytes say, where they are unmistakable, else its suffix."""

import csv
import json
import re
from pathlib import PurePath
from typing import Final

from newsledger.ingest.columns import CONTENT, Columns
from newsledger.ingest.decode import decode, mark, tidy
from newsledger.settings import Settings

SUFFIXES: Final = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".json": "json",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".tab": "delimited",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".rdf": "feed",
    ".warc": "warc",
}
# First bytes of what is no text, however it is called: PDF, zip and office files, images, programs, archives, fonts.
BINARY: Final = (
    b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"ID3",
    b"\x7fELF", b"MZ\x90", b"BZh", b"\xfd7zXZ", b"(\xb5/\xfd", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"SQLite format 3", b"wOF2",
)  # fmt: skip
CONTROLS: Final = bytes(set(range(32)) - set(b"\b\t\n\f\r\x1b"))
CONTROL_SHARE: Final = 0.02  # random bytes have 10 % control characters, text none, text with stray NULs less than this
# The atomic group keeps a row of comments from being tried in every grouping.
HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
FEED = re.compile(r"<(?:rss|feed|rdf:rdf|\w+:feed)[\s>]", re.I)


def is_binary(head: bytes) -> bool:
    """Tell whether the first bytes are of no text: a known signature, or many control characters."""
    if mark(head)[0]:
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return head.startswith(BINARY) or controls > CONTROL_SHARE * len(head)


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _json(text: str) -> str | None:
    """Tell JSON lines (the first line is an object and there are more) from JSON."""
    if not text.lstrip().startswith(("{", "[{", "[\n", "[ ", "[\r")):
        return None
    first, _, rest = text.lstrip().partition("\n")
    if _is_object(first):
        return "json_lines" if rest.strip() else "json"
    return "json" if re.match(r'[\[\s]*\{\s*"', text) else None


def _is_table(text: str, settings: Settings) -> bool:
    """Tell whether the first line is a header: two names or more, one of them that of a text."""
    first = text.partition("\n")[0]
    rows = (next(csv.reader([first], delimiter=delimiter), []) for delimiter in ",\t;|")
    columns = Columns(settings)
    return any(len(row) > 1 and any(name in columns.find(row) for name in CONTENT) for row in rows)


def detect(name: str, head: bytes, settings: Settings) -> str | None:
    """Return the format of a file called ``name`` (without ``.gz``) that starts with ``head``.

    ``binary`` is what is no text, None what cannot be told. A suffix decides unless the content is HTML, a feed, or JSON
    lines: error pages saved as .csv and JSON lines called .txt or .json are what they are, not what they are called.
    """
    suffix = PurePath(name).suffix.lower()
    named = SUFFIXES.get(suffix)
    for magic, format_ in ((b"PAR1", "parquet"), (b"WARC/", "warc")):
        if head.startswith(magic) or named == format_:
            return format_
    return "binary" if is_binary(head) else _detect_text(tidy(decode(head)), suffix, settings)


def _detect_text(text: str, suffix: str, settings: Settings) -> str | None:
    named = SUFFIXES.get(suffix)
    if HTML.match(text):
        return "html"
    if text.lstrip().startswith("<") and FEED.search(text):
        return "feed"
    as_json = _json(text)
    if named in (None, "text", "json") and as_json == "json_lines":
        return as_json
    if named:
        return named
    if as_json:
        return as_json
    if _is_table(text, settings):
        return "delimited"
    return "feed" if text.lstrip().startswith("<?xml") else None if suffix else "text"
