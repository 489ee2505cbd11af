"""Retractions: rows of ``rejects`` that take an article out of the ledger, and keep it out until one lets it back in.

The newest row about an article, in the order of ``run_id``, is the one that holds: ``retracted`` or ``restored``. ``detail``
names the document, so that ingest recognises it when a source brings it again.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsledger import duck
from newsledger import ledger as read_side
from newsledger.current import rows_sql
from newsledger.errors import UsageError
from newsledger.run import Run, write_atomically
from newsledger.urls import canonical

STEP = "retract"
RETRACTED = "retracted"
RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Subject:
    """The article that a retraction is about."""

    article_id: str
    document_key: str
    url: str | None
    title: str | None
    source_uri: str | None


def stage_retraction(run: Run, target: str) -> None:
    """Stage what takes an article out: ``work/retract.json`` and a row of ``rejects``.

    ``target`` is an article_id, an address, a document_key or the path of a file.

    Raises:
        UsageError: the ledger has no such article; says so when it was retracted before.
    """
    found = _articles(run.ledger, target)
    if not found:
        known = ", retracted already" if _retracted(run.ledger, target) else "; see `newsledger sql` for its articles"
        raise UsageError(f"{target}: the ledger at {run.ledger} has no such article{known}")
    ids = sorted(subject.article_id for subject in found)
    write_atomically(run.work / "retract.json", json.dumps({"article_ids": ids}, indent=2))
    _stage(run, RETRACTED, found)


def stage_restoration(run: Run, target: str) -> None:
    """Stage the row of ``rejects`` that lets a retracted article back in, the next time a source brings it.

    Raises:
        UsageError: no such article is retracted.
    """
    found = _retracted(run.ledger, target)
    if not found:
        raise UsageError(
            f"{target}: the ledger at {run.ledger} has retracted no such article; there is nothing to undo"
        )
    _stage(run, RESTORED, found)


def _stage(run: Run, reason: str, subjects: list[Subject]) -> None:
    """Stage one row a subject; the run's id in ``detail`` keeps a second retraction apart from the first."""
    rows = [
        run.reject(
            STEP,
            reason,
            source_uri=subject.source_uri,
            table_name="articles",
            row_id=subject.article_id,
            detail={
                "document_key": subject.document_key,
                "url": subject.url,
                "title": subject.title,
                "run_id": run.run_id,
            },
        )
        for subject in subjects
    ]
    run.stage("rejects", STEP, rows)


def _names(target: str) -> dict[str, list[str]]:
    """Return the spellings under which a document may be known."""
    name = target.strip()
    return {"names": list(dict.fromkeys([name, canonical(name) or name, f"file:{Path(name).absolute()}"]))}


def _query(ledger: Path, sql: str, parameters: dict[str, Any]) -> list[Subject]:
    with duck.connect(ledger) as connection:
        return [Subject(*row) for row in connection.execute(sql, parameters).fetchall()]


def _articles(ledger: Path, target: str) -> list[Subject]:
    rows = rows_sql("articles", read_side.files(ledger, "articles"))
    sql = (
        f"SELECT article_id, document_key, url, title, source_uri FROM ({rows})"
        " WHERE list_contains($names, article_id) OR list_contains($names, url) OR list_contains($names, document_key)"
        " ORDER BY article_id"
    )
    return _query(ledger, sql, _names(target))


def _retracted(ledger: Path, target: str) -> list[Subject]:
    """Return the articles of this name whose newest row is a retraction."""
    rows = rows_sql("rejects", read_side.files(ledger, "rejects"))
    newest = (
        f"SELECT row_id, detail ->> '$.document_key' AS document_key, detail ->> '$.url' AS url,"
        f" detail ->> '$.title' AS title, source_uri, reason FROM ({rows}) WHERE step = '{STEP}'"
        " QUALIFY row_number() OVER (PARTITION BY row_id ORDER BY run_id DESC) = 1"
    )
    sql = (
        f"SELECT row_id, document_key, url, title, source_uri FROM ({newest}) WHERE reason = '{RETRACTED}' AND"
        " (list_contains($names, row_id) OR list_contains($names, url) OR list_contains($names, document_key))"
        " ORDER BY row_id"
    )
    return _query(ledger, sql, _names(target))
