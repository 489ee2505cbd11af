"""What a check saw, before it becomes a row of the table ``checks``."""

from dataclasses import dataclass, replace
from enum import StrEnum

import duckdb

from newsledger import tables
from newsledger.ontology import Severity
from newsledger.records import Check

# Keys that ``observed`` names, so that a person can look at a few bad rows without a query.
NAMED_ROWS = 3
# An exception's text is cut here: DuckDB's name the candidate functions, one a line.
MESSAGE_LENGTH = 300


class Level(StrEnum):
    """What a check judges: rows, which can be moved to ``rejects``, or a whole table or run, which cannot."""

    ROW = "row"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check. ``query`` selects the staged rows that broke it; ``rows`` is how many were checked."""

    table_name: str
    check_name: str
    severity: Severity
    is_success: bool
    observed: str
    level: Level = Level.TABLE
    query: str | None = None
    unexpected: int | None = None
    rows: int | None = None

    @property
    def is_blocking(self) -> bool:
        """Whether it stops the run as it stands."""
        return not self.is_success and self.severity is Severity.ERROR

    @property
    def name(self) -> str:
        """Table and check, as messages name it."""
        return f"{self.table_name}.{self.check_name}"

    def moved(self) -> "Finding":
        """Return it as recorded once its rows are in ``rejects``: not held, no longer blocking."""
        return replace(self, severity=Severity.WARN, observed=f"{self.observed}; moved to rejects")

    def to_check(self, run_id: str) -> Check:
        """Return the row for the table ``checks``."""
        share = 100 * self.unexpected / self.rows if self.unexpected is not None and self.rows else None
        return Check(
            run_id=run_id,
            table_name=self.table_name,
            check_name=self.check_name,
            severity=self.severity,
            is_success=self.is_success,
            observed=self.observed,
            unexpected_count=self.unexpected,
            unexpected_percent=share,
        )


def crashed(table_name: str, check_name: str, message: str) -> Finding:
    """Return the finding of a check that could not run: always an error, never a pass and never bad data."""
    text = " ".join(message.split())[:MESSAGE_LENGTH]
    return Finding(table_name, check_name, Severity.ERROR, False, f"the check crashed: {text}")


def _sample(connection: duckdb.DuckDBPyConnection, table_name: str, query: str) -> str:
    """Return the keys of a few bad rows, found through the staged view: a query may select no more than the row's position."""
    columns = ", ".join(f"coalesce(CAST({name} AS VARCHAR), 'null')" for name in tables.table(table_name).key) or "'?'"
    found = connection.execute(
        f"SELECT concat_ws('/', {columns}) FROM staged_{table_name} SEMI JOIN ({query}) USING (filename, file_row_number) "
        f"ORDER BY filename, file_row_number LIMIT {NAMED_ROWS}"
    ).fetchall()
    return ", ".join(key for (key,) in found)


def judge_rows(
    connection: duckdb.DuckDBPyConnection, table_name: str, check_name: str, severity: Severity, query: str
) -> Finding:
    """Return what ``query``, a SELECT of the bad rows of ``staged_TABLE`` with their positions, says of the table."""
    try:
        bad = _one(connection, f"SELECT count(*) FROM ({query})")
        rows = _one(connection, f"SELECT count(*) FROM staged_{table_name}")
        if not bad:
            return Finding(table_name, check_name, severity, True, f"{rows:,} rows", Level.ROW, query, 0, rows)
        observed = f"{bad:,} of {rows:,} rows: {_sample(connection, table_name, query)}"
        return Finding(table_name, check_name, severity, False, observed, Level.ROW, query, bad, rows)
    except duckdb.Error as error:
        return crashed(table_name, check_name, str(error))


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
