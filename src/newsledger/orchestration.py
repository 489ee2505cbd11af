"""Running the flow without importing Prefect here: its environment, and ``flows/pipeline.py`` loaded by path."""

import os
import runpy
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from newsledger import project
from newsledger.errors import UsageError
from newsledger.settings import Settings

SERVER_START_SECONDS = 120
LOOPBACK = "127.0.0.1"


def environment(ledger: Path) -> dict[str, str]:
    """Return the variables that Prefect is given: those already set win.

    Both analytics switches are needed. The home is inside the ledger, so that runs of two ledgers share no database.
    """
    wanted = {
        "PREFECT_HOME": str(ledger.absolute() / ".prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(SERVER_START_SECONDS),
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
    }
    return {name: os.environ.get(name, value) for name, value in wanted.items()}


def _set_environment(ledger: Path) -> None:
    """Give this process the variables, and make the home: Prefect's server starts in vain where its parent is missing."""
    variables = environment(ledger)
    Path(variables["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)
    os.environ.update(variables)


def load(name: str, ledger: Path) -> Any:
    """Set Prefect's environment and return ``name`` from ``flows/pipeline.py``: the flow, or the function that serves it."""
    _set_environment(ledger)
    return runpy.run_path(str(project.path("flows", "pipeline.py")), run_name="newsledger_flow")[name]


def run_flow(sources: Sequence[str], settings: Settings) -> dict[str, Any]:
    """Run the flow once: on the server that ``PREFECT_API_URL`` names, else on a temporary one."""
    result: dict[str, Any] = load("pipeline", settings.ledger)(
        sources=[str(source) for source in sources],
        ledger=str(settings.ledger),
        settings=settings.model_dump(mode="json", exclude={"ledger"}),
    )
    return result


def free_port() -> int:
    """Return a port on loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_until_healthy(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + SERVER_START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise UsageError(f"the Prefect server stopped as it started (exit {server.returncode}); see its log")
        try:
            with urlopen(f"{url}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    raise UsageError(f"the Prefect server did not answer at {url} in {SERVER_START_SECONDS} seconds")


@contextmanager
def server(ledger: Path) -> Iterator[str]:
    """Yield the API address of a server: ``PREFECT_API_URL`` where it is set, else one of our own on loopback.

    A temporary server of Prefect's own schedules nothing, so schedules need this one. It ends with the block.
    """
    if url := os.environ.get("PREFECT_API_URL"):
        yield url
        return
    port, home = free_port(), Path(environment(ledger)["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", LOOPBACK, "--port", str(port), "--no-ui"]
    url = f"http://{LOOPBACK}:{port}/api"
    with (home / "server.log").open("ab") as log:
        process = subprocess.Popen(command, env=os.environ | environment(ledger), stdout=log, stderr=log)
        try:
            _wait_until_healthy(url, process)
            os.environ["PREFECT_API_URL"] = url
            yield url
        finally:
            os.environ.pop("PREFECT_API_URL", None)
            process.terminate()
            process.wait(timeout=30)


def serve_flow(sources: Sequence[str], settings: Settings, cron: str, name: str) -> None:
    """Run the flow whenever ``cron`` (five fields, UTC) says so, one run at a time, until the process is ended."""
    # Prefect's runner forgets to await its own end when a signal stops it.
    warnings.filterwarnings("ignore", message="coroutine 'Runner", category=RuntimeWarning)
    with server(settings.ledger):
        load("serve", settings.ledger)(
            sources=[str(source) for source in sources],
            ledger=str(settings.ledger.absolute()),
            settings=settings.model_dump(mode="json", exclude={"ledger"}),
            cron=cron,
            name=name,
        )
