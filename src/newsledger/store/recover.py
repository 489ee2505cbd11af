"""Mend what a killed run left behind. Nothing here is needed for reading: the published version is whole at any moment."""

import shutil
from pathlib import Path

from newsledger import ledger as read_side
from newsledger.store import database, files, manifests
from newsledger.store.lock import holding

# Folders of a run that only its own steps read.
SCRATCH = ("stage", "work")
# What a run that came to its end has left, published or blocked.
ENDINGS = ("summary/publish.json", "report.html")


def recover(ledger: Path, keep: str | None = None) -> None:
    """Remove temporary files, unpublished manifests and the staging of dead runs but ``keep``; rebuild a stale database.

    A run is dead when it neither published nor left a report: what it staged is of use to nobody.

    Parquet files that a killed run wrote are no version's: readers never see them, and ``gc`` removes them.

    Raises:
        LedgerLocked: another run is writing the ledger: nothing is left behind yet.
        LedgerError: HEAD names a manifest that cannot be read, or a file of it is missing.
    """
    with holding(ledger):
        if manifest := read_side.head(ledger):
            files.check_presence(ledger, manifest)
        _remove_temporary(ledger)
        _remove_unpublished(ledger)
        _remove_staging(ledger, keep)
        database.rebuild(ledger)


def _remove_temporary(ledger: Path) -> None:
    found = [*ledger.glob(".*.tmp*"), *(ledger / "manifests").glob(".*.tmp"), *(ledger / "tables").rglob(".*.tmp")]
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _remove_unpublished(ledger: Path) -> None:
    """Remove manifests that HEAD never named: the next run takes their version."""
    head = read_side.head(ledger)
    for path, version in manifests.listed(ledger).items():
        if head is None or version > head.version or (version == head.version and path.name != head.name):
            path.unlink()


def _remove_staging(ledger: Path, keep: str | None) -> None:
    for directory in (ledger / "runs").glob("*"):
        if directory.name != keep and not any((directory / name).is_file() for name in ENDINGS):
            for name in SCRATCH:
                shutil.rmtree(directory / name, ignore_errors=True)
