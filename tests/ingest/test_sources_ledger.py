"""A ledger that lies inside a source folder is not news."""

from pathlib import Path

from newsledger.ingest.sources import expand
from newsledger.store.lock import locked


def test_the_files_of_a_ledger_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Lisbon.")
    ledger = tmp_path / "ledger"
    with locked(ledger):
        (ledger / "runs" / "one").mkdir(parents=True)
        (ledger / "runs" / "one" / "articles.parquet").write_bytes(b"PAR1")
    assert expand([str(tmp_path)]) == [str(tmp_path / "a.txt")]
