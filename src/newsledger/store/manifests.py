"""The manifest of a version, and HEAD: the one file that is ever replaced."""

from collections.abc import Mapping
from pathlib import Path

from newsledger import __version__, lexicon
from newsledger.ledger import Manifest
from newsledger.run import Run, utc_now, write_atomically
from newsledger.store.buckets import Files
from newsledger.store.files import fsync_folder

HEAD = "HEAD"
MANIFESTS = "manifests"


def model_version(run: Run) -> str:
    """Return which language pipeline read the run's articles."""
    return run.settings.model or f"newsledger-rules-{__version__}"


def next_manifest(run: Run, parent: Manifest | None, files: Mapping[str, Files]) -> Manifest:
    """Return the manifest of the version after ``parent``."""
    return Manifest(
        version=parent.version + 1 if parent else 1,
        parent=parent.version if parent else None,
        run_id=run.run_id,
        created_at=utc_now().isoformat(),
        code_version=__version__,
        model_version=model_version(run),
        lexicon_version=lexicon.version(run.settings.lexicons),
        buckets=parent.buckets if parent else run.settings.buckets,
        files={table: dict(buckets) for table, buckets in files.items() if buckets},
    )


def write(ledger: Path, manifest: Manifest) -> None:
    """Write a manifest and put it on disk; nobody reads it until HEAD names it."""
    write_atomically(ledger / MANIFESTS / manifest.name, manifest.to_json())
    fsync_folder(ledger / MANIFESTS)
    fsync_folder(ledger)


def flip(ledger: Path, manifest: Manifest) -> None:
    """Make a manifest the published version: the moment at which readers see all tables change."""
    write_atomically(ledger / HEAD, manifest.name + "\n")
    fsync_folder(ledger)


def listed(ledger: Path) -> dict[Path, int]:
    """Return the manifests on disk and their versions, published or not."""
    return {path: int(path.name.partition("-")[0]) for path in sorted((ledger / MANIFESTS).glob("[0-9]*-*.json"))}
