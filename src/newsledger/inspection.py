"""Looking into the ledger: queries, one row with its evidence in context, and the state of the last runs."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from rich.text import Text

from newsledger import claim_view, duck, event_view
from newsledger.actor_view import show_actor
from newsledger.console import console, highlighted, shorten, show_rows
from newsledger.current import rows_sql
from newsledger.errors import LedgerError, UsageError
from newsledger.run import Run
from newsledger.store.database import ensure
from newsledger.summary import in_words, summarize
from newsledger.urls import canonical

CONTEXT_SENTENCES = 1
# What `show` marks in an article: table, its columns for the words, and the style of the mark.
MARKS = (
    ("claims", "bold yellow"),
    ("event_mentions", "bold red"),
    ("actor_mentions", "bold bright_blue"),
    ("date_mentions", "cyan"),
    ("place_mentions", "green"),
)
ROWS = {"clm": ("claims", "claim_id"), "evm": ("event_mentions", "event_mention_id")}


@contextmanager
def opened(ledger: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database for reading; it is rebuilt first where it is behind the ledger.

    Raises:
        LedgerError: nothing was published there yet.
    """
    with duckdb.connect(str(ensure(ledger)), read_only=True) as connection:
        yield connection


def query_ledger(ledger: Path, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and rows of a query against the published ledger.

    Raises:
        UsageError: DuckDB does not accept the query; its message says where.
    """
    with opened(ledger) as connection:
        try:
            result = connection.execute(query)
            return [column[0] for column in result.description or ()], result.fetchall()
        except duckdb.Error as error:
            raise UsageError(f"the query failed: {error}") from error


def _one(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any]) -> dict[str, Any] | None:
    return next(iter(duck.rows(connection, sql, parameters)), None)


def _article(connection: duckdb.DuckDBPyConnection, article_id: str) -> dict[str, Any] | None:
    sql = "SELECT * FROM articles WHERE article_id = ? OR url = ? OR document_key = ?"
    return _one(connection, sql, [article_id, canonical(article_id), article_id])


def _marks(connection: duckdb.DuckDBPyConnection, article_id: str) -> list[tuple[int, int, str]]:
    return [
        (start, end, style)
        for table, style in reversed(MARKS)
        for start, end in connection.execute(
            f"SELECT start_char, end_char FROM {table} WHERE article_id = ?", [article_id]
        ).fetchall()
    ]


def _show_facts(facts: dict[str, Any], leave_out: Sequence[str] = ("text",)) -> None:
    out = console()
    for name, value in facts.items():
        if value is not None and name not in leave_out:
            out.print(Text(f"{name:>22}  ", style="bold"), Text(str(value)), sep="")


def _show_article(connection: duckdb.DuckDBPyConnection, article: dict[str, Any]) -> None:
    _show_facts(article)
    legend = Text("\n")
    for table, style in MARKS:
        legend.append(table.replace("_", " "), style=style)
        legend.append("  ")
    console().print(legend)
    console().print(highlighted(article["text"], _marks(connection, article["article_id"])))
    claim_view.show_claims(connection, "article_id", article["article_id"])


def _show_mention(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    article = _article(connection, row["article_id"])
    if article is None:
        raise LedgerError(f"{row['article_id']}: the ledger has no such article; run `newsledger status`")
    window = _window(connection, row, len(article["text"]))
    heading = Text(f"{article['publisher'] or article['source_uri']}: {article['title'] or ''}", style="bold")
    if table == "claims":
        claim_view.show_claim(connection, row, article["text"], heading, window)
        _show_facts(row, ())
    else:
        _show_event(connection, row, article, heading, window)


def _window(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], length: int) -> tuple[int, int]:
    """Return the characters of a row's sentence and those beside it."""
    start, end = connection.execute(
        "SELECT min(start_char), max(end_char) FROM sentences WHERE article_id = ? AND sentence_index BETWEEN ? AND ?",
        [row["article_id"], row["sentence_index"] - CONTEXT_SENTENCES, row["sentence_index"] + CONTEXT_SENTENCES],
    ).fetchone() or (None, None)
    return (0, length) if start is None else (start, end)


def _show_event(
    connection: duckdb.DuckDBPyConnection,
    row: dict[str, Any],
    article: dict[str, Any],
    heading: Text,
    window: tuple[int, int],
) -> None:
    """Print an event mention: its line, the sentence with its roles marked, then the facts and roles."""
    roles = event_view.roles_of(connection, row["event_mention_id"])
    console().print(Text(event_view.headline(row, roles), style="bold"))
    console().print("\n", heading, sep="")
    event_view.show_sentence(event_view.marks(connection, row, roles, article["text"]), article["text"], *window)
    console().print()
    event_view.show_roles(roles)
    claim_view.show_claims(connection, "event_mention_id", row["event_mention_id"])
    console().print()
    _show_facts(row, ())


def show_row(ledger: Path, row_id: str) -> None:
    """Print an article, event mention or claim with its evidence marked, or an actor with its spellings, articles and events.

    Raises:
        UsageError: the ledger has no row of this id.
    """
    with opened(ledger) as connection:
        row_id = row_id.strip()
        table, key = ROWS.get(row_id.split("_")[0], (None, None))
        if table and (row := _one(connection, f"SELECT * FROM {table} WHERE {key} = ?", [row_id])):
            _show_mention(connection, table, row)
        elif actor := _one(connection, "SELECT * FROM actors WHERE actor_id = ?", [_actor_id(connection, row_id)]):
            _show_facts(actor)
            show_actor(connection, actor["actor_id"])
        elif article := _article(connection, row_id):
            _show_article(connection, article)
        else:
            raise UsageError(
                f"{row_id}: the ledger at {ledger} has no such row; ids are in the columns that end in _id"
            )


def _actor_id(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """Return the actor that an id or key names: a key of one article leads to the actor that it was linked to."""
    found = connection.execute("SELECT actor_id FROM actor_mentions WHERE actor_key = ? LIMIT 1", [name]).fetchone()
    return str(found[0]) if found else name


def _runs(ledger: Path, last: int) -> list[Run]:
    """Return the last runs that have a directory, newest first, published or not."""
    directories = sorted((ledger / "runs").glob("*/run.json"), reverse=True)[:last]
    return [Run.load(path.parent) for path in directories]


def _show_counts(ledger: Path) -> None:
    names = "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY 1"
    with opened(ledger) as connection:
        tables = [name for (name,) in connection.execute(names).fetchall()]
        counts = [(name, *(connection.execute(f"SELECT count(*) FROM {name}").fetchone() or ())) for name in tables]
        snapshot = _one(connection, "SELECT * FROM snapshot", []) or {}
    _show_facts(snapshot)
    show_rows(("table", "rows"), counts)


def _show_run(run: Run) -> None:
    out = console()
    out.print(Text(f"\n{run.run_id}", style="bold"))
    for label, text in in_words(summarize(run)):
        out.print(f"{label:>10}  {text}", markup=False)


def _examples(run: Run) -> list[tuple[str, str, str]]:
    """Return up to ten documents that the run refused: reason, source, detail."""
    sql = (
        "SELECT reason, coalesce(source_uri, row_id, ''), coalesce(detail, '')"
        f" FROM ({rows_sql('rejects', run.staged('rejects'))})"
        " WHERE table_name IS NULL OR table_name <> 'articles' OR row_id IS NULL ORDER BY ALL LIMIT 10"
    )
    with duck.connect() as connection:
        return connection.execute(sql).fetchall()


def show_status(ledger: Path, last: int) -> None:
    """Print the published version with its counts, the last runs, and what the newest run refused.

    Raises:
        LedgerError: there is no ledger at this place.
    """
    runs = _runs(ledger, last)
    if not runs:
        raise LedgerError(f"{ledger}: no ledger here yet; `newsledger run SOURCE... --ledger {ledger}` makes one")
    if (ledger / "HEAD").exists():
        _show_counts(ledger)
    for run in runs:
        _show_run(run)
    if examples := _examples(runs[0]):
        console().print(Text("\nrefused in the newest run", style="bold"))
        show_rows(("reason", "where", "detail"), [tuple(map(shorten, row)) for row in examples])
