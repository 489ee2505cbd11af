"""The end of a run in words: what came in, what came out, what was checked, what was refused, and what to try next."""

from dataclasses import dataclass, field
from pathlib import Path

from newsledger import duck, tables
from newsledger.current import rows_sql
from newsledger.ontology import Measure
from newsledger.records import Scope
from newsledger.run import Run

DEAD = """SELECT published_at, publisher, source, text AS words, low, high, as_of_on FROM claims_with_context
      WHERE measure = 'killed' AND NOT is_copy ORDER BY published_at, start_char LIMIT 20"""
NUMBERS = """SELECT actors, event_type, recipients, text AS words, concept, measure, source, publisher FROM event_numbers
      WHERE NOT is_copy ORDER BY event_type, published_at LIMIT 20"""
EVENTS = "SELECT * FROM who_did_what_to_whom ORDER BY mention_count DESC, actors LIMIT 20"
# What cleaning dropped names its line; everything else in rejects is a document or a row.
OF_A_LINE = "(step = 'ingest' AND coalesce(json_exists(detail, '$.line'), false))"
# Tables that serve the pipeline and say nothing of the news.
INTERNAL = ("article_signatures",)
# Claims of the run by what they measure, as far as that is known, and how many belong to an event mention.
MEASURES = "SELECT measure, count(*) FROM {rows} WHERE measure IS NOT NULL GROUP BY ALL ORDER BY 2 DESC, 1"
OF_EVENTS = "SELECT 'claims', count(event_mention_id) FROM {rows}"
# Measures that a line of the summary names: what fits a terminal.
MEASURES_SHOWN = 6
# Queries that end every run, with their purpose; they work on any ledger.
QUERIES = (
    ("the dead, as reported: who said which number, and when", DEAD),
    ("who said which number about which event", NUMBERS),
    ("who did what to whom, how often", EVENTS),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``status`` is published, unchanged or blocked; ``example`` is an event mention to look at.

    ``measures`` counts the claims by what they measure, those of which it is known; ``claims_of_events`` those of an event.
    """

    run_id: str
    status: str
    version: int | None
    ledger: Path
    report: Path
    incoming: dict[str, int]
    rows: dict[str, int]
    checks_passed: int
    checks_total: int
    failed_checks: tuple[str, ...]
    rejects: dict[str, int]
    dropped: dict[str, int]
    seconds: dict[str, float]
    named: dict[str, int] = field(default_factory=dict)
    deeds: dict[str, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    claims_of_events: int = 0
    example: str | None = None

    @property
    def is_published(self) -> bool:
        """Whether the ledger holds everything that this run found."""
        return self.status in ("published", "unchanged")


def _counts(run: Run, sql: str, table: str) -> list[tuple[str, int]]:
    with duck.connect() as connection:
        return connection.execute(sql.format(rows=f"({rows_sql(table, run.staged(table))})")).fetchall()


def summarize(run: Run) -> Summary:
    """Read a run's directory and say what happened; works for a run that failed half way."""
    ingest, publish = run.summary("ingest"), run.summary("publish")
    rejects = "SELECT reason, count(*) FROM {rows} WHERE %s GROUP BY ALL ORDER BY 2 DESC, 1"
    failed = "SELECT table_name || ': ' || check_name, 1 FROM {rows} WHERE NOT is_success ORDER BY 1"
    total = run.count("checks")
    brought = run.summary("link").get("brought", {})
    failures = [name for name, _ in _counts(run, failed, "checks")]
    staged = {t.name: run.count(t.name) for t in tables.tables(Scope.ARTICLE, Scope.DERIVED)}
    return Summary(
        run_id=run.run_id,
        status=publish.get("status", "blocked"),
        version=publish.get("version"),
        ledger=run.ledger,
        report=run.directory / "report.html",
        incoming={name: count for name, count in ingest.items() if isinstance(count, int)},
        rows={name: count for name, count in staged.items() if count},
        checks_passed=total - len(failures),
        checks_total=total,
        failed_checks=tuple(failures),
        rejects=dict(_counts(run, rejects % f"NOT {OF_A_LINE}", "rejects")),
        dropped=dict(_counts(run, rejects % OF_A_LINE, "rejects")),
        seconds=run.summary("seconds"),
        named=brought.get("actors", {}),
        deeds=brought.get("events", {}),
        measures=dict(_counts(run, MEASURES, "claims")),
        claims_of_events=dict(_counts(run, OF_EVENTS, "claims"))["claims"],
        example=brought.get("example"),
    )


def _incoming(counts: dict[str, int]) -> str:
    """Return what came in, in words."""
    parts = (("new articles", "articles_new"), ("changed", "articles_changed"), ("unchanged", "articles_unchanged"))
    known = ", ".join(f"{counts.get(name, 0):,} {label}" for label, name in (*parts, ("refused", "articles_rejected")))
    return f"{counts.get('documents', 0):,} documents: {known}"


def _reasons(counts: dict[str, int]) -> str:
    """Return reasons with their counts, most frequent first."""
    return ", ".join(f"{count:,} {reason}" for reason, count in counts.items()) or "none"


def _outgoing(summary: Summary) -> str:
    """Return what came out, in words."""
    return (
        ", ".join(f"{count:,} {name}" for name, count in summary.rows.items() if name not in INTERNAL) or "nothing new"
    )


def _counted(summary: Summary) -> str:
    """Return what the numbers measure, most frequent first, and how many are known to; empty without numbers."""
    total, measured, tied = summary.rows.get("claims", 0), sum(summary.measures.values()), summary.claims_of_events
    named = [f"{name} ({count:,})" for name, count in summary.measures.items() if name != Measure.OTHER][
        :MEASURES_SHOWN
    ]
    shares = f"of {total:,} numbers {measured:,} say what they measure, {tied:,} about which event"
    return "; ".join(filter(None, (", ".join(named), shares))) if total else ""


def in_words(summary: Summary) -> list[tuple[str, str]]:
    """Return the summary as lines of label and text."""
    passed = f"{summary.checks_passed} of {summary.checks_total} passed" if summary.checks_total else "none needed"
    lines = [
        ("came in", _incoming(summary.incoming)),
        ("came out", _outgoing(summary)),
        ("named", ", ".join(f"{name} ({count:,})" for name, count in summary.named.items())),
        *(("did", f"{line} ({count:,})") for line, count in summary.deeds.items()),
        ("counted", _counted(summary)),
        ("checks", passed),
    ]
    lines = [(label, text) for label, text in lines if text]
    lines += [("", f"failed: {name}") for name in summary.failed_checks]
    lines.append(("rejects", _reasons(summary.rejects)))
    lines.append(("cleaned", f"away: {_reasons(summary.dropped)}" if summary.dropped else "nothing away"))
    if summary.status == "published":
        lines.append(("published", f"version {summary.version} of {summary.ledger}"))
    elif summary.status == "unchanged":
        lines.append(("unchanged", f"nothing new: the ledger stays at version {summary.version} ({summary.ledger})"))
    else:
        lines.append(("blocked", f"nothing was published; {summary.ledger} is as it was"))
    if summary.report.is_file():
        lines.append(("report", str(summary.report)))
    spent = sum(summary.seconds.values())
    steps = ", ".join(f"{name} {seconds:.1f}" for name, seconds in summary.seconds.items())
    lines.append(("seconds", f"{spent:.1f} ({steps})"))
    return lines


def as_markdown(summary: Summary) -> str:
    """Return the summary as Markdown: the text of the flow's artifact."""
    rows = "\n".join(f"| {label} | {text} |" for label, text in in_words(summary))
    head = f"# newsledger {summary.run_id}: {summary.status}"
    return f"{head}\n\n| | |\n|---|---|\n{rows}\n\n[report]({summary.report.as_uri()})\n"
