"""Read the same sentences with newsledger and two other libraries: ``python -m benchmarks.compare FOLDER [--json FILE]``.

These are quantulum3 and Recognizers-Text, which come with the benchmark's own extra (``pip install -e ".[compare]"``), not with
the project. Every figure is scored in one way for all three (``benchmarks/comparing``). The last rows are sentences a second of
processor time in one process over NewsQuant and MEANTIME, read for the first time; models are loaded before.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.comparing import home, news, ours, quantulum, recognizers
from benchmarks.comparing.readings import Library, Read
from benchmarks.sets.number_speed import sentences

Score = Callable[[Path, Library], dict[str, float]]
SETS: tuple[tuple[str, Score], ...] = (
    ("NewsQuant", news.newsquant),
    ("number battery", news.number_battery),
    ("MEANTIME", news.meantime),
    ("GUM", news.gum),
    ("Recognizers' numbers", home.rtext_number),
    ("Recognizers' units", home.rtext_numberwithunit),
    ("Recognizers' sequences", home.rtext_sequence),
    ("quantulum3's cases", home.quantulum3),
)
WARM_UP = ("Some 12 people paid $3.5 million for 40 km of road.", "It rose 3 % to 1,200 in two days.")
INSTALL = 'pip install -e ".[compare]"'


def libraries() -> list[Library]:
    """Load the three.

    Raises:
        SystemExit: one of the other two is not installed.
    """
    try:
        return [ours.library(), quantulum.library(), recognizers.library()]
    except ImportError as error:
        raise SystemExit(f"benchmarks.compare: {error}; install what it compares with: {INSTALL}") from error


def rate(read: Read, texts: Sequence[str]) -> float:
    """Return the sentences that are read in a second of processor time."""
    for text in WARM_UP:
        read(text)
    start = time.process_time()
    for text in texts:
        read(text)
    return len(texts) / (time.process_time() - start)


def speeds(folder: Path, library: Library) -> dict[str, float]:
    """Return the sentences a second with dates, where the library knows dates, and of numbers alone."""
    texts = sentences(folder)
    return {"dates and numbers": rate(library.read, texts), "numbers alone": rate(library.alone, texts)}


def row(cells: Sequence[str]) -> str:
    """Return one row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str] | None = None) -> int:
    """Score all libraries on all sets and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the gold files")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: no such folder")
    compared = libraries()
    timed = [speeds(options.folder, library) for library in compared]
    print(row(["set", "figure", *(f"{library.name} {library.version}" for library in compared)]))
    print(row(["---"] * (2 + len(compared))))
    figures: dict[str, dict[str, float]] = {library.name: {} for library in compared}
    for name, score in SETS:
        found = [score(options.folder, library) for library in compared]
        for metric in found[0]:
            print(row([name, metric, *(f"{100 * one[metric]:.1f}" for one in found)]), flush=True)
            for library, one in zip(compared, found, strict=True):
                figures[library.name][f"{name}: {metric}"] = one[metric]
    for metric in timed[0]:
        print(row(["sentences a second", metric, *(f"{one[metric]:,.0f}" for one in timed)]))
        for library, one in zip(compared, timed, strict=True):
            figures[library.name][f"speed: {metric}"] = one[metric]
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
