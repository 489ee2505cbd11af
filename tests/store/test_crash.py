"""A kill at any moment leaves the last published version readable and whole, and a plain rerun completes."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

import duckdb
import pytest

from newsledger.ledger import Manifest, head
from newsledger.store import database, files
from newsledger.store.gc import gc

from .made import contents, main, rows

KILLS = 30
SEED = 20310501
# Steps at the end of a publish that hold the flip, the swap and what follows them.
LAST_STEPS = 12
# What Python says before it touches the file system: the steps of the protocol that Python takes.
FILE_EVENTS = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"})


def publish_until_killed(ledger: Path, name: str, last_event: int) -> None:
    """Publish one run; die at a given step, the ``last_event``-th time that Python touches the ledger."""
    seen = count(1)

    def hook(event: str, details: tuple[object, ...]) -> None:
        if event in FILE_EVENTS and str(ledger) in str(details[0]) and next(seen) == last_event:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    main(ledger, [name])


def events(ledger: Path, name: str) -> int:
    """Publish one run; return how often Python touched the ledger."""
    seen = count()
    is_counting = True

    def hook(event: str, details: tuple[object, ...]) -> None:
        if is_counting and event in FILE_EVENTS and str(ledger) in str(details[0]):
            next(seen)

    sys.addaudithook(hook)
    main(ledger, [name])
    is_counting = False
    return next(seen)


@pytest.fixture(scope="module")
def spawn() -> Iterator[multiprocessing.context.ForkServerContext]:
    """Processes forked from a clean one that has imported everything: quick to start, with no thread or lock of ours."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([publish_until_killed.__module__])
    yield context


def check_whole(ledger: Path) -> Manifest:
    """Read everything a reader may read; return the published version."""
    manifest = head(ledger)
    assert manifest is not None
    files.verify(ledger, manifest)
    number = int(manifest.run_id.rpartition("-")[2])
    towns = {f"town-{n}": n for n in range(1, number + 1)}
    assert contents(ledger) == {"north": number, "south": number, **towns}
    assert len(rows(ledger, "runs")) == manifest.version == number
    with duckdb.connect(str(database.ensure(ledger)), read_only=True) as connection:
        assert connection.execute("SELECT version, run_id FROM snapshot").fetchall() == [(number, manifest.run_id)]
        for table, buckets in manifest.files.items():
            [(found,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
            assert found == sum(file.rows for file in buckets.values()), table
    return manifest


def seconds(process: multiprocessing.context.ForkServerProcess) -> float:
    """Run a process to its end; return how long it took."""
    started = perf_counter()
    process.start()
    process.join()
    assert process.exitcode == 0
    return perf_counter() - started


def moments(chance: random.Random, steps: int, duration: float) -> Iterator[tuple[int, float | None]]:
    """Yield when to kill: at a step, at one of the last (around the flip), or after some seconds; by turns."""
    for number in range(KILLS):
        if number % 3 == 2:
            yield 0, chance.uniform(0, duration)
        else:
            yield chance.randint(1 if number % 3 else steps - LAST_STEPS, steps), None


def test_a_publish_killed_at_any_moment_is_as_if_it_had_not_started_or_was_done(
    tmp_path: Path, spawn: multiprocessing.context.ForkServerContext
) -> None:
    ledger = tmp_path / "ledger"
    main(ledger, ["run-1"])
    steps = events(ledger, "run-2")
    duration = seconds(spawn.Process(target=publish_until_killed, args=(ledger, "run-3", 0)))
    endings = Counter[str]()
    for number, (step, delay) in enumerate(moments(random.Random(SEED), steps, duration), start=4):
        name = f"run-{number}"
        process = spawn.Process(target=publish_until_killed, args=(ledger, name, step))
        process.start()
        process.join(delay)
        process.kill()
        process.join()
        before = check_whole(ledger)
        assert before.run_id in (f"run-{number - 1}", name)
        endings["done" if before.run_id == name else "as before"] += process.exitcode == -signal.SIGKILL
        main(ledger, [name])
        assert check_whole(ledger).run_id == name
    assert endings["as before"] >= KILLS // 3 and endings["done"] >= 1, endings
    assert gc(ledger, keep=1)["versions kept"] == 1
    check_whole(ledger)


READER = """
import sys, time
from pathlib import Path
import duckdb
path, stop = sys.argv[1], Path(sys.argv[2])
SQL = '''
SELECT
    (SELECT version FROM snapshot),
    (SELECT count(*) FROM articles),
    (SELECT count(*) FROM runs),
    (SELECT count(*) FROM places),
    (SELECT count(*) FROM claims) - (SELECT count(*) FROM sentences),
    (SELECT max(value) FROM claims)
'''
reads, torn, versions = 0, [], set()
while not stop.exists():
    with duckdb.connect(path, read_only=True) as connection:
        for _ in range(3):
            [(version, articles, runs, places, difference, value)] = connection.execute(SQL).fetchall()
            reads += 1
            versions.add(version)
            if (articles, runs, places, difference, value) != (version + 2, version, version + 1, 0, version):
                torn.append((version, articles, runs, places, difference, value))
    print("read", flush=True) if reads == 3 else None
print(reads, len(versions), torn, flush=True)
"""


def test_a_reader_is_neither_blocked_nor_torn_by_publishing(tmp_path: Path) -> None:
    main(tmp_path, ["run-1"])
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", READER, str(database.path(tmp_path)), str(stop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "read\n"
        main(tmp_path, [f"run-{number}" for number in range(2, 12)])
        stop.touch()
        reads, versions, torn = reader.stdout.read().split(maxsplit=2)
    assert torn.strip() == "[]"
    assert int(versions) > 2
    assert int(reads) > 10
