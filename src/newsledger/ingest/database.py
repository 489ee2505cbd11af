"""Parquet files as DuckDB reads and writes them here: by a few columns, in batches, in no order but the one asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from newsledger import duck
from newsledger.run import Run
from newsledger.sql import literal, parquet

# Rows a group of a file that is read back in batches: few, since a row can hold a long text.
ROW_GROUP: Final = 2048


def write(connection: Any, query: str, target: Path) -> Path:
    """Write a query's rows, in its order, as a Parquet file."""
    connection.execute(f"COPY ({query}) TO {literal(target)} (FORMAT parquet, ROW_GROUP_SIZE {ROW_GROUP})")
    return target


@contextmanager
def connect(run: Run) -> Iterator[Any]:
    """Yield a connection that spills below ``run.work`` and keeps the order of rows only where a query asks for it."""
    with duck.connect(run.work, keeps_order=False) as connection:
        yield connection


def table(connection: Any, name: str, files: list[Path], columns: dict[str, str]) -> None:
    """Make a view of some columns of Parquet files; empty, with the types given, where there is no file."""
    if files:
        chosen = ", ".join(columns)
        connection.execute(f"CREATE VIEW {name} AS SELECT {chosen} FROM {parquet(files)}")
    else:
        empty = ", ".join(f"NULL::{kind} AS {column}" for column, kind in columns.items())
        connection.execute(f"CREATE VIEW {name} AS SELECT {empty} WHERE false")
