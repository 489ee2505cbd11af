"""A .json file: one object, an array of them, or several one after the other. Objects are cut out as they stream by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import Any, Final

from newsledger.ingest.columns import CONTENT, Columns
from newsledger.ingest.documents import Refusal
from newsledger.ingest.inputs import Found, Input, text_stream
from newsledger.ingest.json_lines import parse

CHUNK: Final = 1 << 16
IN_STRING = re.compile(r'["\\]')
OUT_OF_STRING = re.compile(r'["{}\[\]]')
BETWEEN = re.compile(r"[\s,\[\]]*")  # what may stand between the outermost objects


@dataclass(slots=True)
class _Cutter:
    """Cuts JSON text into its outermost objects: brackets are counted, strings stepped over, nothing else is parsed."""

    limit: int
    depth: int = 0  # brackets open, from the outermost object on
    arrays: int = 0  # brackets open around the objects
    in_string: bool = False
    is_escaped: bool = False
    stray: str = ""  # text that belongs to no object
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def _keep(self, text: str) -> None:
        if self.depth:
            self.size += len(text)
            if self.size <= self.limit:
                self.parts.append(text)
        elif not BETWEEN.fullmatch(text):
            self.stray = self.stray or text.strip()[:50]

    def _take(self) -> str | None:
        whole = "".join(self.parts) if self.size <= self.limit else None
        self.parts, self.size = [], 0
        return whole

    def _bracket(self, mark: str) -> None:
        step = 1 if mark in "{[" else -1
        if self.depth or mark == "{":
            self.depth += step
        elif mark != "}":
            self.arrays += step

    def feed(self, chunk: str) -> Iterator[str | None]:
        """Yield the objects that end in ``chunk``, None for one longer than the limit."""
        start, position = 0, int(self.is_escaped)
        self.is_escaped = False
        while found := (IN_STRING if self.in_string else OUT_OF_STRING).search(chunk, position):
            position, mark, depth = found.end(), found[0], self.depth
            if mark == "\\":
                self.is_escaped = position == len(chunk)
                position += 1
            elif mark == '"':
                self.in_string = not self.in_string
            elif mark == "{" and not depth:
                self._keep(chunk[start : found.start()])
                start = found.start()
                self.depth = 1
            elif mark in "}]" and depth == 1:
                self._keep(chunk[start:position])
                start, self.depth = position, 0
                yield self._take()
            else:
                self._bracket(mark)
        self._keep(chunk[start:])

    @property
    def is_whole(self) -> bool:
        """Whether every object, array and string that began has ended."""
        return not (self.depth or self.arrays or self.in_string)


def _chunks(stream: TextIOWrapper) -> Iterator[str]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _articles(record: dict[str, Any], columns: Columns) -> list[dict[str, Any]]:
    """Return the articles in an object: those of a wrapper such as ``{"status": "ok", "articles": [...]}``, else itself."""
    if any(name in columns.find(record) for name in CONTENT):
        return [record]
    lists = [value for value in record.values() if isinstance(value, list) and value]
    members = [member for member in lists[0] if isinstance(member, dict)] if len(lists) == 1 else []
    return members if members and len(members) == len(lists[0]) else [record]


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each object, as ``URI#row=3``; ``truncated`` where the last one does not end."""
    columns, cutter, row = Columns(source.settings), _Cutter(source.limit), 0
    for text in (item for chunk in _chunks(text_stream(source)) for item in cutter.feed(chunk)):
        uri = f"{source.uri}#row={row + 1}"
        record = Refusal(uri, "too_large", {"limit": source.limit}) if text is None else parse(text, uri)
        if isinstance(record, Refusal):
            row += 1
            yield record
            continue
        for article in _articles(record, columns):
            row += 1
            yield columns.document(article, f"{source.uri}#row={row}")
    if not cutter.is_whole:
        reason = "too_large" if cutter.size > source.limit else "truncated"
        yield Refusal(source.uri, reason, {"objects": row})
    elif cutter.stray or not row:
        yield Refusal(source.uri, "broken_json", {"problem": f"not an object: {cutter.stray}"})
