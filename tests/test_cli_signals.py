"""Signals: whatever ends ``newsledger run``, one line says so, the lock is free, and no worker outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsledger.store.lock import locked

PATIENCE_SECONDS = 60


def start(sample: Path, ledger: Path) -> "subprocess.Popen[str]":
    """Start a run with a pool of two workers, at the head of a group of its own."""
    command = [sys.executable, "-m", "newsledger", "run", str(sample), "--ledger", str(ledger), "--workers", "2"]
    variables = os.environ | {"NEWSLEDGER_CHUNK_SIZE": "2"}
    return subprocess.Popen(command, env=variables, start_new_session=True, stderr=subprocess.PIPE, text=True)


def group(leader: int) -> list[str]:
    """Return the living processes of a group, one line each."""
    found = subprocess.run(["ps", "-ww", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=2) for line in found.splitlines()]
    return [arguments for pgid, state, arguments in rows if int(pgid) == leader and not state.startswith("Z")]


def workers(leader: int) -> list[str]:
    return [arguments for arguments in group(leader) if "spawn_main" in arguments]


def wait_for_workers(process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(workers(process.pid)) < 2:
        assert process.poll() is None and time.monotonic() < deadline, "no worker was started"
        time.sleep(0.05)


def wait_for_the_end_of(leader: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while left := group(leader):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("number", "is_to_all", "code"),
    [(signal.SIGINT, True, 130), (signal.SIGTERM, False, 143), (signal.SIGKILL, False, -9)],
    ids=["Ctrl-C, which all processes get", "SIGTERM to the parent", "SIGKILL to the parent"],
)
def test_a_signal_ends_the_run_and_its_workers(
    tmp_path: Path, sample: Path, number: signal.Signals, is_to_all: bool, code: int
) -> None:
    ledger = tmp_path / "ledger"
    with start(sample, ledger) as process:
        wait_for_workers(process)
        (os.killpg if is_to_all else os.kill)(process.pid, number)
        _, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == code
    wait_for_the_end_of(process.pid)
    assert "Traceback" not in errors
    if code > 0:
        assert errors == f"newsledger: stopped by {number.name}; what was published is whole: run again\n"
    with locked(ledger):
        assert not (ledger / "HEAD").exists()
