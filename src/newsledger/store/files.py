"""Immutable Parquet files: the same rows give the same bytes, and every file is read back before anyone trusts it."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.errors import LedgerError
from newsledger.ledger import DataFile, Manifest
from newsledger.run import COMPRESSION, write_atomically

MISSING = "missing"


def fsync_folder(folder: Path) -> None:
    """Put a folder's entries on disk: a file that was renamed into it survives a power cut only after this."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sha256(path: Path) -> str:
    """Return a file's hash, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(ledger: Path, table: str, bucket: str, run_id: str, rows: pa.Table, old: DataFile | None) -> DataFile:
    """Write the rows of one bucket; where they are those of ``old``, byte for byte, write nothing and return ``old``."""
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression=COMPRESSION)
    content = sink.getvalue().to_pybytes()
    digest = hashlib.sha256(content).hexdigest()
    if old is not None and old.sha256 == digest:
        return old
    relative = f"tables/{table}/bucket={bucket}/{run_id}.parquet"
    write_atomically(ledger / relative, content)
    return DataFile(relative, rows.num_rows, digest)


def fsync_folders(ledger: Path, written: Iterable[DataFile]) -> None:
    """Put the folders of new files on disk, up to the ledger's own."""
    folders = {parent for file in written for parent in (ledger / file.path).parents if parent.is_relative_to(ledger)}
    for folder in sorted(folders, reverse=True):
        fsync_folder(folder)


def problem(ledger: Path, file: DataFile) -> str | None:
    """Return what is wrong with a file on disk, in words; None when it is what the manifest says."""
    path = ledger / file.path
    if not path.is_file():
        return MISSING
    if (found := sha256(path)) != file.sha256:
        return f"sha256 {found[:12]}, expected {file.sha256[:12]}"
    if (rows := pq.read_metadata(path).num_rows) != file.rows:
        return f"{rows} rows, expected {file.rows}"
    return None


def audit(ledger: Path, listed: Iterable[DataFile]) -> None:
    """Read files back from disk.

    Raises:
        LedgerError: a file is missing, changed, or has another number of rows; names it.
    """
    for file in listed:
        if trouble := problem(ledger, file):
            raise _damaged(ledger, file, trouble)


def _damaged(ledger: Path, file: DataFile, trouble: str) -> LedgerError:
    return LedgerError(
        f"{ledger / file.path}: {trouble}; restore it from a copy, or publish the sources again into a new ledger"
    )


def check_presence(ledger: Path, manifest: Manifest) -> None:
    """See that every file of a version is there, without reading any: a few hundred look-ups.

    Raises:
        LedgerError: a file is missing; names it.
    """
    for file in (file for buckets in manifest.files.values() for file in buckets.values()):
        if not (ledger / file.path).is_file():
            raise _damaged(ledger, file, MISSING)


def verify(ledger: Path, manifest: Manifest) -> None:
    """Read back all files of a version.

    Raises:
        LedgerError: as :func:`audit`.
    """
    audit(ledger, (file for buckets in manifest.files.values() for file in buckets.values()))
