"""Score the language model: ``python -m benchmarks.model CORPORA [--eval EVAL] [--model NAME] [--only NAME] [--errors N]``.

CORPORA is the folder of the corpora that the model learns from: their test splits are scored, a module each in
``benchmarks/layers``. EVAL is the folder of gold of ``benchmarks.accuracy``: its sets that read nothing but the model are
scored too. All goes through what a spaCy pipeline says in public, so ``--model`` may name another pipeline than the shipped
one, to compare. Every figure of the shipped one that ``floors.json`` names must reach its floor: the exit code is 1 otherwise.
"""

import argparse
import importlib
import json
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import newsledger.nlp
from benchmarks import layers
from benchmarks.accuracy import FLOORS, holds, holds_cases, line
from benchmarks.report import Report, Score

SETS = ("ner_worldwide", "ner_re3d", "event_words", "factuality_meantime")


def parts() -> dict[str, str]:
    """Return the modules of all parts by name: the layers', then the sets'."""
    found = sorted(info.name for info in pkgutil.iter_modules(layers.__path__))
    return {name: f"benchmarks.layers.{name}" for name in found} | {name: f"benchmarks.sets.{name}" for name in SETS}


def common(errors: list[str], limit: int) -> Iterator[str]:
    """Yield the most common kinds of misses (what stands before the first colon), each with its count and its first case."""
    kinds = Counter(error.partition(": ")[0] for error in errors)
    first = {error.partition(": ")[0]: error.partition(": ")[2] for error in reversed(errors)}
    for kind, count in kinds.most_common(limit):
        yield f"  {count:>6} {kind:<32} {first[kind]}"


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command."""
    command = argparse.ArgumentParser(prog="python -m benchmarks.model", description=__doc__.splitlines()[0])
    command.add_argument("corpora", type=Path, help="folder with the corpora")
    command.add_argument("--eval", type=Path, help="folder with the gold files of benchmarks.accuracy")
    command.add_argument("--model", help="score this installed spaCy pipeline, or one in a folder, instead")
    command.add_argument("--only", action="append", choices=list(parts()), help="score this part alone (repeatable)")
    command.add_argument("--errors", type=int, default=0, metavar="N", help="list the N most common kinds of misses")
    command.add_argument("--json", type=Path, help="write the figures to this file")
    return command


def main(arguments: list[str] | None = None) -> int:
    """Score, print the table, and return the exit code."""
    command = parser()
    options = command.parse_args(arguments)
    for folder in filter(None, (options.corpora, options.eval)):
        if not folder.is_dir():
            command.error(f"{folder}: no such folder")
    nlp = newsledger.nlp.load(options.model)
    floors: dict[str, float] = {} if options.model else json.loads(FLOORS.read_text())
    figures: list[Score] = []
    print(f"{'figure':<48}{'value':>22}{'cases':>9}  {'floor':<12}{'target':<8}")
    for name in options.only or parts():
        module = importlib.import_module(parts()[name])
        folder = options.eval if name in SETS else options.corpora
        absent = [file for file in module.FILES if folder is None or not holds_cases(folder / file)]
        if absent:
            print(f"{name:<48}skipped: no {', '.join(absent)}")
            continue
        started = perf_counter()
        report: Report = module.score(folder, nlp)
        figures += report.scores
        for score in report.scores:
            print(line(score, floors.get(score.name)))
        print(f"  {name} took {perf_counter() - started:.1f} s", flush=True)
        for miss in common(report.errors, options.errors):
            print(miss)
    if options.json:
        options.json.write_text(json.dumps({score.name: score.value for score in figures}, indent=2) + "\n")
    return 0 if all(holds(score, floors.get(score.name)) for score in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
