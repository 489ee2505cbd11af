"""One writer at a time: ``flock`` on ``LEDGER/.lock``, which the kernel frees when the process dies."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from newsledger.errors import LedgerError, LedgerLocked
from newsledger.run import utc_now

LOCK_FILE = ".lock"
# Ledgers that this process holds, and the process that took them: a forked child has not taken what it inherits.
_holders: dict[Path, int] = {}


def held(ledger: Path) -> bool:
    """Whether this process holds the ledger's lock."""
    return _holders.get(ledger.resolve()) == os.getpid()


@contextmanager
def locked(ledger: Path) -> Iterator[None]:
    """Hold the ledger's lock; make its folder where there is none.

    Raises:
        LedgerLocked: another run, in this process or another, holds it; nothing was touched.
        LedgerError: the folder cannot be made or written to, or its file system has no locks.
    """
    with _opened(ledger) as file:
        _acquire(file, ledger)
        _holders[ledger.resolve()] = os.getpid()
        try:
            yield
        finally:
            del _holders[ledger.resolve()]


def holding(ledger: Path) -> AbstractContextManager[None]:
    """Hold the ledger's lock for a while: that of the run around it in this process, else one of its own."""
    return nullcontext() if held(ledger) else locked(ledger)


def _opened(ledger: Path) -> TextIO:
    try:
        ledger.mkdir(parents=True, exist_ok=True)
        return (ledger / LOCK_FILE).open("a+", encoding="utf-8")
    except OSError as error:
        raise LedgerError(f"{ledger}: no folder to write a ledger into ({error.strerror}); name another") from error


def _acquire(file: TextIO, ledger: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LedgerLocked(
            f"{ledger}: another run{_holder(file)} is writing this ledger; wait for it to end, or name another ledger"
        ) from None
    except OSError as error:
        raise LedgerError(f"{ledger}: cannot lock ({error}); keep the ledger on a file system with flock") from error
    file.truncate(0)
    file.write(json.dumps({"pid": os.getpid(), "since": utc_now().isoformat(timespec="seconds")}))
    file.flush()


def _holder(file: TextIO) -> str:
    """Return who holds the lock, in words; empty where the holder has not written it yet."""
    try:
        file.seek(0)
        facts = json.loads(file.read())
    except ValueError:
        return ""
    return f" (process {facts['pid']}, since {facts['since']} UTC)"
