"""Parquet: the columns of an article alone, a few rows at a time."""

from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.ingest.columns import CONTENT, Columns
from newsledger.ingest.decode import decode
from newsledger.ingest.documents import Refusal
from newsledger.ingest.inputs import Found, Input

BATCH_ROWS: Final = 128  # of at most max_document_mb each; news texts are 2 to 10 kB
BUFFER_BYTES: Final = 1 << 20  # read column chunks in pieces, not whole: a row group may be gigabytes


def _values(column: Any) -> list[Any]:
    """Return a column as Python values: times as text (any unit fits), bytes decoded, so that bad UTF-8 is no error."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    column = column.cast(kind) if kind is not column.type else column
    if pa.types.is_temporal(kind):
        return list(column.cast(pa.string()).to_pylist())
    if any(test(kind) for test in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)):
        column = column.cast(pa.large_binary())
    return [decode(value) if isinstance(value, bytes) else value for value in column.to_pylist()]


def _records(file: pq.ParquetFile, names: list[str]) -> Iterator[dict[str, Any]]:
    for batch in file.iter_batches(batch_size=BATCH_ROWS, columns=names, use_threads=False):
        columns = {name: _values(batch.column(name)) for name in batch.schema.names}
        for row in range(batch.num_rows):
            yield {name: values[row] for name, values in columns.items()}


def _read(source: Input) -> Iterator[Found]:
    columns = Columns(source.settings)
    with pq.ParquetFile(source.stream, buffer_size=BUFFER_BYTES, pre_buffer=False) as file:
        found = columns.find(file.schema_arrow.names)
        if not any(name in found for name in CONTENT):
            yield Refusal(source.uri, "no_text_column", {"columns": file.schema_arrow.names[:50]})
            return
        for row, record in enumerate(_records(file, [name for names in found.values() for name in names]), start=1):
            yield columns.document(record, f"{source.uri}#row={row}")


def read(source: Input) -> Iterator[Found]:
    """Yield a document or a refusal for each row, as ``URI#row=3``; ``broken_parquet`` where the file is damaged or none."""
    try:
        yield from _read(source)
    except (pa.ArrowException, ValueError, KeyError, OSError) as error:
        yield Refusal(
            source.uri, "broken_parquet", {"problem": str(error).splitlines()[0] if str(error) else "unreadable"}
        )
