"""DuckDB as every step uses it: in memory, a bounded share of it, spilling to a folder of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

# With 10,000 articles every step stays under 1 GB in all, with Arrow's tables beside it; larger work spills to disk.
MEMORY_LIMIT = "512MB"
# DuckDB asks for 125 MB a thread: more threads than this would not fit, however many cores there are.
MAX_THREADS = 4
_serial = count()


@contextmanager
def connect(folder: Path | None = None, *, keeps_order: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to an empty database in memory; what it spills goes below ``folder`` and is removed.

    Without ``keeps_order`` rows come in the order that a query asks for, else in any: less is held in memory.
    """
    spill = folder / f".spill.{os.getpid()}-{next(_serial)}.tmp" if folder else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "threads": min(os.cpu_count() or 1, MAX_THREADS),
        "preserve_insertion_order": keeps_order,
        "autoinstall_known_extensions": False,
        "temp_directory": str(spill or ""),
    }
    try:
        with duckdb.connect(config=config) as connection:
            yield connection
    finally:
        if spill:
            shutil.rmtree(spill, ignore_errors=True)


def rows(connection: duckdb.DuckDBPyConnection, query: str, parameters: object = None) -> list[dict[str, Any]]:
    """Return the rows of a query as dictionaries by column name."""
    result = connection.execute(query, parameters)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
