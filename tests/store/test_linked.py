"""Ids that linking gives reach the rows published before: their buckets are written again, with the same one flip."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from link.actors_made import Articles, Told, article_id, new_run, stage

from newsledger.ledger import Manifest, head
from newsledger.link.step import link
from newsledger.quality.step import validate
from newsledger.run import Run
from newsledger.store import database
from newsledger.store.publish import publish

from .made import rows

FIRST, SECOND = Told("Qasem Soleimani", country="IRN"), Told("Qassem Suleimani", country="IRN")
OTHER = Told("Dana Ortiz", country="MEX")
TOWNS: Articles = {f"town-{n}": [Told(f"Mayor {letter}rown", country="USA")] for n, letter in enumerate("BCDFGKPT")}
LINKED = (
    ("actor_mentions", "actor_id"),
    ("event_roles", "actor_id"),
    ("event_mentions", "source_actor_id"),
    ("claims", "source_actor_id"),
)


def staged(ledger: Path, name: str, articles: Articles, day: int = 5) -> Run:
    run = stage(new_run(ledger, name), articles, days=dict.fromkeys(articles, day))
    link(run)
    return run


def version(ledger: Path) -> Manifest:
    manifest = head(ledger)
    assert manifest is not None
    return manifest


def actors_of(ledger: Path, article: str) -> set[object]:
    """Return the ids that the rows of an article have, in all tables that have any."""
    return {
        actor
        for table, column in LINKED
        for key, actor in rows(ledger, table, f"article_id, {column}")
        if key == article_id(article)
    }


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of an actor, and of towns that have nothing to do with it."""
    publish(staged(tmp_path, "run-1", {"late": [FIRST, OTHER], **TOWNS}))
    return tmp_path


def test_rows_published_before_get_the_id_that_linking_gives_now(ledger: Path) -> None:
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    assert actors_of(ledger, "early") == {SECOND.key}
    assert actors_of(ledger, "late") == {SECOND.key, OTHER.key}
    assert {row for row in rows(ledger, "actor_mentions", "actor_key, actor_id") if row[0] == FIRST.key} == {
        (FIRST.key, SECOND.key)
    }


def test_the_database_holds_the_same_ids_and_every_actor_has_its_row(ledger: Path) -> None:
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    with duckdb.connect(str(database.path(ledger)), read_only=True) as connection:
        for table, column in LINKED:
            strangers = f"SELECT count(*) FROM {table} ANTI JOIN actors ON {table}.{column} = actors.actor_id"
            assert connection.execute(strangers).fetchall() == [(0,)], table


def test_only_the_buckets_of_rows_with_another_id_are_written_again(ledger: Path) -> None:
    before = version(ledger).files
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    after = version(ledger).files
    holding = {b for b, file in before["articles"].items() if article_id("late") in ids_in(ledger, file.path)}
    holding |= {b for b, file in after["articles"].items() if article_id("early") in ids_in(ledger, file.path)}
    for table, _ in LINKED:
        changed = {bucket for bucket, file in after[table].items() if file != before[table].get(bucket)}
        assert changed == holding, table


def ids_in(ledger: Path, path: str) -> set[str]:
    sql = "SELECT article_id FROM read_parquet($path, hive_partitioning = false)"
    with duckdb.connect() as connection:
        return {row[0] for row in connection.execute(sql, {"path": str(ledger / path)}).fetchall()}


def test_articles_whose_rows_have_another_id_keep_their_own_files(ledger: Path) -> None:
    before = version(ledger).files
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    after = version(ledger).files
    written = [bucket for bucket, file in after["articles"].items() if file != before["articles"].get(bucket)]
    assert len(written) == 1


def test_when_the_article_that_named_an_actor_first_is_gone_the_next_one_lends_its_id(ledger: Path) -> None:
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    run = new_run(ledger, "run-3")
    run.work.mkdir(parents=True, exist_ok=True)
    (run.work / "retract.json").write_text(json.dumps({"article_ids": [article_id("early")]}))
    link(run)
    publish(run)
    assert actors_of(ledger, "late") == {FIRST.key, OTHER.key}


def test_a_run_that_changes_nothing_leaves_ids_as_they_are(ledger: Path) -> None:
    publish(staged(ledger, "run-2", {"early": [SECOND]}, day=1))
    before = version(ledger)
    idle = staged(ledger, "run-3", {})
    publish(idle)
    assert idle.summary("publish")["status"] == "unchanged"
    assert version(ledger) == before


def test_publishing_a_published_run_again_verifies_it(ledger: Path) -> None:
    run = staged(ledger, "run-2", {"early": [SECOND]}, day=1)
    publish(run)
    before = version(ledger)
    publish(run)
    assert version(ledger) == before


def test_a_run_that_died_before_the_flip_is_published_by_doing_it_again(ledger: Path, tmp_path: Path) -> None:
    run = staged(ledger, "run-2", {"early": [SECOND]}, day=1)
    kept, old_head = tmp_path / "kept", (ledger / "HEAD").read_text()
    shutil.copytree(run.directory, kept)
    publish(run)
    expected = {table: rows(ledger, table) for table, _ in LINKED}
    (ledger / "HEAD").write_text(old_head)
    shutil.rmtree(run.directory)
    shutil.copytree(kept, run.directory)
    publish(run)
    assert {table: rows(ledger, table) for table, _ in LINKED} == expected
    assert version(ledger).version == 2


def test_validation_sees_the_ids_that_will_be_published(ledger: Path) -> None:
    run = staged(ledger, "run-2", {"early": [SECOND], "later": [FIRST]}, day=1)
    validate(run)
    failed = [row["check_name"] for row in run.read("checks").to_pylist() if not row["is_success"]]
    assert failed == []
