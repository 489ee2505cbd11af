"""Executors: one protocol, ``map`` a function over chunks. Workers write files and return small facts."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from newsledger.errors import UsageError
from newsledger.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
# Chunks handed to the pool ahead of the workers: enough to keep them busy, few enough to keep memory flat.
QUEUED_PER_WORKER = 2


class Executor(Protocol):
    """Maps a picklable function over chunks; results come in order of completion, or of chunks where serial."""

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """Yield ``function(chunk)`` for every chunk. An exception in one stops the map and is raised here."""
        ...


class SerialExecutor:
    """Runs everything here, in order."""

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """Yield results in the order of the chunks."""
        yield from map(function, chunks)


class ProcessExecutor:
    """A pool of spawned processes: no lock or thread of the parent is copied into a worker.

    Workers end with the parent, however it ends: each waits at a pipe whose other end only the parent has.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """Yield results as they finish; chunks are drawn lazily, a few ahead of the workers."""
        remaining = iter(chunks)
        with _pool(self.workers) as pool:
            running: set[Future[R]] = set()
            while True:
                with _interrupts_held():
                    for chunk in _take(remaining, self.workers * QUEUED_PER_WORKER - len(running)):
                        running.add(pool.submit(function, chunk))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Yield a pool of processes; whatever ends the block early ends them at once, in the middle of a chunk."""
    context = multiprocessing.get_context("spawn")
    alive, hold = context.Pipe(duplex=False)
    with alive, hold, ProcessPoolExecutor(workers, context, initializer=_end_with_parent, initargs=(alive,)) as pool:
        try:
            yield pool
        except BaseException:
            hold.close()
            raise


def _end_with_parent(alive: "Connection[Any, Any]") -> None:
    """Be what a worker does first: end when the parent lets go of its end of the pipe, which the kernel does for a dead one."""

    def watch() -> None:
        with suppress(EOFError, OSError):
            alive.recv()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold SIGINT back while processes are started, which inherit this.

    A terminal sends Ctrl-C to all of them; so it is the parent's alone to answer.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class DaskExecutor:
    """A Dask cluster, by the address of its scheduler; its workers must see the ledger's folder."""

    def __init__(self, address: str) -> None:
        self.address = address

    def map(self, function: Callable[[T], R], chunks: Iterable[T]) -> Iterator[R]:
        """Yield results as they finish.

        Raises:
            ConnectionError: no scheduler answers there.
        """
        from distributed import as_completed

        with self._client() as client:
            remaining = iter(chunks)
            ahead = max(1, sum(client.nthreads().values())) * QUEUED_PER_WORKER
            running: Any = as_completed(loop=client.loop)
            for chunk in _take(remaining, ahead):
                running.add(client.submit(function, chunk, pure=False))
            for future in running:
                yield future.result()
                for chunk in _take(remaining, 1):
                    running.add(client.submit(function, chunk, pure=False))

    def _client(self) -> Any:
        from distributed import Client

        try:
            return Client(self.address, set_as_default=False)
        except (OSError, ValueError) as error:  # ValueError: an address that is none
            raise ConnectionError(f"dask_address {self.address}: no scheduler answers there ({error})") from error


def _take(items: Iterator[T], count: int) -> Iterator[T]:
    with suppress(StopIteration):
        for _ in range(count):
            yield next(items)


def executor(settings: Settings) -> Executor:
    """Return the executor that the settings name.

    Raises:
        UsageError: ``executor = "dask"`` without an address.
    """
    if settings.executor == "dask":
        if not settings.dask_address:
            raise UsageError("executor = 'dask' needs dask_address, the address of a scheduler (tcp://host:8786)")
        return DaskExecutor(settings.dask_address)
    if settings.executor == "serial" or settings.workers == 1:
        return SerialExecutor()
    return ProcessExecutor(settings.workers)
