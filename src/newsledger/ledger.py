"""The published ledger, read side: HEAD, its manifest, and the Parquet files of a table. ``store/`` is the only writer."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsledger.errors import LedgerError


@dataclass(frozen=True, slots=True)
class DataFile:
    """One immutable Parquet file of a version. ``path`` is relative to the ledger."""

    path: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One published version: every table's files. ``files[table][bucket]`` is one file."""

    version: int
    parent: int | None
    run_id: str
    created_at: str
    code_version: str
    model_version: str
    lexicon_version: str
    buckets: int
    files: dict[str, dict[str, DataFile]]

    @property
    def name(self) -> str:
        """File name under ``manifests/``: what HEAD holds."""
        return f"{self.version:08d}-{self.run_id}.json"

    def to_json(self) -> str:
        """Return the manifest as JSON text, keys in a fixed order."""
        facts = {name: getattr(self, name) for name in self.__slots__ if name != "files"}
        facts["files"] = {
            table: {b: {"path": f.path, "rows": f.rows, "sha256": f.sha256} for b, f in sorted(buckets.items())}
            for table, buckets in sorted(self.files.items())
        }
        return json.dumps(facts, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read :meth:`to_json` back."""
        facts: dict[str, Any] = json.loads(text)
        files = {t: {b: DataFile(**f) for b, f in buckets.items()} for t, buckets in facts.pop("files").items()}
        return cls(files=files, **facts)


def head(ledger: Path) -> Manifest | None:
    """Return the manifest that HEAD names; None where nothing was published yet.

    Raises:
        LedgerError: HEAD cannot be read, or names a manifest that is missing or unreadable.
    """
    try:
        name = (ledger / "HEAD").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged(ledger, "is not the name of a manifest", error) from error
    try:
        return Manifest.from_json((ledger / "manifests" / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(ledger, f"names {name!r}, which cannot be read", error) from error


def _damaged(ledger: Path, problem: str, error: Exception) -> LedgerError:
    return LedgerError(
        f"{ledger}/HEAD {problem} ({error}); write the name of the newest whole file of {ledger}/manifests into it"
    )


def files(ledger: Path, table: str) -> list[Path]:
    """Return the Parquet files of a table in the published version; empty where there is none."""
    manifest = head(ledger)
    return [ledger / f.path for _, f in sorted(manifest.files.get(table, {}).items())] if manifest else []
