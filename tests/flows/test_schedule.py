"""A cron schedule truly runs: the pins of fastapi and sqlalchemy are right as long as this passes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsledger.ledger import head

# A cron of every minute fires within 60 seconds; starting the server and the run takes up to a minute on a slow machine.
PATIENCE_SECONDS = 240


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news" / "storm.txt"
    path.parent.mkdir()
    path.write_text(
        "Storm closes schools in Jutland\n\n"
        "At least 12 people were injured when a storm crossed Denmark on Tuesday, the police said. "
        "More than 300 schools were closed and 4,000 homes lost power.\n"
    )
    return path


def test_serve_runs_the_flow_when_its_cron_says_so(article: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger"
    command = [
        sys.executable,
        "-m",
        "newsledger",
        "serve",
        str(article.parent),
        "--cron",
        "* * * * *",
        "--ledger",
        str(ledger),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    with (tmp_path / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            deadline = time.monotonic() + PATIENCE_SECONDS
            while head(ledger) is None and time.monotonic() < deadline and process.poll() is None:
                time.sleep(1)
            manifest = head(ledger)
            assert manifest is not None, (tmp_path / "serve.log").read_text()
            assert sum(file.rows for file in manifest.files["articles"].values()) == 1
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=60)
