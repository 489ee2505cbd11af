"""What people see in a terminal: progress bars, the summary of a run, tables of rows, words in their context."""

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from newsledger.progress import reporting
from newsledger.summary import QUERIES, Summary, in_words

CELL_WIDTH = 60


def console() -> Console:
    """Return the console for results."""
    return Console(highlight=False, soft_wrap=True)


@contextmanager
def progress() -> Iterator[None]:
    """Show the progress of the steps inside, on stderr and only where somebody is watching."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(label: str, done: int, total: int | None) -> None:
            if label not in tasks:
                tasks[label] = bars.add_task(label, total=total)
            bars.update(tasks[label], completed=done, total=total)

        with reporting(report):
            yield


def program() -> str:
    """Return what to type for this command: its name, or the path it was called by where the name is not found."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "newsledger" and not shutil.which("newsledger") else "newsledger"


def show_summary(summary: Summary, database: str) -> None:
    """Print what a run did, three queries to try, and an event to look at."""
    out = console()
    for label, text in in_words(summary):
        out.print(Text(f"{label:>10}  ", style="bold"), Text(text), sep="", end="\n")
    if not summary.is_published:
        return
    out.print("\nTry next:")
    for purpose, query in QUERIES:
        out.print(Text(f"  # {purpose}", style="dim"))
        out.print(Text(f'  {program()} sql --ledger {summary.ledger} "{query}"'))
    if summary.example:
        out.print(Text("  # one event with the words it was read from", style="dim"))
        out.print(Text(f"  {program()} show --ledger {summary.ledger} {summary.example}"))
    out.print(Text(f"  or open {database} in any tool that reads DuckDB", style="dim"))


def show_rows(names: Sequence[str], rows: Sequence[Sequence[Any]], style: str = "table") -> None:
    """Print rows as a table for people, as csv, or as one JSON object a line."""
    if style == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(names)
        writer.writerows(rows)
        sys.stdout.write(buffer.getvalue())
    elif style == "json":
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(names, row, strict=True)), default=str, ensure_ascii=False) + "\n")
    else:
        table = Table(*names, show_lines=False, header_style="bold")
        for row in rows:
            table.add_row(*(shorten(value) for value in row))
        console().print(table, soft_wrap=False)


def shorten(value: Any) -> str:
    """Return a cell as text of one line: null is empty, whole floats lose their point, long text its end."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    text = str(value).replace("\n", " ")
    return text if len(text) <= CELL_WIDTH else text[: CELL_WIDTH - 1] + "…"


def highlighted(text: str, spans: Sequence[tuple[int, int, str]], offset: int = 0) -> Text:
    """Return ``text`` with ``spans`` (start, end, style; half-open, in the article) marked; ``offset`` is where text starts."""
    marked = Text(text)
    for start, end, style in spans:
        marked.stylize(style, max(0, start - offset), max(0, end - offset))
    return marked


def labelled(
    text: str, marks: Sequence[tuple[int, int, str]], styles: Mapping[str, str], offset: int = 0, *, with_names: bool
) -> Text:
    """Return ``text`` with marks (start, end, name of a style) in their colours, or ``with_names`` in brackets.

    >>> labelled("Ada met Bo", [(0, 3, "actor"), (4, 7, "trigger")], {}, with_names=True).plain
    '[actor: Ada] [trigger: met] Bo'
    """
    if not with_names:
        return highlighted(text, [(start, end, styles[name]) for start, end, name in marks], offset)
    inside = [(max(0, start - offset), min(len(text), end - offset), name) for start, end, name in marks]
    # At one place, what ends there is closed before anything opens, and the longer opens first.
    opened = [(start, 1, -end, f"[{name}: ") for start, end, name in inside]
    closed = [(end, 0, -start, "]") for start, end, _ in inside]
    parts, last = [], 0
    for place, _, _, bracket in sorted(opened + closed):
        parts += [text[last:place], bracket]
        last = place
    return Text("".join([*parts, text[last:]]))
