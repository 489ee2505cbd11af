"""One writer at a time; the lock of a process that died is free."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsledger.errors import LedgerLocked
from newsledger.store.lock import held, holding, locked
from newsledger.store.publish import publish

from .made import new_run, published, stage

HOLD = """
import sys, time
from pathlib import Path
from newsledger.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(ledger: Path) -> subprocess.Popen[str]:
    """Start a process that holds the ledger's lock; return it once it does."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(ledger)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_run_is_refused_and_told_who_is_writing(tmp_path: Path) -> None:
    process = holder(tmp_path)
    try:
        with (
            pytest.raises(LedgerLocked, match=rf"another run \(process {process.pid}, since .+ UTC\)"),
            locked(tmp_path),
        ):
            pass
    finally:
        process.kill()
        process.communicate()


def test_a_publish_that_is_refused_touches_nothing(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    run = stage(new_run(tmp_path, "run-2"), {"east": 2})
    before = sorted(path for path in tmp_path.rglob("*") if path.name != ".lock")
    process = holder(tmp_path)
    try:
        with pytest.raises(LedgerLocked):
            publish(run)
    finally:
        process.kill()
        process.communicate()
    assert sorted(path for path in tmp_path.rglob("*") if path.name != ".lock") == before


def test_a_killed_process_frees_the_lock(tmp_path: Path) -> None:
    process = holder(tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with locked(tmp_path):
        assert held(tmp_path)


def test_a_second_run_in_the_same_process_is_refused_too(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LedgerLocked), locked(tmp_path):
        pass


def test_publish_inside_a_run_uses_the_lock_of_the_run(tmp_path: Path) -> None:
    with locked(tmp_path), holding(tmp_path):
        assert held(tmp_path)
    assert not held(tmp_path)
    with holding(tmp_path):
        assert held(tmp_path)
    assert not held(tmp_path)


def test_the_lock_makes_the_ledgers_folder(tmp_path: Path) -> None:
    with locked(tmp_path / "new" / "ledger"):
        assert (tmp_path / "new" / "ledger").is_dir()
