"""``newsledger.duckdb``: the same tables, described, always that of the published version."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from newsledger import tables
from newsledger.errors import LedgerError, LedgerLocked
from newsledger.ledger import head
from newsledger.store import catalog, database
from newsledger.store.publish import publish
from newsledger.store.views import views

from .made import new_run, published, rows, stage
from .test_lock import holder


def query(ledger: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database.path(ledger)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_database_holds_the_rows_of_the_parquet_files(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4, "west": 5})
    for spec in tables.tables():
        assert query(tmp_path, f"SELECT * FROM {spec.name} ORDER BY ALL") == rows(tmp_path, spec.name), spec.name


def test_every_table_column_and_view_carries_its_comment(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    described = {row["table_name"]: row["table_description"] for row in catalog.dictionary_rows()}
    columns = {(row["table_name"], row["column_name"]): row["description"] for row in catalog.dictionary_rows()}
    assert dict(query(tmp_path, "SELECT table_name, comment FROM duckdb_tables()")) == described
    found = query(tmp_path, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    assert {(t, c): text for t, c, text in found if t in described} == columns
    commented = query(tmp_path, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
    assert dict(commented) == {view.name: view.description for view in views()}
    assert all(text for text in [*described.values(), *columns.values(), *dict(commented).values()])


def test_data_dictionary_names_types_and_nulls_as_the_database_has_them(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    sql = "SELECT table_name, column_name, data_type, is_nullable FROM {} ORDER BY ALL"
    catalogued = query(tmp_path, sql.format("duckdb_columns() SEMI JOIN duckdb_tables() USING (table_name)"))
    assert query(tmp_path, sql.format("data_dictionary")) == catalogued


def test_only_types_that_every_tool_reads(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    types = {kind for (kind,) in query(tmp_path, "SELECT DISTINCT data_type FROM duckdb_columns() WHERE NOT internal")}
    assert types <= {"VARCHAR", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"}


def test_snapshot_says_which_version_the_file_holds(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    published(tmp_path, {"east": 5}, "run-2")
    manifest = head(tmp_path)
    assert manifest is not None
    [(version, run_id, name)] = query(tmp_path, "SELECT version, run_id, manifest FROM snapshot")
    assert (version, run_id, name) == (2, "run-2", manifest.name)
    assert (tmp_path / "manifests" / manifest.name).is_file()


def test_the_file_is_one_that_older_clients_open(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    [(tags,)] = query(tmp_path, "SELECT tags FROM duckdb_databases() WHERE NOT internal")
    assert str(tags["storage_version"]).startswith(database.STORAGE_VERSION)  # type: ignore[index, call-overload]


def missing(ledger: Path) -> None:
    database.path(ledger).unlink()


def damaged(ledger: Path) -> None:
    database.path(ledger).write_bytes(b"no database")


def stale(ledger: Path) -> None:
    kept = ledger / "kept.duckdb"
    shutil.copy(database.path(ledger), kept)
    published(ledger, {"east": 9}, "run-9")
    kept.replace(database.path(ledger))


def with_a_stray_log(ledger: Path) -> None:
    missing(ledger)
    (ledger / "newsledger.duckdb.wal").write_bytes(b"of another file")


@pytest.mark.parametrize("trouble", [missing, damaged, stale, with_a_stray_log])
def test_a_reader_gets_the_published_version_whatever_became_of_the_file(
    tmp_path: Path, trouble: Callable[[Path], None]
) -> None:
    published(tmp_path, {"east": 4})
    trouble(tmp_path)
    manifest = head(tmp_path)
    assert manifest is not None
    assert database.ensure(tmp_path) == tmp_path / "newsledger.duckdb"
    assert query(tmp_path, "SELECT version, run_id FROM snapshot") == [(manifest.version, manifest.run_id)]


def test_a_fresh_database_is_left_alone(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    before = database.path(tmp_path).stat().st_ino
    database.ensure(tmp_path)
    assert database.path(tmp_path).stat().st_ino == before


def test_while_a_run_is_writing_readers_get_the_version_before(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    stale(tmp_path)
    process = holder(tmp_path)
    try:
        assert query(database.ensure(tmp_path).parent, "SELECT version FROM snapshot") == [(1,)]
        missing(tmp_path)
        with pytest.raises(LedgerLocked):
            database.ensure(tmp_path)
    finally:
        process.kill()
        process.communicate()


def test_a_folder_without_a_ledger_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="nothing was published yet"):
        database.ensure(tmp_path)


def test_a_reader_that_holds_the_old_file_open_goes_on_reading_it(tmp_path: Path) -> None:
    published(tmp_path, {"east": 4})
    other = tmp_path / "linked.duckdb"
    other.hardlink_to(database.path(tmp_path))
    with duckdb.connect(str(other), read_only=True) as reader:
        publish(stage(new_run(tmp_path, "run-2"), {"east": 5, "west": 5}))
        assert reader.execute("SELECT version FROM snapshot").fetchall() == [(1,)]
        assert reader.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    assert query(tmp_path, "SELECT count(*) FROM articles") == [(2,)]
