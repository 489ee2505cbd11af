"""``validate``: the staged rows of a run are checked before anything is published.

A check is an ``error`` or a ``warn``. A warn is recorded, no more. An error about rows moves them, and what depends on them,
to ``rejects``, where they are few (:func:`movable`); the check is then recorded as a failed ``warn``: it no longer blocks. An
error about many rows, about a table or about the run, and a check that crashed, stop the run. So in the table ``checks`` a
failed ``error`` is always one that blocked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from time import perf_counter

import duckdb

from newsledger import tables
from newsledger.current import replaced_ids
from newsledger.errors import ValidationFailed
from newsledger.link.step import link
from newsledger.ontology import Severity
from newsledger.quality.findings import Finding, Level
from newsledger.quality.quarantine import quarantine
from newsledger.quality.report import write_report
from newsledger.quality.rules import run_rules
from newsledger.quality.runchecks import check_run
from newsledger.quality.views import add_ledger, connect
from newsledger.records import Scope
from newsledger.run import Run

# A twentieth of a table in rejects is a bad source or two; more is a bug or a broken feed that a person should see first.
MAX_MOVED_SHARE = 0.05
# In a small run one bad row is already more than a twentieth.
MAX_MOVED_ROWS = 3
# Round 1 finds, 2 confirms or finds what hung on it, 3 the derived tables; what is still bad then cannot be moved out.
MAX_ROUNDS = 4


def movable(findings: Iterable[Finding]) -> list[Finding]:
    """Return the failed row checks of one table where all may be moved: few of its rows, and not all of them.

    The rows that broke several checks count once each time: the sum is the upper bound.
    """
    failed = [f for f in findings if f.is_blocking and f.level is Level.ROW]
    rows = max((f.rows or 0 for f in failed), default=0)
    bad = sum(f.unexpected or 0 for f in failed)
    return failed if bad < rows and bad <= max(MAX_MOVED_ROWS, rows * MAX_MOVED_SHARE) else []


def _check_tables(connection: duckdb.DuckDBPyConnection, run: Run) -> list[Finding]:
    from newsledger.quality.checks import run_suites  # Great Expectations: seconds and 280 MB, only here

    # A try that was killed may have left its own checks.
    names = [spec.name for spec in tables.tables() if spec.name != "checks" and run.count(spec.name)]
    of_columns = run_suites(connection, names)
    add_ledger(run, connection)
    return of_columns + run_rules(connection, names)


def _to_move(findings: list[Finding]) -> list[Finding]:
    """Return what to move in this round: rows of articles first, since the derived tables are made from them."""
    by_table: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_table[finding.table_name].append(finding)
    chosen = [f for group in by_table.values() for f in movable(group)]
    derived = {spec.name for spec in tables.tables(Scope.DERIVED)}
    return [f for f in chosen if f.table_name not in derived] or chosen


def _round(run: Run, moved: Counter[str]) -> tuple[list[Finding], list[Finding]]:
    """Check once, and move what can be moved; return all findings and those whose rows were moved."""
    with connect(run) as connection:
        findings = _check_tables(connection, run)
        chosen = _to_move(findings)
        if chosen:
            moved += quarantine(run, connection, chosen)
    derived = {spec.name for spec in tables.tables(Scope.DERIVED)}
    if any(f.table_name not in derived for f in chosen) and any(run.staged(name) for name in derived):
        link(run)  # the derived tables were made from rows that are gone
    return findings, chosen


def _check_rows(run: Run) -> tuple[list[Finding], Counter[str]]:
    """Check and move until nothing is left to move; a check whose rows were moved is recorded as it failed."""
    moved: Counter[str] = Counter()
    healed: dict[str, Finding] = {}
    latest: dict[str, Finding] = {}
    for _ in range(MAX_ROUNDS):
        findings, chosen = _round(run, moved)
        latest = {f.name: f for f in findings}
        if not chosen:
            break
        healed |= {f.name: f.moved() for f in chosen}
    still_bad = {name for name, f in latest.items() if f.is_blocking}
    return list((latest | {n: f for n, f in healed.items() if n not in still_bad}).values()), moved


def _has_rows_to_check(run: Run) -> bool:
    """Whether the run adds, changes, removes or decides anything; if not, Great Expectations need not be imported."""
    staged = (*tables.tables(Scope.ARTICLE), tables.table("actor_decisions"))
    return any(run.count(spec.name) for spec in staged) or bool(replaced_ids(run))


def validate(run: Run) -> None:
    """Check the staged rows, move bad ones to ``rejects``, and write ``checks`` and ``report.html``.

    Raises:
        ValidationFailed: a check that blocks failed; names them. Checks and report are written before.
    """
    started = perf_counter()
    findings, moved = check_run(run), Counter[str]()
    if _has_rows_to_check(run):
        of_rows, moved = _check_rows(run)
        findings += of_rows
    run.stage("checks", "checks", [f.to_check(run.run_id) for f in findings])
    failed = Counter(f.severity.value for f in findings if not f.is_success)
    run.write_summary(
        "validate",
        {
            "checks": len(findings),
            "failed": {s.value: failed[s.value] for s in Severity},
            "quarantined": dict(moved),
            "seconds": round(perf_counter() - started, 3),
        },
    )
    report = write_report(run)
    if blocking := [f.name for f in findings if f.is_blocking]:
        raise ValidationFailed(blocking, report)
