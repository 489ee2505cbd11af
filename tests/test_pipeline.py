"""A step done twice on one run's directory leaves what it leaves when it is done once: Prefect may retry any of them."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from newsledger import ledger, tables
from newsledger.pipeline import STEPS, opened, timed
from newsledger.run import Run
from newsledger.settings import Settings

# When something happened is not what happened.
CLOCKS = ("finished_at",)


def staged(run: Run) -> dict[str, pa.Table]:
    """Return the staged rows of all tables, in one order."""
    found = {}
    for spec in tables.tables():
        rows = run.read(spec.name)
        rows = rows.drop_columns([name for name in CLOCKS if name in rows.column_names])
        found[spec.name] = duckdb.sql("FROM rows ORDER BY ALL").to_arrow_table()
    return found


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> dict[str, tuple[dict[str, pa.Table], ...]]:
    """What was staged after each step was done once, and after it was done again."""
    settings = Settings(ledger=tmp_path_factory.mktemp("twice"), executor="serial", chunk_size=5)
    seen = {}
    with opened([str(sample)], settings) as run:
        for step in STEPS:
            timed(run, step)
            once = staged(run)
            timed(Run.load(run.directory), step)
            seen[step.__name__] = (once, staged(run))
    manifest = ledger.head(settings.ledger)
    assert manifest is not None and manifest.version == 1
    return seen


@pytest.mark.parametrize("step", [step.__name__ for step in STEPS])
def test_a_step_done_twice_stages_what_it_stages_once(
    step: str, twice: dict[str, tuple[dict[str, pa.Table], ...]]
) -> None:
    once, again = twice[step]
    assert once["articles"].num_rows
    assert [name for name in once if not once[name].equals(again[name])] == []
