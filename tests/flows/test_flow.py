"""The flow walks the same steps as the library, leaves an artifact, and needs no server of the user's."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsledger import orchestration
from newsledger.errors import LedgerLocked, ValidationFailed
from newsledger.pipeline import STEPS
from newsledger.settings import Settings
from newsledger.store.lock import locked


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The flow, on a temporary server with a home of its own, without heartbeats."""
    home = tmp_path_factory.mktemp("prefect")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(home))
        patch.delenv("PREFECT_API_URL", raising=False)
        loaded = orchestration.load("pipeline", home)
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
        from prefect.testing.utilities import prefect_test_harness

        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), prefect_test_harness(120):
            yield loaded


@pytest.fixture(scope="module")
def result(flow: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    ledger = tmp_path_factory.mktemp("flow")
    outcome: dict[str, Any] = flow(sources=["data/sample"], ledger=str(ledger), settings={"workers": 1})
    return outcome


def test_a_run_publishes_and_returns_its_counts(result: dict[str, Any]) -> None:
    assert result["status"] == "published"
    assert result["version"] == 1
    assert result["rows"]["articles"] == result["incoming"]["articles_new"] > 10


def test_the_flow_walks_the_steps_of_the_library_as_tasks(result: dict[str, Any]) -> None:
    from prefect.client.orchestration import get_client

    async def names() -> set[str]:
        async with get_client() as client:
            return {run.name.rsplit("-", 1)[0] for run in await client.read_task_runs()}

    assert {step.__name__ for step in STEPS} <= asyncio.run(names())


def test_a_run_leaves_an_artifact_with_its_summary_and_a_link_to_the_report(result: dict[str, Any]) -> None:
    from prefect.artifacts import Artifact

    artifact = Artifact.get("newsledger-run")
    assert artifact is not None
    assert result["run_id"] in str(artifact.data)
    assert (Path(result["directory"]) / "report.html").as_uri() in str(artifact.data)


def test_a_second_run_with_nothing_new_publishes_nothing(flow: Any, result: dict[str, Any]) -> None:
    ledger = Path(result["directory"]).parents[1]
    again = flow(sources=["data/sample"], ledger=str(ledger), settings={"workers": 1})
    assert (again["status"], again["version"]) == ("unchanged", 1)


def test_a_run_of_refused_documents_alone_fails_the_flow(flow: Any, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(ValidationFailed):
        flow(sources=[str(tmp_path / "empty.txt")], ledger=str(tmp_path / "ledger"))
    assert not (tmp_path / "ledger" / "HEAD").exists()


def test_a_second_run_at_the_same_time_is_refused(flow: Any, tmp_path: Path) -> None:
    settings = Settings(ledger=tmp_path)
    with locked(settings.ledger), pytest.raises(LedgerLocked):
        flow(sources=["data/sample"], ledger=str(tmp_path))
