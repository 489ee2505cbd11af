"""Bad rows of actors: what moves, and that the ids of linking follow."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsledger.link.step import link
from newsledger.quality.step import validate
from newsledger.run import Run
from tests.link.actors_made import Articles, Told, new_run, stage

FIRST, SECOND = Told("Qasem Soleimani", country="IRN"), Told("Qassem Suleimani", country="IRN")
ORTIZ, WEBB = Told("Dana Ortiz", country="MEX"), Told("Harlan Webb", country="USA")
ARTICLES: Articles = {"a": [FIRST, ORTIZ], "b": [SECOND, WEBB], "c": [ORTIZ, WEBB], "d": [WEBB, FIRST]}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Four articles, of which two spell one actor in two ways, linked."""
    made = stage(new_run(tmp_path, "run-1"), ARTICLES)
    link(made)
    return made


def damage(run: Run, table: str, bad: dict[str, object], **values: object) -> None:
    """Change the staged rows of a table that have the values ``bad``."""
    path = run.staged(table)[0]
    rows = pq.read_table(path, partitioning=None).to_pylist()
    for row in rows:
        if bad.items() <= row.items():
            row.update(values)
    run.stage(table, path.stem, run.read(table).from_pylist(rows, schema=run.read(table).schema))


def keys(run: Run) -> set[object]:
    return set(run.read("actor_mentions")["actor_key"].to_pylist())


def names(run: Run) -> list[str]:
    return run.read("actors")["name"].to_pylist()


def not_held(run: Run) -> set[str]:
    return {row["check_name"] for row in run.read("checks").to_pylist() if not row["is_success"]}


def test_ids_are_checked_as_they_will_be_published(run: Run) -> None:
    validate(run)
    assert not_held(run) == set()
    assert sorted(names(run)) == sorted((FIRST.name, ORTIZ.name, WEBB.name))


def test_an_actor_whose_only_mention_is_bad_is_no_actor_and_its_roles_lose_it(run: Run) -> None:
    damage(run, "actor_mentions", {"actor_key": SECOND.key}, confidence=7.0)
    validate(run)
    assert SECOND.key not in keys(run)
    assert SECOND.name not in run.read("actor_aliases")["alias"].to_pylist()
    roles = [row for row in run.read("event_roles").to_pylist() if row["text"] == SECOND.name]
    assert [row["actor_mention_id"] for row in roles] == [None]


def test_mentions_of_an_actor_whose_row_is_bad_lose_it_for_good(run: Run) -> None:
    damage(run, "actors", {"name": ORTIZ.name}, country="mexico")
    validate(run)
    assert ORTIZ.name not in names(run)
    assert {row["actor_key"] for row in run.read("actor_mentions").to_pylist() if row["text"] == ORTIZ.name} == {None}
