"""``gc`` drops what no kept version needs, and nothing else."""

from pathlib import Path

import pytest

from newsledger.errors import LedgerError, UsageError
from newsledger.ledger import head
from newsledger.store import database, files, manifests
from newsledger.store.gc import gc
from newsledger.store.publish import publish

from .made import contents, new_run, published, stage


def five_versions(ledger: Path) -> None:
    for number in range(1, 6):
        published(ledger, {"east": number, f"town-{number}": number}, f"run-{number}")


def test_the_newest_versions_stay_whole(tmp_path: Path) -> None:
    five_versions(tmp_path)
    before = contents(tmp_path)
    facts = gc(tmp_path, keep=2)
    assert (facts["versions kept"], facts["versions dropped"], facts["runs dropped"]) == (2, 3, 3)
    assert facts["files dropped"] > 0 and facts["bytes freed"] > 0
    for path in manifests.listed(tmp_path):
        files.verify(tmp_path, manifests.Manifest.from_json(path.read_text()))
    assert contents(tmp_path) == before
    assert database.ensure(tmp_path).is_file()


def test_what_is_left_on_disk_is_what_the_kept_versions_name(tmp_path: Path) -> None:
    five_versions(tmp_path)
    gc(tmp_path, keep=1)
    manifest = head(tmp_path)
    assert manifest is not None
    named = {tmp_path / f.path for buckets in manifest.files.values() for f in buckets.values()}
    assert set((tmp_path / "tables").rglob("*.parquet")) == named
    assert [path.name for path in (tmp_path / "runs").iterdir()] == ["run-5"]


def test_files_of_unfinished_runs_go(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    orphan = tmp_path / "tables" / "articles" / "bucket=00" / "dead.parquet"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half")
    assert gc(tmp_path, keep=5) == {
        "versions kept": 1,
        "versions dropped": 0,
        "files dropped": 1,
        "bytes freed": 4,
        "runs dropped": 0,
    }
    assert not orphan.exists()


def test_a_run_that_failed_lately_keeps_its_folder(tmp_path: Path) -> None:
    five_versions(tmp_path)
    failed = stage(new_run(tmp_path, "failed"), {"west": 1})
    gc(tmp_path, keep=1)
    assert failed.directory.is_dir()


def test_runs_that_published_nothing_do_not_pile_up(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    for number in range(2, 6):
        publish(new_run(tmp_path, f"run-{number}"))
    assert gc(tmp_path, keep=2)["runs dropped"] == 2
    assert {path.name for path in (tmp_path / "runs").iterdir()} == {"run-1", "run-4", "run-5"}


def test_the_published_version_cannot_be_dropped(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    with pytest.raises(UsageError):
        gc(tmp_path, keep=0)


def test_the_ledger_goes_on_after_gc(tmp_path: Path) -> None:
    five_versions(tmp_path)
    gc(tmp_path, keep=1)
    publish(stage(new_run(tmp_path, "run-6"), {"east": 6}))
    assert contents(tmp_path)["east"] == 6
    assert gc(tmp_path, keep=1)["versions dropped"] == 1


def test_an_empty_folder_has_nothing_to_drop(tmp_path: Path) -> None:
    assert set(gc(tmp_path, keep=1).values()) == {0}


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        gc(tmp_path / "typo", keep=1)
    assert not (tmp_path / "typo").exists()
