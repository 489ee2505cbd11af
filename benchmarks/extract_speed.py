"""Time the whole extract step against the bare model pass: ``python -m benchmarks.extract_speed [--news FILE] [--rounds N]``.

Both read the same articles in one process, one after the other, in each round; the ratio of a round is the step's seconds (the
model pass within it, every extractor, staging) to those of ``nlp.pipe`` alone, and the median ratio counts: asked are 1.25 or
less. The share of each extractor is that of the model pass within the step. Articles are made as ``benchmarks.speed`` makes
them, or those of ``--news`` (JSON lines with ``text``). One thread, and one core where the system can pin the process.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 5
ARTICLES = 100
ASKED = 1.25
# Libraries that would start threads of their own read this as they are imported.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def texts(news: Path | None, count: int) -> Iterator[str]:
    """Yield the texts of so many articles."""
    from benchmarks.speed import articles, pool

    if news is None:
        yield from (article["text"] for article in articles(count, pool(None)))
        return
    with news.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line, _ in zip(lines, range(count), strict=False))


def measured(given: list[str], rounds: int) -> tuple[list[float], dict[str, float]]:
    """Return the ratio of each round, and the seconds of each extractor in the last, by name."""
    from dataclasses import replace

    from benchmarks.events import article
    from newsledger import nlp
    from newsledger.extract.step import Job, extract_part
    from newsledger.run import Run
    from newsledger.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        run = Run.create(["made"], Settings.model_validate({"ledger": Path(folder)}))
        rows = [replace(article(text), article_id=f"art_{n}", language="en") for n, text in enumerate(given)]
        run.stage("articles", "part-00000", rows)
        pipeline, job, ratios = nlp.load(), Job(run.directory, "part-00000"), []
        seconds = extract_part(job).seconds  # warm: models, lexicons and caches are loaded
        for _ in range(rounds):
            started = perf_counter()
            for _doc in pipeline.pipe(given):
                pass
            between = perf_counter()
            seconds = extract_part(job).seconds
            ratios.append((perf_counter() - between) / (between - started))
    return ratios, seconds


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table, and return 1 where the step is slower than asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extract_speed", description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, help="JSON lines with the text of articles")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args(arguments)
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    given = list(texts(options.news, options.articles))
    ratios, seconds = measured(given, options.rounds)
    ratio = median(ratios)
    print(f"{len(given)} articles, {sum(len(text.split()) for text in given):,} words, {len(ratios)} rounds")
    print(f"extract step / model pass: {ratio:.3f} (asked <= {ASKED}; {min(ratios):.3f} to {max(ratios):.3f})")
    for name, took in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"  {name:<16}{100 * took / seconds['nlp']:6.1f} % of the model pass")
    return 0 if ratio <= ASKED else 1


if __name__ == "__main__":
    sys.exit(main())
