"""``report.html``: a run as people read it. One file that opens offline: no script, nothing to load."""

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

from newsledger import __version__, duck, lexicon, tables
from newsledger.current import rows_sql
from newsledger.quality.html import bars, cards, cell, none, page, section, table, text
from newsledger.records import Scope
from newsledger.run import Run, write_atomically

# Examples of each reason, enough to see what kind of thing was refused.
EXAMPLES = 3
NAMED_SOURCES = 3
PACKAGES = ("duckdb", "pyarrow", "great-expectations", "spacy", "trafilatura", "prefect")


class Reason(NamedTuple):
    """Rejects of one step for one reason; ``examples`` are source and detail."""

    step: str
    reason: str
    table_name: str | None
    rows: int
    examples: list[tuple[str | None, str | None]]


def _query(run: Run, name: str, sql: str) -> list[tuple[Any, ...]]:
    with duck.connect() as connection:
        return connection.execute(sql.format(rows=f"({rows_sql(name, run.staged(name))})")).fetchall()


def _counted(run: Run, column: str) -> dict[str, float]:
    sql = f"SELECT coalesce({column}, 'unknown'), count(*) FROM {{rows}} GROUP BY ALL ORDER BY 2 DESC, 1"
    return dict(_query(run, "articles", sql))


def _status(run: Run, blocking: int) -> str:
    """Return published, unchanged, blocked, or checked where publish has not run yet."""
    return "blocked" if blocking else str(run.summary("publish").get("status", "checked"))


def _checks(run: Run) -> list[tuple[Any, ...]]:
    columns = "table_name, check_name, severity, is_success, observed, unexpected_count, unexpected_percent"
    return _query(
        run, "checks", f"SELECT {columns} FROM {{rows}} ORDER BY is_success, severity, table_name, check_name"
    )


def _reasons(run: Run) -> Iterator[Reason]:
    sql = (
        "SELECT step, reason, table_name, count(*), min(row(source_uri, detail), {n})"
        " FROM {{rows}} GROUP BY ALL ORDER BY 4 DESC, 1, 2, 3"
    )
    for row in _query(run, "rejects", sql.format(n=EXAMPLES)):
        yield Reason(*row)


def _headline(run: Run, status: str, failed: int) -> str:
    words = {
        "published": f"version {run.summary('publish').get('version')} of the ledger holds what this run found",
        "unchanged": "nothing new: the ledger stays as it is",
        "blocked": f"nothing was published: {failed} blocking check{'s' if failed != 1 else ''} failed",
        "checked": "the staged rows may be published",
    }
    chip = f'<span class="status {text(status)}">{text(status)}</span>'
    more = len(run.sources) - NAMED_SOURCES
    sources = ", ".join(run.sources[:NAMED_SOURCES]) + (f" and {more:,} more" if more > 0 else "")
    return (
        f'<h1>Run {text(run.run_id)} {chip}</h1><p class="sub">{text(words.get(status, status))}</p>'
        f'<p class="sub">{run.started_at:%d %B %Y, %H:%M:%S} UTC · {text(sources or "no sources")}</p>'
    )


def _numbers(run: Run, checks: list[tuple[Any, ...]]) -> str:
    ingest = run.summary("ingest")
    copies = _query(run, "articles", "SELECT count(duplicate_of) FROM {rows}")[0][0]
    passed = sum(bool(check[3]) for check in checks)
    return cards(
        {
            "documents read": ingest.get("documents", 0),
            "new articles": ingest.get("articles_new", 0),
            "changed": ingest.get("articles_changed", 0),
            "unchanged": ingest.get("articles_unchanged", 0),
            "copies of others": copies,
            "refused": ingest.get("articles_rejected", 0),
            "checks passed": f"{passed}/{len(checks)}",
            "rejects": run.count("rejects"),
        }
    )


def _came_in(run: Run) -> str:
    counted = {name.replace("_", " "): values for name, values in run.summary("ingest").items() if _is_counter(values)}
    charts = [bars(title, values) for title, values in counted.items()]
    charts.append(bars("languages", _counted(run, "language")))
    shown = "".join(charts)
    return section("What came in", f'<div class="charts">{shown}</div>' if shown else none("no new or changed article"))


def _is_counter(values: Any) -> bool:
    return isinstance(values, dict) and bool(values) and all(type(value) is int for value in values.values())


def _came_out(run: Run) -> str:
    counts = {spec.name: run.count(spec.name) for spec in tables.tables(Scope.ARTICLE, Scope.DERIVED)}
    chart = bars("rows by table", {name: count for name, count in counts.items() if count})
    brought = run.summary("link").get("brought", {})
    more = [("most named actors", brought.get("actors")), ("who did what to whom", brought.get("events"))]
    charts = [chart, *(bars(title, values) for title, values in more if values)]
    return section("What came out", f'<div class="charts">{"".join(charts)}</div>' if chart else none("no rows"))


def _check_row(check: tuple[Any, ...]) -> list[str]:
    table_name, check_name, severity, is_success, observed, count, percent = check
    word, style = ("passed", "pass") if is_success else ("failed", "fail" if severity == "error" else "warn")
    share = None if percent is None else f"{percent:.2f} %"
    return [
        cell(word, style), cell(table_name, "name"), cell(check_name, "name"), cell(severity), cell(observed),
        cell(count, "number"), cell(share, "number"),
    ]  # fmt: skip


def _checked(checks: list[tuple[Any, ...]]) -> str:
    head = ("", "table", "check", "severity", "observed", "rows", "share")
    failed = [_check_row(check) for check in checks if not check[3]]
    passed = [_check_row(check) for check in checks if check[3]]
    first = table(head, failed) if failed else none("All checks passed." if checks else "Nothing needed checking.")
    rest = f"<details><summary>{len(passed)} passed</summary>{table(head, passed)}</details>" if passed else ""
    return section("Checks", first, rest)


def _examples(reason: Reason) -> str:
    lines = (f"{text(source)} <code>{text(detail or '')}</code>" for source, detail in reason.examples)
    return f"<td>{''.join(f'<div>{line}</div>' for line in lines)}</td>"


def _rejected(run: Run) -> str:
    rows = [
        [cell(r.rows, "number"), cell(r.reason, "name"), cell(r.step, "name"), cell(r.table_name, "name"), _examples(r)]
        for r in _reasons(run)
    ]
    head = ("", "reason", "step", "table", f"examples (up to {EXAMPLES})")
    return section("Rejects", table(head, rows) if rows else none("Nothing was refused or dropped."))


def _seconds(run: Run) -> str:
    seconds = {name: float(value) for name, value in run.summary("seconds").items()}
    if not seconds:
        own = ((name, facts.get("seconds")) for name, facts in run.summaries())
        seconds = {name: float(value) for name, value in own if isinstance(value, int | float)}
    return section("Seconds", bars("by step", seconds, " s") or none("not measured"))


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _pairs(values: Mapping[str, object]) -> str:
    return table(("", ""), ([cell(name, "name"), cell(value)] for name, value in values.items()))


def _how(run: Run) -> str:
    versions: dict[str, object] = {
        "newsledger": __version__,
        "lexicons": lexicon.version(run.settings.lexicons),
        "python": platform.python_version(),
    }
    versions |= {name: _installed(name) for name in PACKAGES}
    settings = run.settings.model_dump(mode="json")
    folds = (
        f"<details><summary>{name}</summary>{_pairs(values)}</details>"
        for name, values in (("settings", settings), ("versions", versions))
    )
    return section("Settings and versions", *folds)


def write_report(run: Run) -> Path:
    """Write the run's ``report.html`` from what its steps left in its directory so far; return its path.

    Called by validate, and again once the run is published.
    """
    checks = _checks(run)
    blocking = sum(not check[3] and check[2] == "error" for check in checks)
    body = [
        _headline(run, _status(run, blocking), blocking),
        _numbers(run, checks),
        _came_in(run),
        _came_out(run),
        _checked(checks),
        _rejected(run),
        _seconds(run),
        _how(run),
    ]
    path = run.directory / "report.html"
    write_atomically(path, page(f"newsledger run {run.run_id}", "".join(body)))
    return path
