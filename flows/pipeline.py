"""The Prefect flow: walks ``newsledger.pipeline.STEPS`` as tasks, with retries, a summary artifact and schedules.

Tasks take and return the path of the run's directory: what they read and write lies there, so that any task can be
retried, or run by another process that sees the same folder. ``newsledger run --flow`` runs it once, ``newsledger serve``
on a schedule, and ``prefect.yaml`` deploys it.
"""

from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.schedules import Cron
from prefect.tasks import exponential_backoff

from newsledger import project
from newsledger.exits import forget_duckdb_at_exit
from newsledger.pipeline import STEPS, Step, opened, timed
from newsledger.quality.report import write_report
from newsledger.run import Run
from newsledger.settings import load_settings
from newsledger.summary import as_markdown, summarize

forget_duckdb_at_exit()
NETWORK_RETRIES = 3
FIRST_DELAY_SECONDS = 2


def is_network(task: Any, task_run: Any, state: Any) -> bool:
    """Whether a task failed on the network, so that trying again may help; nothing else is tried twice."""
    try:
        state.result()
    except (ConnectionError, TimeoutError):
        return True
    except Exception:
        return False
    return False


def as_task(step: Step) -> Any:
    """Return a step of the road as a task that takes and returns the path of a run's directory."""

    def walk_step(directory: Path) -> Path:
        timed(Run.load(directory), step)
        return directory

    return task(
        walk_step,
        name=step.__name__,
        description=(step.__doc__ or "").split("\n")[0],
        retries=NETWORK_RETRIES,
        retry_delay_seconds=exponential_backoff(backoff_factor=FIRST_DELAY_SECONDS),
        retry_condition_fn=is_network,
        persist_result=False,
    )


TASKS = tuple(as_task(step) for step in STEPS)


@flow(name="newsledger", description="News in; a published ledger of events, actors and numeric claims out.")
def pipeline(
    sources: list[str],
    ledger: str | None = None,
    config: str | None = None,
    settings: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Read the sources and publish what is new; a ledger takes one run at a time.

    Args:
        sources: files, folders, globs or URLs.
        ledger: folder of the ledger; what the settings say otherwise.
        config: a TOML file with settings.
        settings: fields of ``newsledger.settings.Settings``, before those of the file.

    Returns:
        The run's id, directory, status, version and counts, as JSON values.
    """
    overrides = {"ledger": ledger} | (settings or {})
    chosen = load_settings(Path(config) if config else None, **overrides)
    with opened(sources, chosen) as run:
        directory = run.directory
        try:
            for step in TASKS:
                directory = step(directory)
        finally:
            write_report(run)
            summary = summarize(run)
            create_markdown_artifact(as_markdown(summary), key="newsledger-run", description=f"Run {run.run_id}")
    return {
        "run_id": run.run_id,
        "directory": str(directory),
        "status": summary.status,
        "version": summary.version,
        "incoming": summary.incoming,
        "rows": summary.rows,
    }


def serve(sources: list[str], ledger: str, settings: dict[str, Any], cron: str, name: str) -> None:
    """Register a deployment of the flow with a cron schedule (UTC) and run it here, one run at a time, until ended."""
    deployed = pipeline.from_source(source=str(project.root()), entrypoint="flows/pipeline.py:pipeline")
    deployed.serve(
        name=name,
        schedule=Cron(cron, timezone="UTC"),
        parameters={"sources": sources, "ledger": ledger, "settings": settings},
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        limit=1,
        print_starting_message=False,
    )
