"""Leaving quietly."""

import atexit
import gc
import sys
from functools import cache

PACKAGES = ("duckdb", "_duckdb", "duckdb_engine")


def _forget_duckdb() -> None:
    """Empty DuckDB's modules: objects of theirs that others still hold when Python ends are reported as leaks on stderr."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in PACKAGES:
            vars(module).clear()
    gc.collect()


@cache
def forget_duckdb_at_exit() -> None:
    """See to it that DuckDB is let go of when Python ends, for processes that load Prefect or Great Expectations.

    Both keep objects alive to the very end, DuckDB's among them; DuckDB's bindings then print a page about leaks.
    """
    atexit.register(_forget_duckdb)
