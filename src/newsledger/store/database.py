"""``newsledger.duckdb``: what readers open. Derived from the manifest, built aside, swapped in whole.

A reader that holds the old file open keeps reading it: ``os.replace`` leaves its inode alone. DuckDB allows either one writer
or many readers of a file, so the published file is never opened for writing.
"""

import os
from itertools import count
from pathlib import Path
from typing import Any

import duckdb

from newsledger import duck, tables
from newsledger import ledger as read_side
from newsledger.current import rows_sql
from newsledger.errors import LedgerError, LedgerLocked
from newsledger.ledger import Manifest
from newsledger.sql import literal
from newsledger.store import catalog, views
from newsledger.store.files import audit, fsync_folder
from newsledger.store.lock import holding
from newsledger.tables import Table

NAME = "newsledger.duckdb"
# 2.0 writes a format that 1.x clients, which most BI drivers are, cannot open.
STORAGE_VERSION = "v1.2.0"
_serial = count()


def path(ledger: Path) -> Path:
    """Return where the ledger's database is."""
    return ledger / NAME


def ensure(ledger: Path) -> Path:
    """Return the path of the database of the published version, rebuilding it where it is missing or stale.

    While another run is writing, the version before it is as good: its database is returned as it is.

    Raises:
        LedgerError: nothing was published, or a file of the version is damaged.
    """
    manifest = read_side.head(ledger)
    if manifest is None:
        raise LedgerError(f"{ledger}: nothing was published yet; run 'newsledger run SOURCE --ledger {ledger}' first")
    if is_fresh(ledger, manifest):
        return path(ledger)
    try:
        with holding(ledger):
            rebuild(ledger)
    except LedgerLocked:
        if not path(ledger).is_file():
            raise
    except OSError as error:
        if _holds(ledger, manifest):
            return path(ledger)
        behind = f"{path(ledger)} is not that of version {manifest.version} and cannot be rebuilt"
        raise LedgerError(f"{behind}: {error}; make {ledger} writable once") from error
    return path(ledger)


def rebuild(ledger: Path) -> None:
    """Build the database of HEAD and swap it in, unless it is there already; needs the lock."""
    manifest = read_side.head(ledger)
    if manifest is not None and not is_fresh(ledger, manifest):
        swap(ledger, build(ledger, manifest))


def is_fresh(ledger: Path, manifest: Manifest) -> bool:
    """Whether the database holds this version in the tables of today: a release may have added columns since."""
    columns = sorted((row["table_name"], row["column_name"]) for row in catalog.dictionary_rows())
    query = "SELECT table_name, column_name FROM data_dictionary ORDER BY ALL"
    return _holds(ledger, manifest) and _found(ledger, query) == columns


def _holds(ledger: Path, manifest: Manifest) -> bool:
    """Whether the database opens and its ``snapshot`` is this version."""
    return _found(ledger, "SELECT version, run_id FROM snapshot") == [(manifest.version, manifest.run_id)]


def _found(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query of the database; none where it cannot answer."""
    if not path(ledger).is_file():
        return []
    try:
        with duckdb.connect(str(path(ledger)), read_only=True) as connection:
            return connection.execute(query).fetchall()
    except duckdb.Error:  # missing table, damaged file, opened for writing by somebody: a new file mends all of these
        return []


def build(ledger: Path, manifest: Manifest) -> Path:
    """Build the database of a version beside the published one; return its path.

    Raises:
        LedgerError: a key is there twice, a required value is null, or a table's rows are not those of the manifest.
    """
    aside = ledger / f".{NAME}.{os.getpid()}-{next(_serial)}.tmp"
    with duck.connect(ledger) as connection:
        connection.execute(f"ATTACH {literal(str(aside))} AS built (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE built")
        connection.execute("BEGIN")
        for spec in tables.tables():
            _fill(connection, ledger, manifest, spec)
        catalog.describe(connection, manifest)
        views.create(connection)
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT built")
        connection.execute("USE memory")
        connection.execute("DETACH built")
    with aside.open("rb") as file:
        os.fsync(file.fileno())
    return aside


def swap(ledger: Path, aside: Path) -> None:
    """Put a built database in the place of the published one."""
    _wal(path(ledger)).unlink(missing_ok=True)  # beside another file it would make that unopenable
    aside.replace(path(ledger))
    fsync_folder(ledger)


def _fill(connection: duckdb.DuckDBPyConnection, ledger: Path, manifest: Manifest, spec: Table) -> None:
    files = [file for _, file in sorted(manifest.files.get(spec.name, {}).items())]
    connection.execute(tables.ddl(spec.name))
    if not files:
        return
    rows = rows_sql(spec.name, [ledger / file.path for file in files])
    try:
        connection.execute(f"INSERT INTO {spec.name} {rows}")
    except duckdb.Error as error:
        audit(ledger, files)
        raise LedgerError(f"{spec.name}: {error}") from error
    _check_rows(connection, spec, sum(file.rows for file in files))
    _check_key(connection, spec)


def _check_rows(connection: duckdb.DuckDBPyConnection, spec: Table, expected: int) -> None:
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {spec.name}").fetchall()
    if rows != expected:
        raise LedgerError(f"{spec.name}: {rows} rows in the database, {expected} in the manifest")


def _check_key(connection: duckdb.DuckDBPyConnection, spec: Table) -> None:
    key = ", ".join(f'"{name}"' for name in spec.key)
    twice = connection.execute(f"SELECT {key} FROM {spec.name} GROUP BY {key} HAVING count(*) > 1 LIMIT 1").fetchall()
    if twice:
        raise LedgerError(f"{spec.name}: {', '.join(map(str, twice[0]))} is there twice ({key})")


def _wal(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
