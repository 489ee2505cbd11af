"""Drop old versions, and what only they or unfinished runs left on disk."""

import json
import shutil
from pathlib import Path

from newsledger import ledger as read_side
from newsledger.errors import LedgerError, UsageError
from newsledger.ledger import Manifest
from newsledger.store import manifests
from newsledger.store.lock import holding
from newsledger.store.recover import recover


def gc(ledger: Path, keep: int) -> dict[str, int]:
    """Keep the newest ``keep`` versions (1 or more: HEAD's stays); return what was kept and dropped, by name.

    Parquet files that no kept version names go, those of unfinished runs too. So do the folders of runs, but those of kept
    versions and the newest ``keep``. Who reads an old version's Parquet files loses them; the database is never touched.

    Raises:
        UsageError: ``keep`` is less than 1.
        LedgerError: there is no such folder.
        LedgerLocked: another run is writing the ledger.
    """
    if keep < 1:
        raise UsageError(f"gc: keep at least 1 version, not {keep}")
    if not ledger.is_dir():
        raise LedgerError(f"{ledger}: no ledger here; name the folder that 'newsledger run --ledger' wrote")
    with holding(ledger):
        recover(ledger)
        kept = _newest(ledger, keep)
        dropped = [path for path in manifests.listed(ledger) if path.name not in {m.name for m in kept}]
        for path in dropped:
            path.unlink()
        files, freed = _drop_files(ledger, kept)
        return {
            "versions kept": len(kept),
            "versions dropped": len(dropped),
            "files dropped": files,
            "bytes freed": freed,
            "runs dropped": _drop_runs(ledger, kept, keep),
        }


def _newest(ledger: Path, keep: int) -> list[Manifest]:
    """Return the newest versions, oldest first; empty where nothing was published."""
    paths = sorted(manifests.listed(ledger), key=lambda path: path.name)
    if read_side.head(ledger) is None:
        return []
    return [Manifest.from_json(path.read_text(encoding="utf-8")) for path in paths[-keep:]]


def _drop_files(ledger: Path, kept: list[Manifest]) -> tuple[int, int]:
    """Remove Parquet files that no kept version names; return how many and their bytes."""
    named = {ledger / f.path for manifest in kept for buckets in manifest.files.values() for f in buckets.values()}
    unnamed = [path for path in (ledger / "tables").rglob("*.parquet") if path not in named]
    freed = sum(path.stat().st_size for path in unnamed)
    for path in unnamed:
        path.unlink()
    return len(unnamed), freed


def _drop_runs(ledger: Path, kept: list[Manifest], keep: int) -> int:
    """Remove the folders of all runs but those of kept versions and the newest ``keep``, which may be failures to look into."""
    folders = sorted((ledger / "runs").glob("*"), key=lambda folder: (_started(folder), folder.name))
    names = {manifest.run_id for manifest in kept} | {folder.name for folder in folders[-keep:]}
    old = [folder for folder in folders if folder.name not in names]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)


def _started(folder: Path) -> str:
    """Return when a run started; empty, so before all others, where its folder does not say."""
    try:
        return str(json.loads((folder / "run.json").read_text(encoding="utf-8"))["started_at"])
    except (OSError, ValueError, KeyError):
        return ""
