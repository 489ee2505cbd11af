"""What all tests share: no settings of the developer's machine, no analytics, the sample news."""

import os
import sys
from collections.abc import Iterator
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


@pytest.fixture(autouse=True)
def same_extractors() -> Iterator[None]:
    """A test that reads lexicons of its own has the extractors imported anew: those that other tests hold come back."""
    before = {name: module for name, module in sys.modules.items() if name.startswith("newsledger.extract.")}
    yield
    if any(sys.modules.get(name) is not module for name, module in before.items()):
        sys.modules.update(before)
        for name, module in before.items():
            parent, _, child = name.rpartition(".")
            setattr(sys.modules[parent], child, module)


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the folder of the sample news."""
    return SAMPLE
