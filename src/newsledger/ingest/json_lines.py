"""JSON lines: one object a line. A broken line is refused by its number and the rest goes on."""

import json
from collections.abc import Iterator
from typing import Any

from newsledger.ingest.columns import Columns
from newsledger.ingest.documents import Refusal
from newsledger.ingest.inputs import Found, Input, lines, text_stream


def parse(text: str, uri: str) -> dict[str, Any] | Refusal:
    """Return one JSON object, or ``broken_json`` and what is wrong with it."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError also: a number of more digits than Python converts
        return Refusal(uri, "broken_json", {"problem": str(error)})
    return record if isinstance(record, dict) else Refusal(uri, "broken_json", {"problem": "not an object"})


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each line that is not blank, as ``URI#L12``."""
    columns = Columns(source.settings)
    for number, line in lines(text_stream(source), source.limit):
        uri = f"{source.uri}#L{number}"
        if line is None:
            yield Refusal(uri, "too_large", {"limit": source.limit})
        elif line.strip():
            record = parse(line, uri)
            yield record if isinstance(record, Refusal) else columns.document(record, uri)
