"""A ledger that an older release published, before tables had the columns of today, is read, shown and added to."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from newsledger import tables
from newsledger.inspection import show_row
from newsledger.ledger import DataFile, head
from newsledger.run import write_atomically
from newsledger.store import database
from newsledger.store.files import sha256

from .made import claim_rows, contents, published, rows

LATER = ("entity_text", "currency_basis", "change_id", "total_claim_id", "event_basis")


def query(ledger: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(database.ensure(ledger)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def without_later_columns(ledger: Path, file: DataFile) -> DataFile:
    path = ledger / file.path
    pq.write_table(pq.read_table(path, partitioning=None).drop_columns(list(LATER)), path)
    return replace(file, sha256=sha256(path))


def age_files(ledger: Path) -> None:
    """Make the Parquet files of claims those of an older release, under the manifest that names them."""
    manifest = head(ledger)
    assert manifest is not None
    older = {bucket: without_later_columns(ledger, file) for bucket, file in manifest.files["claims"].items()}
    aged = replace(manifest, files=manifest.files | {"claims": older})
    write_atomically(ledger / "manifests" / manifest.name, aged.to_json())


def age_database(ledger: Path) -> None:
    """Make the database one that an older release built."""
    with duckdb.connect(str(database.path(ledger))) as connection:
        for name in LATER:
            connection.execute(f"ALTER TABLE claims DROP COLUMN {name}")
            connection.execute(f"DELETE FROM data_dictionary WHERE column_name = '{name}'")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    published(tmp_path, {"east": 4, "west": 5})
    age_files(tmp_path)
    age_database(tmp_path)
    return tmp_path


def test_the_columns_of_today_are_there_and_null(older: Path) -> None:
    found = query(older, f"SELECT count(*), {', '.join(f'count({name})' for name in LATER)} FROM claims")
    assert found == [(5, 0, 0, 0, 0, 0)]
    described = query(older, "SELECT column_name FROM data_dictionary WHERE table_name = 'claims' ORDER BY position")
    assert [name for (name,) in described] == list(tables.table("claims").column_names)


def test_the_views_of_today_answer(older: Path) -> None:
    assert query(older, "SELECT count(*) FROM claims_with_context") == [(5,)]


def test_an_old_claim_is_shown(older: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_row(older, claim_rows("east", 4)[0].claim_id)
    assert capsys.readouterr().out.splitlines()[0] == "4 bridge, as of 1 May 2031"


def test_a_run_adds_to_it_and_old_rows_stay_as_they_were(older: Path) -> None:
    before = rows(older, "sentences")
    published(older, {"north": 3}, "run-2")
    assert contents(older) == {"east": 4, "west": 5, "north": 3}
    assert set(before) < set(rows(older, "sentences"))
    assert query(older, "SELECT count(*) FROM claims WHERE event_basis IS NULL") == [(6,)]


def test_where_nothing_can_be_written_the_older_database_is_read(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(ledger: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(database, "rebuild", refuse)
    assert database.ensure(older) == database.path(older)
    assert query(older, "SELECT count(*) FROM claims") == [(5,)]
