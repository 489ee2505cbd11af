"""A DuckDB connection of one's own: in memory, spilling to the run's folder, bounded in memory and threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from newsledger.run import Run

# Ingest's queries sort and join; past this they spill, so that a run of any size stays under a gigabyte.
MEMORY_LIMIT: Final = "384MB"


# Rows a group of a file that is read back in batches: few, since a row can hold a long text.
ROW_GROUP: Final = 2048


def literal(path: Path) -> str:
    """Return a path as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def paths(files: list[Path]) -> str:
    """Return files as the argument of ``read_parquet``, each taken as one file and not as a pattern."""
    plain = ("".join(f"[{char}]" if char in "[*?" else char for char in str(path)) for path in files)
    return f"[{', '.join(literal(Path(path)) for path in plain)}]"


def write(connection: Any, query: str, target: Path) -> Path:
    """Write a query's rows, in its order, as a Parquet file."""
    connection.execute(f"COPY ({query}) TO {literal(target)} (FORMAT parquet, ROW_GROUP_SIZE {ROW_GROUP})")
    return target


@contextmanager
def connect(run: Run) -> Iterator[Any]:
    """Open a connection that spills below ``run.work`` and keeps the order of rows only where a query asks for it."""
    spill = run.work / "spill"
    spill.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    try:
        connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        connection.execute(f"SET threads = {run.settings.workers}")
        connection.execute("SET temp_directory = ?", [str(spill)])
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


def table(connection: Any, name: str, files: list[Path], columns: dict[str, str]) -> None:
    """Make a view of some columns of Parquet files; empty, with the types given, where there is no file."""
    if files:
        chosen = ", ".join(columns)
        connection.execute(f"CREATE VIEW {name} AS SELECT {chosen} FROM read_parquet({paths(files)})")
    else:
        empty = ", ".join(f"NULL::{kind} AS {column}" for column, kind in columns.items())
        connection.execute(f"CREATE VIEW {name} AS SELECT {empty} WHERE false")
