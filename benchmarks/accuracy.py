"""Score newsledger on public gold: ``python -m benchmarks.accuracy FOLDER [--only NAME] [--json FILE] [--errors NAME]``.

A module per set in ``benchmarks/sets``; a set whose files are absent from FOLDER is skipped and said. Every figure that
``floors.json`` names must reach its floor (or stay under its ceiling, for false positives): the exit code is 1 otherwise.
"""

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path
from types import ModuleType

from benchmarks import sets
from benchmarks.report import Report, Score

FLOORS = Path(__file__).with_name("floors.json")


def modules() -> dict[str, ModuleType]:
    """Return the modules of all sets by name."""
    names = sorted(info.name for info in pkgutil.iter_modules(sets.__path__))
    return {name: importlib.import_module(f"benchmarks.sets.{name}") for name in names}


def holds_cases(path: Path) -> bool:
    """Whether a gold file is there and not empty."""
    return path.is_file() and path.stat().st_size > 0


def holds(score: Score, floor: float | None) -> bool:
    """Whether a figure reaches its floor, or stays under it where less is better."""
    if floor is None or not score.cases:
        return True
    return score.value >= floor - 1e-9 if score.higher_is_better else score.value <= floor + 1e-9


def line(score: Score, floor: float | None) -> str:
    """Return one row of the table."""
    shown = f"{score.value:,.{score.digits}f} {score.unit}" if score.unit else f"{100 * score.value:.1f} %"
    bound = "" if floor is None else f"{'>=' if score.higher_is_better else '<='} {floor:g}"
    target = "" if score.target is None else f"{score.target:g}"
    mark = "" if holds(score, floor) else "BELOW ITS FLOOR" if score.higher_is_better else "ABOVE ITS CEILING"
    return f"{score.name:<48}{shown:>22}{score.cases:>9,}  {bound:<12}{target:<8}{mark}"


def main(arguments: list[str] | None = None) -> int:
    """Score, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder with the gold files")
    parser.add_argument("--only", action="append", help="score this set alone (repeatable)")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--errors", metavar="NAME", help="list the misses of this set")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"{options.folder}: no such folder")
    known = modules()
    wanted = [options.errors] if options.errors else options.only or list(known)
    if missing := [name for name in wanted if name not in known]:
        parser.error(f"no such set: {', '.join(missing)}; known: {', '.join(known)}")
    floors: dict[str, float] = json.loads(FLOORS.read_text())
    figures: list[Score] = []
    print(f"{'figure':<48}{'value':>22}{'cases':>9}  {'floor':<12}{'target':<8}")
    for name in wanted:
        absent = [file for file in known[name].FILES if not holds_cases(options.folder / file)]
        if absent:
            print(f"{name:<48}skipped: no {', '.join(absent)}")
            continue
        report: Report = known[name].score(options.folder)
        figures += report.scores
        for score in report.scores:
            print(line(score, floors.get(score.name)), flush=True)
        if options.errors:
            print("\n".join(report.errors))
    if options.json:
        options.json.write_text(json.dumps({score.name: score.value for score in figures}, indent=2) + "\n")
    return 0 if all(holds(score, floors.get(score.name)) for score in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
