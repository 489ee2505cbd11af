"""DuckDB as the store uses it: in memory, a bounded share of it, spilling beside the ledger."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

# Publishing 10,000 articles stays under 1 GB in all, with Arrow's buckets beside it; larger work spills to disk.
MEMORY_LIMIT = "512MB"


@contextmanager
def workspace(ledger: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a connection to an empty database in memory; what it spills goes to the ledger's disk and is removed."""
    spill = ledger / f".spill.{os.getpid()}.tmp"
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(spill),
        "autoinstall_known_extensions": False,
    }
    try:
        with duckdb.connect(config=config) as connection:
            yield connection
    finally:
        shutil.rmtree(spill, ignore_errors=True)
