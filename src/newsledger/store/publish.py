"""Write, audit, publish: all tables at once or not at all.

Immutable Parquet files and their manifest are written and read back, the database is built aside (which checks keys and
nulls), then HEAD is flipped and the database swapped in. A kill before the flip leaves the last version; one after it leaves
the new version with a stale database, which :mod:`newsledger.store.recover` or the next reader rebuilds.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from newsledger import current, duck, ledger, lexicon
from newsledger.errors import LedgerError
from newsledger.ledger import DataFile, Manifest
from newsledger.records import RunRecord
from newsledger.run import Run, utc_now
from newsledger.store import database, files, manifests
from newsledger.store.buckets import Files
from newsledger.store.lock import holding
from newsledger.store.merge import Merge, append, merge
from newsledger.store.recover import recover


def publish(run: Run) -> None:
    """Publish what a run staged as the ledger's next version; a run that changes nothing publishes nothing.

    Takes the ledger's lock unless the run around it holds it. A run that was published is verified and left alone.
    The summary says ``status`` (published or unchanged), ``version``, and for a new version ``rows`` per table, ``bytes``
    written and ``seconds``.

    Raises:
        LedgerLocked: another run is writing the ledger.
        LedgerError: what was written is not what was staged, or breaks a key; the ledger is as it was.
    """
    started = perf_counter()
    with holding(run.ledger), _explained(run):
        recover(run.ledger, keep=run.run_id)
        with duck.connect(run.ledger) as connection:
            facts = _verified(connection, run) or _published(Merge(connection, run, ledger.head(run.ledger)))
        run.write_summary("publish", facts | {"seconds": round(perf_counter() - started, 3)})
    shutil.rmtree(run.work, ignore_errors=True)  # a copy of all that was read, which nobody needs from here on


@contextmanager
def _explained(run: Run) -> Iterator[None]:
    """Say what a full disk or a file that cannot be read means for the ledger: nothing."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise LedgerError(
            f"{run.ledger}: {error}; what was published is whole: mend the cause and run again"
        ) from error


def _verified(connection: DuckDBPyConnection, run: Run) -> dict[str, Any] | None:
    """Return the facts of a run that was published before, once the ledger was read back; else None."""
    manifest = ledger.head(run.ledger)
    if manifest is None or not _is_published(connection, run, manifest):
        return None
    files.verify(run.ledger, manifest)
    return {"status": "published", **_facts(run, manifest)}


def _published(work: Merge) -> dict[str, Any]:
    """Publish the next version, unless it would be the same; return the facts."""
    merged = merge(work)
    if work.parent is not None and _is_same(work.parent, merged):
        return {"status": "unchanged", "version": work.parent.version}
    work.run.stage("runs", "publish", [_record(work.run)])
    merged |= {name: append(work, name) for name in ("runs", "checks")}
    manifest = manifests.next_manifest(work.run, work.parent, merged)
    _commit(work.run, manifest, _new_files(work.run, manifest))
    return {"status": "published", **_facts(work.run, manifest)}


def _commit(run: Run, manifest: Manifest, written: list[DataFile]) -> None:
    """Audit the files, write the manifest, build the database aside; only then flip and swap."""
    files.audit(run.ledger, written)
    files.fsync_folders(run.ledger, written)
    manifests.write(run.ledger, manifest)
    built = database.build(run.ledger, manifest)
    manifests.flip(run.ledger, manifest)
    database.swap(run.ledger, built)


def _is_published(connection: DuckDBPyConnection, run: Run, parent: Manifest) -> bool:
    paths = [run.ledger / file.path for file in parent.files.get("runs", {}).values()]
    found = connection.execute(f"FROM ({current.rows_sql('runs', paths)}) WHERE run_id = $id", {"id": run.run_id})
    return bool(found.fetchall())


def _is_same(parent: Manifest, merged: Mapping[str, Files]) -> bool:
    return all(parent.files.get(table, {}) == buckets for table, buckets in merged.items())


def _record(run: Run) -> RunRecord:
    counted = run.summary("ingest")
    removes = bool(current.retracted_ids(run)) and not run.count("articles")
    return RunRecord(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=utc_now(),
        status="retracted" if removes else "published",
        articles_in=counted.get("documents", 0),
        articles_new=counted.get("articles_new", 0),
        articles_changed=counted.get("articles_changed", 0),
        articles_rejected=counted.get("articles_rejected", 0),
        model_version=manifests.model_version(run),
        lexicon_version=lexicon.version(run.settings.lexicons),
        settings=run.settings.model_dump_json(),
    )


def _new_files(run: Run, manifest: Manifest) -> list[DataFile]:
    name = f"{run.run_id}.parquet"
    return [f for buckets in manifest.files.values() for f in buckets.values() if f.path.rpartition("/")[2] == name]


def _facts(run: Run, manifest: Manifest) -> dict[str, Any]:
    return {
        "version": manifest.version,
        "rows": {table: sum(f.rows for f in buckets.values()) for table, buckets in sorted(manifest.files.items())},
        "bytes": sum((run.ledger / f.path).stat().st_size for f in _new_files(run, manifest)),
    }
