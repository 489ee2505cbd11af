"""Time the whole pipeline: ``python -m benchmarks.speed [--sizes 100 1000 10000] [--workers 2] [--news FILE] [--json FILE]``.

Articles are made by drawing sentences from ``data/sample`` (and from the ``text`` of every line of FILE, where given) and
varying their numbers, with a fixed seed: as long as news, and no more alike than news of one week. Each size is one run of the
command in a process of its own, into a new ledger, then one run with 1 % more articles. Seconds are wall time; memory is
the largest single process.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.report import read_cases
from newsledger.ingest.sources import read_sources
from newsledger.nlp.sentences import split
from newsledger.project import path
from newsledger.run import Run
from newsledger.settings import Settings

SEED = 20250512
SENTENCES_PER_ARTICLE = (8, 26)
FIRST_DAY = datetime(2025, 1, 1, tzinfo=UTC)
INCREMENT = 0.01
NUMBER = re.compile(r"\b\d{1,3}\b(?![.:,]\d)")
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Timing:
    """One run: how much, how long, how big."""

    articles: int
    words: int
    seconds: float
    steps: dict[str, float]
    peak_mb: float
    increment_seconds: float

    @property
    def own_seconds(self) -> float:
        """Seconds inside the steps, without the start of the process."""
        return sum(self.steps.values())


def pool(news: Path | None) -> list[str]:
    """Return the sentences that articles are made of."""
    texts = [
        TAG.sub(" ", d.content)
        for d in read_sources([str(path("data", "sample"))], Settings())
        if hasattr(d, "content")
    ]
    if news:
        texts += [case["text"] for case in read_cases(news)]
    found = (text[start:end] for text in texts for start, end in split(text))
    return sorted({sentence for sentence in found if 6 <= len(sentence.split()) <= 60})


def vary(sentence: str, chance: random.Random) -> str:
    """Return the sentence with other small numbers in it."""
    return NUMBER.sub(lambda match: str(int(match[0]) + chance.randint(0, 9)), sentence)


def articles(count: int, sentences: list[str]) -> Iterator[dict[str, str]]:
    """Yield ``count`` made articles, the same for the same count and sentences."""
    chance = random.Random(SEED)
    for number in range(count):
        drawn = chance.sample(sentences, min(len(sentences), chance.randint(*SENTENCES_PER_ARTICLE)))
        paragraphs = [" ".join(drawn[i : i + 3]) for i in range(0, len(drawn), 3)]
        outlet = f"outlet{number % 40}.example"
        yield {
            "url": f"https://{outlet}/{number}",
            "publisher": outlet,
            "title": " ".join(drawn[0].split()[:9]),
            "published": (FIRST_DAY + timedelta(minutes=43 * number)).isoformat(),
            "text": "\n\n".join(vary(paragraph, chance) for paragraph in paragraphs),
        }


def run_command(source: Path, ledger: Path, workers: int) -> float:
    """Run the command on a file; return its seconds. The exit code must be 0."""
    command = [
        sys.executable,
        "-m",
        "newsledger",
        "run",
        str(source),
        "--ledger",
        str(ledger),
        "--workers",
        str(workers),
    ]
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def last_run(ledger: Path) -> Run:
    """Return the newest run of a ledger."""
    return Run.load(max((ledger / "runs").iterdir()))


def write(records: list[dict[str, str]], target: Path) -> Path:
    """Write articles as JSON lines."""
    target.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return target


def measure(count: int, sentences: list[str], workers: int) -> Timing:
    """Run the pipeline on ``count`` made articles, then on 1 % more."""
    more = max(1, round(count * INCREMENT))
    made = list(articles(count + more, sentences))
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger"
        seconds = run_command(write(made[:count], Path(folder) / "news.jsonl"), ledger, workers)
        steps = last_run(ledger).summary("seconds")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        increment = run_command(write(made[count:], Path(folder) / "more.jsonl"), ledger, workers)
    words = sum(len(article["text"].split()) for article in made[:count])
    return Timing(count, words, seconds, steps, peak, increment)


def show(timing: Timing) -> None:
    """Print one run."""
    shares = ", ".join(f"{name} {s:.1f} s ({100 * s / timing.own_seconds:.0f} %)" for name, s in timing.steps.items())
    print(
        f"{timing.articles:>7,} articles  {timing.words:>9,} words  {timing.seconds:7.1f} s  "
        f"{timing.articles / timing.seconds:7.1f} articles/s  {timing.words / timing.seconds:9,.0f} words/s  "
        f"peak {timing.peak_mb:,.0f} MB a process  +1 % in {timing.increment_seconds:.1f} s"
    )
    print(f"        {shares}", flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Measure every size and print a line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--news", type=Path, help="JSON lines with a text each, to draw sentences from as well")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    sentences = pool(options.news)
    print(f"{len(sentences):,} sentences to draw from, {options.workers} workers")
    timings = []
    for size in sorted(options.sizes):  # ascending: peak memory is the maximum so far
        timings.append(measure(size, sentences, options.workers))
        show(timings[-1])
    if options.json:
        options.json.write_text(json.dumps([asdict(timing) for timing in timings], indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
