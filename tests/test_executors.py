"""Every executor gives the same files for the same chunks; where the work runs changes nothing."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from newsledger import tables
from newsledger.errors import UsageError
from newsledger.executors import DaskExecutor, ProcessExecutor, SerialExecutor, executor
from newsledger.pipeline import opened, walk
from newsledger.records import Scope
from newsledger.settings import Settings

# What differs between two runs of the same news by design.
OF_THE_RUN = ("run_id", "ingested_at")


def square(number: int) -> int:
    """Return a number times itself; stands here because a worker must be able to import it."""
    return number * number


def fail_on_three(number: int) -> int:
    """Raise on one chunk of many."""
    if number == 3:
        raise ValueError("three is too many")
    return number


@pytest.fixture(scope="module")
def dask_address() -> Iterator[str]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(params=["serial", "processes", "dask"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    address = request.getfixturevalue("dask_address") if request.param == "dask" else None
    return Settings(ledger=tmp_path, executor=request.param, workers=2, chunk_size=5, dask_address=address)


def test_every_chunk_comes_back_once(settings: Settings) -> None:
    assert sorted(executor(settings).map(square, range(20))) == [n * n for n in range(20)]


def test_a_failing_chunk_is_raised_here(settings: Settings) -> None:
    with pytest.raises(ValueError, match="three is too many"):
        list(executor(settings).map(fail_on_three, range(6)))


def fingerprint(ledger: Path) -> dict[str, str]:
    """Return a hash of the sorted rows of every table of the published ledger."""
    with duckdb.connect(str(ledger / "newsledger.duckdb"), read_only=True) as connection:
        hashes = {}
        for table in tables.tables(Scope.ARTICLE, Scope.DERIVED):
            columns = ", ".join(name for name in table.column_names if name not in OF_THE_RUN)
            rows = connection.execute(f"SELECT {columns} FROM {table.name} ORDER BY ALL").fetchall()
            hashes[table.name] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return hashes


@pytest.fixture(scope="module")
def serial_fingerprint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    ledger = tmp_path_factory.mktemp("serial")
    settings = Settings(ledger=ledger, executor="serial", workers=1)
    with opened(["data/sample"], settings) as run:
        walk(run)
    return fingerprint(ledger)


def test_every_executor_publishes_the_same_ledger(settings: Settings, serial_fingerprint: dict[str, str]) -> None:
    with opened(["data/sample"], settings) as run:
        walk(run)
    assert fingerprint(settings.ledger) == serial_fingerprint


def test_the_settings_choose_the_executor() -> None:
    assert isinstance(executor(Settings(executor="serial")), SerialExecutor)
    assert isinstance(executor(Settings(executor="processes", workers=1)), SerialExecutor)
    assert isinstance(executor(Settings(executor="processes", workers=2)), ProcessExecutor)
    assert isinstance(executor(Settings(executor="dask", dask_address="tcp://127.0.0.1:8786")), DaskExecutor)


def test_dask_without_an_address_says_what_to_do() -> None:
    with pytest.raises(UsageError, match="dask_address"):
        executor(Settings(executor="dask"))


def test_a_dask_scheduler_that_does_not_answer_is_a_failure_of_the_network() -> None:
    """So the flow tries again."""
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(ConnectionError, match="tcp://127"),
    ):
        list(DaskExecutor("tcp://127.0.0.1:9").map(str, [1]))
