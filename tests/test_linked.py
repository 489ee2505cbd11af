"""Ids that linking gives: made of a row's key by a map, wherever the row is read before it is published."""

from pathlib import Path

import duckdb
import pytest
from link.actors_made import Told, article_id, new_run, stage
from store.made import rows

from newsledger.current import surviving_sql
from newsledger.ids import make_id
from newsledger.linked import ACTORS, EVENTS, LINKED, Linked, forget, key_column, write_map
from newsledger.run import Run
from newsledger.store.publish import publish
from newsledger.tables import table

HOLT, CARVER = Told("Marian Holtmann"), Told("Ada Carver")
ARTICLES = {"a": [HOLT, CARVER], "b": [CARVER]}


def mention(name: str) -> str:
    """Return the id of the event mention of an article."""
    return make_id("evm", article_id(name))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return stage(new_run(tmp_path, "run-1"), ARTICLES)


def survivors(run: Run, name: str, columns: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT {columns} FROM ({surviving_sql(run, name)}) ORDER BY ALL").fetchall()


@pytest.mark.parametrize("linked", LINKED, ids=lambda linked: f"{linked.table}.{linked.column}")
def test_every_linked_column_and_its_key_are_columns_of_the_tables(linked: Linked) -> None:
    assert linked.column in table(linked.table).column_names
    assert linked.key in table(linked.through.table if linked.through else linked.table).column_names


def test_without_a_map_rows_are_as_they_were_staged(run: Run) -> None:
    assert set(survivors(run, "actor_mentions", "actor_id")) == {(HOLT.key,), (CARVER.key,)}
    assert survivors(run, "claims", "event_id") == [(None,), (None,)]


def test_a_key_that_the_map_of_actors_leaves_out_is_its_own_id(run: Run) -> None:
    write_map(run, ACTORS, {CARVER.key: "act_1"})
    assert set(survivors(run, "actor_mentions", "actor_id, actor_key")) == {(HOLT.key, HOLT.key), ("act_1", CARVER.key)}
    assert set(survivors(run, "event_roles", "actor_id, text")) == {(HOLT.key, HOLT.name), ("act_1", CARVER.name)}
    assert {actor for (actor,) in survivors(run, "event_mentions", "source_actor_id")} == {HOLT.key, "act_1"}
    assert {actor for (actor,) in survivors(run, "claims", "source_actor_id")} == {HOLT.key, "act_1"}


def test_a_key_that_the_map_of_events_leaves_out_has_no_id(run: Run) -> None:
    write_map(run, EVENTS, {mention("a"): "evt_1"})
    assert survivors(run, "event_mentions", "event_mention_id, event_id") == sorted(
        [(mention("a"), "evt_1"), (mention("b"), None)]
    )


def test_two_maps_fill_two_columns_of_one_row_and_leave_the_others(run: Run) -> None:
    before = survivors(run, "event_mentions", "* EXCLUDE (event_id, source_actor_id)")
    write_map(run, EVENTS, {mention("b"): "evt_1"})
    write_map(run, ACTORS, {CARVER.key: "act_1"})
    assert ("evt_1", "act_1") in survivors(run, "event_mentions", "event_id, source_actor_id")
    assert survivors(run, "event_mentions", "* EXCLUDE (event_id, source_actor_id)") == before


def test_forgotten_maps_leave_rows_as_they_were(run: Run) -> None:
    write_map(run, ACTORS, {CARVER.key: "act_1"})
    forget(run)
    assert set(survivors(run, "actor_mentions", "actor_id")) == {(HOLT.key,), (CARVER.key,)}


def test_publishing_writes_what_the_maps_say_also_of_articles_published_before(run: Run) -> None:
    write_map(run, EVENTS, {mention("a"): "evt_1", mention("b"): "evt_2"})
    publish(run)
    later = stage(new_run(run.ledger, "run-2"), {"c": [CARVER]})
    write_map(later, EVENTS, {mention("a"): "evt_1", mention("b"): "evt_1", mention("c"): "evt_1"})
    publish(later)
    assert set(rows(run.ledger, "event_mentions", "event_id")) == {("evt_1",)}


def test_the_key_of_a_linked_column_is_known() -> None:
    assert key_column("actor_mentions", "actor_id") == "actor_key"
    assert key_column("event_roles", "actor_id") is None
    assert key_column("claims", "event_id") is None
