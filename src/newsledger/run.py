"""A run: one directory of staged files that the steps read and write.

```
LEDGER/runs/RUN/run.json              what was asked: sources, settings, start (written once)
LEDGER/runs/RUN/stage/TABLE/NAME.parquet   staged rows, by table
LEDGER/runs/RUN/work/...              files that steps pass to each other and no table holds
LEDGER/runs/RUN/summary/STEP.json     what a step counted
LEDGER/runs/RUN/report.html           what people read
```
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger import tables
from newsledger.ids import make_id
from newsledger.records import Record, Reject
from newsledger.settings import Settings

COMPRESSION: Final = "zstd"


def utc_now() -> datetime:
    """Return the time in UTC, without a zone, as the tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a small file so that a reader sees the old one or the new one, whole and on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def write_parquet(path: Path, data: pa.Table) -> Path:
    """Write an Arrow table to Parquet; the file appears only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    pq.write_table(data, temporary, compression=COMPRESSION)
    temporary.replace(path)
    return path


@dataclass(frozen=True, slots=True)
class Run:
    """What a step is given: where to read and write, and what was asked."""

    directory: Path
    run_id: str
    sources: tuple[str, ...]
    settings: Settings
    started_at: datetime

    @classmethod
    def create(cls, sources: Iterable[str], settings: Settings, run_id: str | None = None) -> "Run":
        """Make the directory of a new run (or empty that of an unpublished one with this id) and write ``run.json``."""
        started_at = utc_now()
        # Run ids sort by time, to the microsecond: a retraction and its undoing are told apart by their order.
        chosen = run_id or f"{started_at:%Y%m%dT%H%M%S-%f}-{os.urandom(2).hex()}"
        directory = settings.ledger.absolute() / "runs" / chosen
        shutil.rmtree(directory, ignore_errors=True)
        run = cls(directory, chosen, tuple(sources), settings, started_at)
        facts = {
            "run_id": chosen,
            "sources": list(run.sources),
            "settings": settings.model_dump(mode="json"),
            "started_at": started_at.isoformat(),
        }
        write_atomically(directory / "run.json", json.dumps(facts, indent=2))
        return run

    @classmethod
    def load(cls, directory: Path) -> "Run":
        """Read a run's ``run.json``: what a task on another process or machine does with the path it was passed."""
        facts = json.loads((directory / "run.json").read_text())
        return cls(
            directory,
            facts["run_id"],
            tuple(facts["sources"]),
            Settings(**facts["settings"]),
            datetime.fromisoformat(facts["started_at"]),
        )

    @property
    def ledger(self) -> Path:
        """The ledger's folder."""
        return self.directory.parent.parent

    @property
    def work(self) -> Path:
        """Folder for files that no table holds."""
        return self.directory / "work"

    def staged(self, table: str) -> list[Path]:
        """Return the staged Parquet files of a table, in order of name."""
        return sorted((self.directory / "stage" / table).glob("[!.]*.parquet"))

    def stage(self, table: str, name: str, rows: Iterable[Record] | pa.Table) -> Path:
        """Write rows as ``stage/TABLE/NAME.parquet``, replacing that file; return its path."""
        data = rows if isinstance(rows, pa.Table) else tables.to_table(table, rows)
        return write_parquet(self.directory / "stage" / table / f"{name}.parquet", data)

    def restart(self) -> None:
        """Forget what an earlier try of the run staged: what its first step does."""
        for folder in (self.directory / "stage", self.work):
            shutil.rmtree(folder, ignore_errors=True)

    def read(self, table: str) -> pa.Table:
        """Return all staged rows of a table."""
        schema = tables.table(table).schema
        parts = [pq.read_table(path, schema=schema) for path in self.staged(table)]
        return pa.concat_tables(parts) if parts else schema.empty_table()

    def count(self, table: str) -> int:
        """Return how many rows of a table are staged, from the files' footers."""
        return sum(pq.read_metadata(path).num_rows for path in self.staged(table))

    def reject(
        self,
        step: str,
        reason: str,
        *,
        source_uri: str | None = None,
        table_name: str | None = None,
        row_id: str | None = None,
        detail: dict[str, Any] | None = None,
    ) -> Reject:
        """Return the row that says what a step did not keep and why; the step stages it."""
        text = None if detail is None else json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
        return Reject(
            reject_id=make_id("rej", step, source_uri, table_name, row_id, reason, text),
            run_id=self.run_id,
            step=step,
            source_uri=source_uri,
            table_name=table_name,
            row_id=row_id,
            reason=reason,
            detail=text,
        )

    def write_summary(self, step: str, facts: dict[str, Any]) -> None:
        """Keep what a step counted, for the summary, the report and the checks."""
        write_atomically(self.directory / "summary" / f"{step}.json", json.dumps(facts, indent=2, default=str))

    def summary(self, step: str) -> dict[str, Any]:
        """Return what a step counted; empty when it has not run."""
        path = self.directory / "summary" / f"{step}.json"
        return json.loads(path.read_text()) if path.is_file() else {}

    def summaries(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield every step's name and counts, in the order they were written."""
        for path in sorted((self.directory / "summary").glob("*.json"), key=lambda p: p.stat().st_mtime_ns):
            yield path.stem, json.loads(path.read_text())
