"""What a killed run leaves behind is removed by the next one; nothing of it is ever read."""

import json
from pathlib import Path

from newsledger.ledger import head
from newsledger.store import database, files, manifests
from newsledger.store.publish import publish
from newsledger.store.recover import recover

from .made import contents, new_run, published, stage


def test_temporary_files_are_removed(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    left = [
        tmp_path / ".HEAD.77.tmp",
        tmp_path / ".newsledger.duckdb.77-0.tmp",
        tmp_path / ".newsledger.duckdb.77-0.tmp.wal",
        tmp_path / "manifests" / ".00000002-run-2.json.77.tmp",
        tmp_path / "tables" / "claims" / "bucket=00" / ".run-2.parquet.77.tmp",
        tmp_path / ".spill.77.tmp" / "block.tmp",
    ]
    for path in left:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("half")
    recover(tmp_path)
    assert not [path for path in left if path.exists()]
    assert not (tmp_path / ".spill.77.tmp").exists()


def test_a_manifest_that_head_never_named_is_not_a_version(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    manifest = head(tmp_path)
    assert manifest is not None
    for version in (1, 2):
        facts = json.loads(manifest.to_json()) | {"version": version, "run_id": "dead"}
        (tmp_path / "manifests" / f"{version:08d}-dead.json").write_text(json.dumps(facts))
    recover(tmp_path)
    assert [path.name for path in manifests.listed(tmp_path)] == [manifest.name]
    published(tmp_path, {"east": 2}, "run-2")
    assert [path.name for path in manifests.listed(tmp_path)] == [manifest.name, "00000002-run-2.json"]


def test_only_the_staging_of_dead_runs_goes(tmp_path: Path) -> None:
    done = published(tmp_path, {"east": 1})
    dead, blocked, current = (stage(new_run(tmp_path, name), {"west": 1}) for name in ("dead", "blocked", "current"))
    (blocked.directory / "report.html").write_text("<p>one check failed</p>")
    recover(tmp_path, keep="current")
    assert [bool(run.count("articles")) for run in (done, dead, blocked, current)] == [True, False, True, True]
    assert (dead.directory / "run.json").is_file()


def test_a_kill_between_flip_and_swap_leaves_a_database_that_is_rebuilt(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    database.path(tmp_path).rename(tmp_path / "old")
    published(tmp_path, {"east": 2}, "run-2")
    (tmp_path / "old").replace(database.path(tmp_path))
    recover(tmp_path)
    manifest = head(tmp_path)
    assert manifest is not None
    assert manifest.version == 2
    assert database.is_fresh(tmp_path, manifest)


def test_files_of_a_run_that_died_while_writing_are_ignored_and_written_again(tmp_path: Path) -> None:
    published(tmp_path, {"east": 1})
    run = stage(new_run(tmp_path, "run-2"), {"east": 2})
    for bucket in ("00", "01", "02", "03"):
        path = tmp_path / "tables" / "articles" / f"bucket={bucket}" / "run-2.parquet"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half a file")
    assert contents(tmp_path) == {"east": 1}
    publish(run)
    assert contents(tmp_path) == {"east": 2}
    manifest = head(tmp_path)
    assert manifest is not None
    files.verify(tmp_path, manifest)


def test_a_ledger_that_does_not_exist_yet_needs_no_mending(tmp_path: Path) -> None:
    recover(tmp_path / "new")
    assert head(tmp_path / "new") is None
