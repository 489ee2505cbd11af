"""Kill whole runs at random: ``python -m benchmarks.crash [--kills 30] [--seed N] [--workers 2] [--json FILE]``.

Each round revises one article, adds one, and starts ``newsledger run`` on ``data/sample`` and these, in a process of its own.
SIGKILL falls at a moment that is uniform over the time of a run: every second time on the whole group of processes, else on
the parent alone, whose workers must then end by themselves. After it the last published version must be whole: every file of
HEAD's manifest by hash and rows, a database of that version with the same rows, every row of a known article and every quoted
word at its place. Then a plain rerun must complete, and hold what this round revised.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from newsledger import project, tables
from newsledger.ledger import Manifest, head
from newsledger.records import Scope
from newsledger.store import database, files

SEED = 20251120
# Few articles a chunk, so that extraction has several chunks and so needs its pool of processes.
CHUNK_SIZE = 4
# A worker whose parent is gone ends as soon as it is scheduled; a busy machine may take a while.
ORPHANS_END_WITHIN_SECONDS = 20
STEPS = ("start", "ingest", "extract", "link", "validate", "publish", "end", "over")
STORY = (
    "Fire at the Karsholm depot\n\nAt least {number} people were killed and {more} injured on Tuesday when a fuel depot "
    "burned in Aarhus, the police said. Report {number} of the rescue service counts {cost} million euros of damage."
)


@dataclass(slots=True)
class Kills:
    """What came of the kills: at which step each fell, and which version the ledger then held."""

    at: Counter[str] = field(default_factory=Counter)
    as_before: Counter[str] = field(default_factory=Counter)
    orphans: int = 0
    seconds: float = 0.0


def revise(folder: Path, number: int) -> None:
    """Write the next revision of one article, and one more article."""
    text = STORY.format(number=number, more=number * 3, cost=number + 5)
    beside = {"url": "https://depot.example/fire", "publisher": "Depot Daily", "published": "2025-05-13"}
    (folder / "fire.txt").write_text(text)
    (folder / "fire.json").write_text(
        json.dumps(beside | {"modified": f"2025-05-13T{number // 60:02}:{number % 60:02}:00"})
    )
    (folder / f"more-{number}.txt").write_text(text.replace("Karsholm", f"Number {number}"))


def start(folder: Path, ledger: Path, workers: int) -> "subprocess.Popen[bytes]":
    """Start the command, at the head of a group of processes of its own."""
    command = [
        sys.executable,
        "-m",
        "newsledger",
        "run",
        str(folder),
        "--ledger",
        str(ledger),
        "--workers",
        str(workers),
    ]
    variables = os.environ | {"NEWSLEDGER_CHUNK_SIZE": str(CHUNK_SIZE)}
    return subprocess.Popen(
        command, env=variables, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def complete(folder: Path, ledger: Path, workers: int) -> float:
    """Run the command to its end; return its seconds."""
    started = time.monotonic()
    process = start(folder, ledger, workers)
    _, errors = process.communicate()
    if process.returncode:
        raise AssertionError(f"exit code {process.returncode}: {errors.decode()}")
    return time.monotonic() - started


def step_of(ledger: Path, before: set[Path]) -> str:
    """Return which step the newest run was at: the one after those that it has timed."""
    new = set((ledger / "runs").glob("*")) - before
    if not new:
        return "start"
    seconds = new.pop() / "summary" / "seconds.json"
    done = len(json.loads(seconds.read_text())) if seconds.is_file() else 0
    return STEPS[done + 1]


def group(leader: int) -> list[int]:
    """Return the processes of a group that are alive."""
    found = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in found.splitlines())
    return [int(pid) for pid, pgid, state in rows if int(pgid) == leader and not state.startswith("Z")]


def orphans(leader: int) -> int:
    """Return how many processes of a killed parent do not end; end them."""
    deadline = time.monotonic() + ORPHANS_END_WITHIN_SECONDS
    while (left := group(leader)) and time.monotonic() < deadline:
        time.sleep(0.1)
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
    return len(left)


def kill(process: "subprocess.Popen[bytes]", *, is_alone: bool) -> int:
    """Kill the run; return how many of its workers were left running after a kill of the parent alone."""
    if is_alone:
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return orphans(process.pid)


def check_whole(ledger: Path) -> Manifest:
    """Read everything that a reader may read; return the published version.

    Raises:
        LedgerError, AssertionError: something is not as the manifest says, or one table does not fit another.
    """
    manifest = head(ledger)
    assert manifest is not None, "nothing is published"
    files.verify(ledger, manifest)
    with duckdb.connect(str(database.ensure(ledger)), read_only=True) as connection:
        [snapshot] = connection.execute("SELECT version, run_id FROM snapshot").fetchall()
        assert snapshot == (manifest.version, manifest.run_id), snapshot
        for problem in problems(connection, manifest):
            raise AssertionError(f"version {manifest.version}: {problem}")
    return manifest


def problems(connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> Iterator[str]:
    """Yield where tables hold other rows than their files, rows of unknown articles, or words that are not in the article."""
    for spec in tables.tables():
        named = sum(file.rows for file in manifest.files.get(spec.name, {}).values())
        [(found,)] = connection.execute(f"SELECT count(*) FROM {spec.name}").fetchall()
        if found != named:
            yield f"{spec.name} has {found} rows, its files {named}"
        if spec.scope is not Scope.ARTICLE or spec.name == "articles":
            continue
        words = next((name for name in ("trigger_text", "text") if name in spec.column_names), None)
        misquoted = f" OR a.text[t.start_char + 1 : t.end_char] <> t.{words}" if words else ""
        rows = f"FROM {spec.name} t LEFT JOIN articles a USING (article_id)"
        sql = f"SELECT count(*) {rows} WHERE a.text IS NULL{misquoted}"
        [(strays,)] = connection.execute(sql).fetchall()
        if strays:
            yield f"{strays} rows of {spec.name} do not fit their article"


def round_of(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the newest round whose revision the ledger holds, by the words of the revised article."""
    sql = "SELECT regexp_extract(text, 'At least (\\d+)', 1)::INTEGER FROM articles WHERE url = 'https://depot.example/fire'"
    [(number,)] = connection.execute(sql).fetchall()
    return int(number)


def published_round(ledger: Path) -> int:
    """Check the ledger; return the newest round that it holds."""
    check_whole(ledger)
    with duckdb.connect(str(database.ensure(ledger)), read_only=True) as connection:
        return round_of(connection)


def moments(chance: random.Random, kills: int) -> list[float]:
    """Return when to kill, as shares of a run's time: one in each of ``kills`` equal parts, in random order."""
    shares = [(number + chance.random()) / kills for number in range(kills)]
    chance.shuffle(shares)
    return shares


@contextmanager
def corpus() -> Iterator[Path]:
    """Yield a temporary folder with ``news``, a copy of the sample; ``ledger`` is beside it."""
    with tempfile.TemporaryDirectory(prefix="newsledger-crash-") as name:
        shutil.copytree(project.path("data", "sample"), Path(name) / "news")
        yield Path(name)


def crash(kills: int, seed: int, workers: int) -> Kills:
    """Kill and rerun ``kills`` times; return where the kills fell.

    Raises:
        LedgerError, AssertionError: a ledger was not whole, or a rerun did not complete.
    """
    seen = Kills()
    with corpus() as folder:
        news, ledger = folder / "news", folder / "ledger"
        revise(news, 1)
        complete(news, ledger, workers)
        revise(news, 2)
        seen.seconds = complete(news, ledger, workers)
        for number, share in enumerate(moments(random.Random(seed), kills), start=3):
            revise(news, number)
            one_kill(seen, news, ledger, workers, number, share)
            assert published_round(ledger) == number, f"the rerun of round {number} did not publish it"
    return seen


def one_kill(seen: Kills, news: Path, ledger: Path, workers: int, number: int, share: float) -> None:
    """Kill one run, check what it left, run it again."""
    before = set((ledger / "runs").glob("*"))
    process = start(news, ledger, workers)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seen.seconds * share)
    step = step_of(ledger, before) if process.poll() is None else "over"
    left = kill(process, is_alone=bool(number % 2))
    found = published_round(ledger)
    assert found in (number - 1, number), f"round {number} left round {found}"
    seen.at[step] += 1
    seen.as_before[step] += found == number - 1
    seen.orphans += left
    print(
        f"kill {number - 2}: after {seen.seconds * share:.1f} s, at {step}, ledger at round {found} of {number}",
        flush=True,
    )
    seconds = complete(news, ledger, workers)
    # A rerun after a kill that came too late has nothing to publish: its time says nothing of a whole run's.
    seen.seconds = seconds if found == number - 1 else seen.seconds


def table(seen: Kills) -> Iterator[str]:
    """Yield the lines of the table: kills by step, and what the ledger held after them."""
    yield f"{'killed at':<12}{'kills':>6}{'version before':>16}{'new version':>13}"
    for step in STEPS:
        kills, before = seen.at[step], seen.as_before[step]
        yield f"{step:<12}{kills:>6}{before:>16}{kills - before:>13}"
    yield f"{'all':<12}{seen.at.total():>6}{seen.as_before.total():>16}{seen.at.total() - seen.as_before.total():>13}"
    yield f"workers left running after a kill of their parent alone: {seen.orphans}"


def main() -> None:
    """Kill as often as asked; print where the kills fell. A ledger that is not whole ends it with what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    asked = parser.parse_args()
    seen = crash(asked.kills, asked.seed, asked.workers)
    print("\n".join(table(seen)))
    if asked.json:
        facts = {"at": seen.at, "as_before": seen.as_before, "orphans": seen.orphans}
        asked.json.write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
