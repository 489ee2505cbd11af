"""Which documents are worth cleaning, and which revision a cleaned one is, within the run and against the ledger."""

from pathlib import Path
from typing import Any, Final

from newsledger import ledger
from newsledger.ingest import database
from newsledger.ingest.metadata import FEED_ENTRY
from newsledger.run import Run

KNOWN: Final = {
    "article_id": "VARCHAR",
    "document_key": "VARCHAR",
    "source_hash": "VARCHAR",
    "text_hash": "VARCHAR",
    "revision": "BIGINT",
    "source_uri": "VARCHAR",
    "char_count": "BIGINT",
}
RAW: Final = {"seq": "BIGINT", "document_key": "VARCHAR", "source_hash": "VARCHAR", "source_uri": "VARCHAR"}
CLEANED: Final = {
    "seq": "BIGINT",
    "source_uri": "VARCHAR",
    "document_key": "VARCHAR",
    "article_id": "VARCHAR",
    "text_hash": "VARCHAR",
    "published_at": "TIMESTAMP",
    "modified_at": "TIMESTAMP",
    "char_count": "BIGINT",
}

# The newest row about an article, in the order of run_id, holds: a retraction, or its undoing.
RETRACTED: Final = """
CREATE TABLE retracted AS
SELECT document_key, row_id AS article_id FROM (
    SELECT row_id, json_extract_string(detail, '$.document_key') AS document_key, reason,
        row_number() OVER (PARTITION BY row_id ORDER BY run_id DESC, reason) AS latest
    FROM rejects WHERE step = 'retract' AND reason IN ('retracted', 'restored')
) WHERE latest = 1 AND reason = 'retracted'
"""

# A document whose key occurs with several contents in this run is cleaned even where one is the ledger's: the newest wins.
PLAN: Final = """
SELECT d.seq, d.document_key, d.source_uri, k.article_id AS known_id, CASE
    WHEN d.document_key IN (SELECT document_key FROM retracted WHERE document_key IS NOT NULL) THEN 'retracted'
    WHEN row_number() OVER (PARTITION BY d.document_key, d.source_hash ORDER BY d.seq) > 1 THEN 'same_document'
    WHEN k.source_hash = d.source_hash AND count(DISTINCT d.source_hash) OVER (PARTITION BY d.document_key) = 1
        AND NOT getvariable('refresh') THEN 'unchanged'
    ELSE 'clean' END AS status
FROM documents d LEFT JOIN known k USING (document_key)
ORDER BY d.seq
"""

# A feed's entry is mostly the first words of its page: with less text than that it is an excerpt, never the newer version.
SETTLE: Final = f"""
WITH texts AS (
    SELECT *, contains(source_uri, '{FEED_ENTRY}') AS is_entry,
        row_number() OVER (PARTITION BY document_key, text_hash ORDER BY seq) AS occurrence FROM cleaned
), marked AS (
    SELECT *, is_entry AND char_count < coalesce(
        max(char_count) FILTER (WHERE NOT is_entry) OVER (PARTITION BY document_key), 0) AS is_excerpt
    FROM texts WHERE occurrence = 1
), versions AS (
    SELECT *, row_number() OVER versions AS version, count(*) OVER (PARTITION BY document_key) AS version_count
    FROM marked WINDOW versions AS (
        PARTITION BY document_key ORDER BY is_excerpt DESC, coalesce(modified_at, published_at) NULLS FIRST, seq
    )
), newest AS (
    SELECT v.*, coalesce(k.text_hash, i.text_hash) AS known_hash, coalesce(k.revision, i.revision) AS known_revision,
        v.is_entry AND NOT contains(k.source_uri, '{FEED_ENTRY}') AND v.char_count < k.char_count AS is_known_better,
        row_number() OVER (PARTITION BY v.article_id ORDER BY v.seq) AS same_id
    FROM versions v LEFT JOIN known k USING (document_key) LEFT JOIN known i ON i.article_id = v.article_id
    WHERE version = version_count
)
SELECT seq, article_id, document_key, source_uri, 1 AS revision, 'same_document' AS outcome FROM texts WHERE occurrence > 1
UNION ALL
SELECT seq, article_id, document_key, source_uri, version, 'superseded_revision' FROM versions WHERE version < version_count
UNION ALL
SELECT seq, article_id, document_key, source_uri,
    CASE WHEN known_hash = text_hash THEN known_revision ELSE coalesce(known_revision + 1, version) END, CASE
    WHEN article_id IN (SELECT article_id FROM retracted) THEN 'retracted'
    WHEN same_id > 1 THEN 'same_document'
    WHEN is_known_better OR (known_hash = text_hash AND NOT getvariable('refresh')) THEN 'unchanged'
    WHEN known_hash IS NULL THEN 'new'
    ELSE 'changed' END FROM newest
"""


def known(connection: Any, run: Run) -> None:
    """Make ``known``, the published articles, and ``retracted``, the keys and ids not to be taken again.

    The variable ``refresh`` says whether what did not change is to be read again all the same.
    """
    connection.execute(f"SET VARIABLE refresh = {run.settings.refresh}")
    database.table(connection, "known", ledger.files(run.ledger, "articles"), KNOWN)
    rejects = dict.fromkeys(("run_id", "step", "row_id", "reason", "detail"), "VARCHAR")
    database.table(connection, "rejects", ledger.files(run.ledger, "rejects"), rejects)
    connection.execute(RETRACTED)


def plan(run: Run, raw: list[Path]) -> Path:
    """Write what becomes of each document read; return the file.

    Its columns: ``seq``, ``document_key``, ``source_uri``, ``known_id`` (the ledger's article) and ``status`` (clean,
    unchanged, same_document or retracted).
    """
    with database.connect(run) as connection:
        known(connection, run)
        database.table(connection, "documents", raw, RAW)
        return database.write(connection, PLAN, run.work / "plan.parquet")


def settle(run: Run, cleaned: list[Path]) -> Path:
    """Write what becomes of each article cleaned; return the file.

    Its columns: ``seq``, ``article_id``, ``document_key``, ``source_uri``, ``revision`` and ``outcome`` (new, changed,
    unchanged, same_document, superseded_revision or retracted).
    """
    with database.connect(run) as connection:
        known(connection, run)
        database.table(connection, "cleaned", cleaned, CLEANED)
        return database.write(connection, SETTLE, run.work / "settled.parquet")
