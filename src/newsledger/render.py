"""Write out what the records declare: ``python -m newsledger.render [--check]``.

``schemas/tables/*.sql``, ``docs/data-dictionary.md`` and ``expectations/*.json`` are rendered from ``records.py``, so that
people can read and diff them; nothing reads them back. ``--check`` writes nothing and names the files that have drifted.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from newsledger import project, tables
from newsledger.run import write_atomically
from newsledger.store import catalog
from newsledger.store.views import views

# Folders that hold rendered files alone, and the pattern of those: a file there that is not rendered is left over.
RENDERED = (("schemas/tables", "*.sql"), ("expectations", "*.json"))
DICTIONARY = "docs/data-dictionary.md"
INTRODUCTION = """\
Every table of the ledger, as Parquet files and in `newsledger.duckdb`, whose table `data_dictionary` holds the same text.
A column that is not marked nullable is never null; null means unknown. Times are UTC. Rendered from `records.py` by
`make render`: change it there.
"""


def ddl() -> Iterator[tuple[str, str]]:
    """Yield the name and the DDL of every table of the database."""
    yield from ((spec.name, tables.ddl(spec.name)) for spec in tables.tables())
    yield from ((table.name, table.ddl()) for table in catalog.described())


def dictionary() -> str:
    """Return the data dictionary as Markdown: every table, column and view."""
    parts = ["# Data dictionary\n", INTRODUCTION]
    for name, rows in groupby(catalog.dictionary_rows(), key=lambda row: str(row["table_name"])):
        columns = list(rows)
        parts += [
            f"## {name}\n",
            f"{columns[0]['table_description']}\n",
            "| column | type | | meaning |",
            "|---|---|---|---|",
        ]
        parts += [_line(row) for row in columns]
        parts.append("")
    parts += ["## Views\n", "| view | what it shows |", "|---|---|"]
    parts += [f"| `{view.name}` | {view.description} |" for view in views()]
    return "\n".join(parts) + "\n"


def _line(row: dict[str, object]) -> str:
    marks = ["key"] * bool(row["is_key"]) + ["nullable"] * bool(row["is_nullable"])
    reference = f" References `{row['references_column']}`." if row["references_column"] else ""
    text = f"{row['description']}{reference}".replace("|", "\\|")
    return f"| `{row['column_name']}` | {row['data_type']} | {', '.join(marks)} | {text} |"


def render(root: Path) -> list[Path]:
    """Write all rendered files below ``root``; return their paths."""
    from newsledger.quality import suites

    written = {root / "schemas" / "tables" / f"{name}.sql": text for name, text in ddl()}
    written[root / DICTIONARY] = dictionary()
    for path, text in written.items():
        write_atomically(path, text)
    return [*written, *suites.render(root)]


def drifted(root: Path) -> list[str]:
    """Return the files below ``root`` that are not what the records say: changed, missing or left over; relative paths."""
    with TemporaryDirectory() as folder:
        fresh = {path.relative_to(folder).as_posix(): path.read_bytes() for path in render(Path(folder))}
    changed = {name for name, content in fresh.items() if not _holds(root / name, content)}
    present = {path.relative_to(root).as_posix() for folder, kind in RENDERED for path in (root / folder).glob(kind)}
    return sorted(changed | (present - fresh.keys()))


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Render, or with ``--check`` compare; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m newsledger.render", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 and name the files that drifted"
    )
    options = parser.parse_args(arguments)
    target = root or project.root()
    if not options.check:
        sys.stdout.write(f"{len(render(target))} files rendered\n")
        return 0
    stale = drifted(target)
    for name in stale:
        sys.stderr.write(f"{name}: not what records.py says; run `make render`\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
