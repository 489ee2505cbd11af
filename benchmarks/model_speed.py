"""Time the language model: ``python -m benchmarks.model_speed [--model NAME] [--words N] [--rounds N] [--json FILE]``.

Articles are made as ``benchmarks.speed`` makes them. Every measurement is a process of its own, with one thread and one core
(where the system can pin a process), so that nothing is warm from another. A round reads all articles through ``nlp.pipe``
after a warm-up on a few; words are spaCy's tokens, seconds are wall time, and the median round counts. Two processes start
their rounds together when both are warm, each with a pipeline of its own, as the ledger's workers have; ``pipe`` is
``nlp.pipe(n_process=2)``, which starts its workers in every round and sends every doc back. Memory is the largest resident set
of a process.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from benchmarks.model_worker import WARM, Options, Timing
from benchmarks.speed import articles, pool

# Libraries that would start threads of their own.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WORDS = 40_000
ROUNDS = 5
# No made article is shorter: the most articles that so many words can need.
SHORTEST_ARTICLE = 50


def texts(words: int) -> Iterator[str]:
    """Yield made articles of together so many words or a few more, the same each time."""
    total = 0
    for article in articles(words // SHORTEST_ARTICLE + 1, pool(None)):
        if total >= words:
            return
        total += len(article["text"].split())
        yield article["text"]


def cores() -> list[int]:
    """Return the cores that this process may use; none where the system does not say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def timed(tasks: list[Options]) -> list[Timing]:
    """Run processes, their rounds together, and return what each measured.

    Raises:
        RuntimeError: a process ended without a figure; its own error is on standard error.
    """
    command = [sys.executable, "-m", "benchmarks.model_worker"]
    with ExitStack() as stack:
        workers = [
            stack.enter_context(
                subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD
                )
            )
            for _ in tasks
        ]
        for worker, task in zip(workers, tasks, strict=True):
            _tell(worker, json.dumps(asdict(task)))
        if any(_line(worker) != WARM for worker in workers):
            raise RuntimeError("a timed process ended before it was warm; see its error above")
        for worker in workers:
            _tell(worker, "go")
        return [Timing(**json.loads(_line(worker))) for worker in workers]


def _tell(worker: "subprocess.Popen[str]", line: str) -> None:
    assert worker.stdin is not None
    worker.stdin.write(line + "\n")
    worker.stdin.flush()


def _line(worker: "subprocess.Popen[str]") -> str:
    assert worker.stdout is not None
    return worker.stdout.readline().strip()


def measure(model: str | None, words: int, rounds: int) -> dict[str, float]:
    """Return all figures by name."""
    free = cores()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.json"
        file.write_text(json.dumps(list(texts(words))), encoding="utf-8")

        def task(processes: int, used: list[int]) -> Options:
            return Options(str(file), model, rounds, processes, tuple(used))

        [one] = timed([task(1, free[:1])])
        two = timed([task(1, free[:1]), task(1, free[1:2])])
        [pipe] = timed([task(2, free[:2])])
    together = sum(timing.words_per_second for timing in two)
    return {
        "import_seconds": one.import_seconds,
        "load_seconds": one.load_seconds,
        "words_per_second": one.words_per_second,
        "words_per_second_slowest": one.slowest,
        "words_per_second_fastest": one.fastest,
        "two_processes_words_per_second": together,
        "two_processes_ratio": together / one.words_per_second,
        "pipe_ratio": pipe.words_per_second / one.words_per_second,
        "peak_mb": max(timing.peak_mb for timing in (one, *two)),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.model_speed", description=__doc__.splitlines()[0])
    parser.add_argument("--model", help="time this installed spaCy pipeline, or one in a folder, instead")
    parser.add_argument("--words", type=int, default=WORDS, help="words to read in a round")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds to take the median of")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    if len(cores()) == 1:
        print("one core only: two processes share it, and their ratio says nothing")
    figures = measure(options.model, options.words, options.rounds)
    print(f"{options.model or 'the shipped pipeline'}, {options.words:,} words, median of {options.rounds} rounds")
    for name, value in figures.items():
        print(f"{name.replace('_', ' '):<36}{value:>14,.{0 if value > 100 else 2}f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
