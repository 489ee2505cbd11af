"""What all tests share: no settings of the developer's machine, no analytics, the sample news."""

import os
from pathlib import Path

import pytest

from newsledger.exits import forget_duckdb_at_exit

forget_duckdb_at_exit()
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["DO_NOT_TRACK"] = "1"
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"


@pytest.fixture(autouse=True)
def no_outside_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's ``NEWSLEDGER_*`` variables must not change what a test sees."""
    for name in [name for name in os.environ if name.startswith("NEWSLEDGER_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the folder of the sample news."""
    return SAMPLE
