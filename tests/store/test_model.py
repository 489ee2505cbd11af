"""For any history of runs the ledger is what a dict would be; what is published is what was announced."""

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsledger import tables
from newsledger.current import replaced_ids, surviving_sql
from newsledger.records import Scope
from newsledger.run import Run, write_atomically
from newsledger.store.publish import publish

from .made import article_id, contents, new_run, rows, stage

NAMES = ("east", "west", "north", "hill")
ARTICLE_TABLES = tuple(spec.name for spec in tables.tables(Scope.ARTICLE))
# One run: the articles it brings or revises, and those it retracts.
RUNS = st.tuples(
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 9), max_size=3),
    st.sets(st.sampled_from(NAMES), max_size=1),
)


def staged_run(ledger: Path, number: int, brought: Mapping[str, int], retracted: set[str]) -> Run:
    run = new_run(ledger, f"run-{number}")
    for part, (name, content) in enumerate(brought.items()):
        stage(run, {name: content}, f"part-{part:05d}")
    ids = sorted(article_id(name) for name in retracted)
    write_atomically(run.work / "retract.json", json.dumps({"article_ids": ids}))
    return run


def surviving(run: Run) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect() as connection:
        return {
            name: connection.execute(f"SELECT * FROM ({surviving_sql(run, name)}) ORDER BY ALL").fetchall()
            for name in ARTICLE_TABLES
        }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=st.lists(RUNS, min_size=1, max_size=4))
def test_any_history_gives_what_a_dict_would_hold(history: list[tuple[dict[str, int], set[str]]]) -> None:
    with TemporaryDirectory() as folder:
        ledger, model = Path(folder) / "several", dict[str, int]()
        for number, (brought, retracted) in enumerate(history):
            run = staged_run(ledger, number, brought, retracted)
            announced = surviving(run)
            assert replaced_ids(run) == {article_id(name) for name in brought.keys() | retracted}
            publish(run)
            model = {name: content for name, content in (model | brought).items() if name not in retracted}
            assert contents(ledger) == model
            assert {name: rows(ledger, name) for name in ARTICLE_TABLES} == announced
        once = Path(folder) / "once"
        publish(staged_run(once, 1, model, set()))
        for name in ARTICLE_TABLES:
            assert rows(once, name) == rows(ledger, name)
