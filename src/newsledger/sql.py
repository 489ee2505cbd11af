"""Texts and files as SQL writes them."""

from collections.abc import Iterable
from pathlib import Path


def literal(text: str | Path) -> str:
    """Return a SQL string literal.

    >>> literal("it's")
    "'it''s'"
    """
    return "'" + str(text).replace("'", "''") + "'"


def _file(path: Path) -> str:
    """Return a literal that ``read_parquet`` takes as one file: a bracket or star in a path stands for itself."""
    return literal("".join(f"[{char}]" if char in "[*?" else char for char in str(path)))


def parquet(paths: Iterable[Path], *options: str) -> str:
    """Return a call of ``read_parquet`` over one file or more: columns by name, none read from the names of folders."""
    listed = ", ".join(_file(path) for path in paths)
    return f"read_parquet({', '.join([f'[{listed}]', 'union_by_name = true', 'hive_partitioning = false', *options])})"
