"""One timed process of ``benchmarks.model_speed``, apart so that it imports nothing but the pipeline.

Reads one line of JSON options on its standard input, prints ``warm``, waits for another line, and prints a ``Timing`` as JSON.
"""

import json
import os
import resource
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc  # to import spaCy is timed

WARM = "warm"
WARM_UP_ARTICLES = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What a process is to do: ``file`` holds a JSON list of texts; ``cores`` are those it may use, none: all."""

    file: str
    model: str | None
    rounds: int
    processes: int
    cores: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Timing:
    """What a process measured: seconds to import and to load, words a second by rounds, megabytes at most."""

    import_seconds: float
    load_seconds: float
    words_per_second: float
    slowest: float
    fastest: float
    peak_mb: float


def words_per_second(docs: "Iterable[Doc]") -> float:
    """Return the words read a second, taking what ``docs`` yields."""
    started = perf_counter()
    words = sum(len(doc) for doc in docs)
    return words / (perf_counter() - started)


def measure(options: Options) -> Timing:
    """Load the pipeline, read the texts in rounds when told to, and return the figures."""
    started = perf_counter()
    from newsledger.nlp import load  # to import it is timed

    imported = perf_counter()
    nlp = load(options.model)
    loaded = perf_counter()
    texts: list[str] = json.loads(Path(options.file).read_text(encoding="utf-8"))
    words_per_second(nlp.pipe(texts[:WARM_UP_ARTICLES]))
    print(WARM, flush=True)
    sys.stdin.readline()
    rates = [words_per_second(nlp.pipe(texts, n_process=options.processes)) for _ in range(options.rounds)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Timing(imported - started, loaded - imported, median(rates), min(rates), max(rates), peak)


def main() -> None:
    """Be the process."""
    options = Options(**json.loads(sys.stdin.readline()))
    if options.cores and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, options.cores)
    print(json.dumps(asdict(measure(options))), flush=True)


if __name__ == "__main__":
    main()
