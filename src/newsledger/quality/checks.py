"""Great Expectations on the staged rows: one suite a table, first all at once for yes or no, then once more for what failed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from newsledger import project
from newsledger.errors import NewsledgerError
from newsledger.ontology import Severity
from newsledger.quality.datasource import ERRORS, DuckDBDatasource, ExpectationSuite, ResultFormat, opened
from newsledger.quality.findings import Finding, Level, crashed, judge_rows
from newsledger.quality.views import POSITION

# Yes or no needs one bundled query a table; counts and samples are computed only for what failed.
QUICK = ResultFormat.BOOLEAN_ONLY
# Great Expectations lists at most 20 bad rows, but returns the query that finds them all.
WITH_QUERY: dict[str, Any] = {
    "result_format": "SUMMARY",
    "partial_unexpected_count": 0,
    "unexpected_index_column_names": list(POSITION),
    "return_unexpected_index_query": True,
}
FIRST_SEEN = "QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY filename, file_row_number) > 1"


def load_suite(path: Path) -> ExpectationSuite:
    """Read a rendered suite.

    Raises:
        NewsledgerError: an expectation does not load; Great Expectations logs that and drops it.
    """
    facts = json.loads(path.read_text(encoding="utf-8"))
    suite = ExpectationSuite(**facts)
    if len(suite.expectations) != len(facts["expectations"]):
        raise NewsledgerError(f"{path}: an expectation is not one that Great Expectations knows; run `make render`")
    return suite


def exception_in(result: Any) -> str | None:
    """Return the message of a metric that crashed; None where every metric was computed.

    ``exception_info`` is one entry, or one entry a metric; either way ``success`` is false as for bad data.
    """
    info = result.exception_info or {}
    for entry in (info, *info.values()):
        if isinstance(entry, dict) and entry.get("raised_exception"):
            return str(entry.get("exception_message"))
    return None


def _bad_rows_query(result: Any, table_name: str) -> str | None:
    """Return the SELECT of the rows that broke an expectation, with their positions.

    Of rows that share a key all but the first are bad, so that one stays.
    """
    kind, kwargs = result.expectation_config.type, result.expectation_config.kwargs
    view = f"staged_{table_name}"
    if "unexpected_rows_query" in kwargs:
        return str(kwargs["unexpected_rows_query"]).format(batch=view)
    if kind.endswith("to_be_unique"):
        keys = ", ".join(kwargs.get("column_list") or [kwargs["column"]])
        return f"SELECT * FROM {view} {FIRST_SEEN.format(keys=keys)}"
    query = result.result.get("unexpected_index_query")
    return str(query).rstrip(";\n ") if query else None


def _observed(result: Any) -> str:
    """Return in words what a check of a whole table saw."""
    expected, observed = result.expectation_config.kwargs.get("column_set"), result.result.get("observed_value")
    if expected is None:
        return str(observed)
    return f"missing: {', '.join(name for name in expected if name not in observed)}"


def _failure(connection: duckdb.DuckDBPyConnection, table_name: str, result: Any) -> Finding:
    meta = result.expectation_config.meta
    check_name, severity = meta["check_name"], Severity(meta["severity"])
    if message := exception_in(result):
        return crashed(table_name, check_name, message)
    query = _bad_rows_query(result, table_name) if meta["scope"] == Level.ROW else None
    if query is None:
        return Finding(table_name, check_name, severity, False, _observed(result))
    finding = judge_rows(connection, table_name, check_name, severity, query)
    if finding.is_success:
        return crashed(table_name, check_name, "it failed, and its query finds no row that breaks it")
    return finding


def _run_suite(
    datasource: DuckDBDatasource, connection: duckdb.DuckDBPyConnection, table_name: str, suite: ExpectationSuite
) -> Iterator[Finding]:
    asset = datasource.add_table_asset(table_name, table_name=f"staged_{table_name}")
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    results: list[Any] = batch.validate(suite, result_format=QUICK).results
    failed = {r.expectation_config.meta["check_name"] for r in results if not r.success}
    for result in results:
        meta = result.expectation_config.meta
        if result.success:
            yield Finding(table_name, meta["check_name"], Severity(meta["severity"]), True, "held by every row")
    again = [e.configuration for e in suite.expectations if (e.meta or {}).get("check_name") in failed]
    if again:
        retry = ExpectationSuite(name=f"{table_name}_failed", expectations=again)
        for result in batch.validate(retry, result_format=WITH_QUERY).results:
            yield _failure(connection, table_name, result)


def run_suites(connection: duckdb.DuckDBPyConnection, names: list[str], folder: Path | None = None) -> list[Finding]:
    """Run the suites of the tables named, from ``folder`` (``expectations/`` of the project), over ``staged_TABLE``."""
    findings: list[Finding] = []
    with opened(connection) as datasource:
        for name in names:
            suite = load_suite((folder or project.path("expectations")) / f"{name}.json")
            try:
                findings += _run_suite(datasource, connection, name, suite)
            except ERRORS as error:
                findings.append(crashed(name, "suite", str(error)))
    return findings
