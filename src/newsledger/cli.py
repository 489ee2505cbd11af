"""The command ``newsledger``. Exit codes: 0 published, 1 a blocking check failed, 2 wrong usage or input, 130 interrupted."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

from newsledger import __version__, actor_commands
from newsledger.errors import NewsledgerError, ValidationFailed
from newsledger.settings import Settings, load_settings

EXIT_BLOCKED, EXIT_USAGE = 1, 2
# A process that a signal ended: 130 for Ctrl-C (SIGINT), 143 for SIGTERM, as shells count.
EXIT_SIGNAL = 128
SIGNALS = (signal.SIGINT, signal.SIGTERM)
# What `show` shows; ids say their kind themselves, so the word is for those who read the command.
KINDS = ("article", "event-mention", "claim", "actor")

app = typer.Typer(
    name="newsledger",
    help="An open ledger of what the news reports: articles in; events, places, dates and numeric claims out, "
    "every row tied to the words it came from.",
    epilog="Exit codes: 0 published (or nothing new), 1 a blocking check failed and nothing was published, "
    "2 wrong usage or input, 130 interrupted. Settings are also read from newsledger.toml and from NEWSLEDGER_* variables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

LedgerOption = Annotated[
    Path | None, typer.Option("--ledger", metavar="DIR", help="Folder of the ledger [default: data/ledger].")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="TOML file with settings.")]
SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, globs, or URLs of feeds and pages: .txt .md .html .json .jsonl .csv .tsv .parquet "
        ".xml (RSS, Atom) .warc, also .gz.",
        show_default=False,
    ),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--since", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Refuse articles published before this day."
    ),
]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="Processes for extraction.")]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline to use instead of the built-in one."),
]
FollowOption = Annotated[
    bool | None, typer.Option("--follow", help="Also fetch the pages that feeds link to.", show_default=False)
]


def _settings(config: Path | None, since: datetime | None = None, **overrides: Any) -> Settings:
    return load_settings(config, since=since.date() if since else None, **overrides)


@app.command()
def run(
    sources: SourcesArgument,
    ledger: LedgerOption = None,
    since: SinceOption = None,
    workers: WorkersOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    follow: FollowOption = None,
    refresh: Annotated[
        bool | None,
        typer.Option(
            "--refresh",
            help="Also read what did not change: after an upgrade or with new lexicons.",
            show_default=False,
        ),
    ] = None,
    flow: Annotated[bool, typer.Option("--flow", help="Go through the Prefect flow: history, retries, UI.")] = False,
) -> None:
    """Read every SOURCE, extract, check, and publish the next version of the ledger.

    What was read before and has not changed is skipped, so the same command can run every hour.

    For example:

    `newsledger run news/ 'crawl/*.warc.gz' --ledger news.ledger`

    `newsledger run https://example.org/feed.xml --follow --since 2025-01-01`
    """
    settings = _settings(config, since, ledger=ledger, workers=workers, model=model, follow=follow, refresh=refresh)
    from newsledger import console

    with console.progress():
        outcome = _through_flow(sources, settings) if flow else _through_library(sources, settings)
    console.show_summary(outcome, str(settings.ledger / "newsledger.duckdb"))
    if not outcome.is_published:
        raise typer.Exit(EXIT_BLOCKED)


def _through_library(sources: list[str], settings: Settings) -> Any:
    from newsledger.pipeline import opened, walk
    from newsledger.summary import summarize

    with opened(sources, settings) as run:
        with suppress(ValidationFailed):
            walk(run)
        return summarize(run)


def _through_flow(sources: list[str], settings: Settings) -> Any:
    from newsledger.orchestration import run_flow
    from newsledger.run import Run
    from newsledger.summary import summarize

    return summarize(Run.load(Path(run_flow(sources, settings)["directory"])))


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A SQL query; `SHOW TABLES` lists what there is.", show_default=False)],
    ledger: LedgerOption = None,
    style: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, csv or json (one object a line).")
    ] = "table",
    config: ConfigOption = None,
) -> None:
    """Query the published ledger with SQL (DuckDB's).

    For example:

    `newsledger sql "SELECT table_name, column_name, description FROM data_dictionary"`

    `newsledger sql "SELECT * FROM claims" --format csv > claims.csv`
    """
    from newsledger import console
    from newsledger.inspection import query_ledger

    if style not in ("table", "csv", "json"):
        raise typer.BadParameter("table, csv or json", param_hint="--format")
    names, rows = query_ledger(_settings(config, ledger=ledger).ledger, query)
    console.show_rows(names, rows, style)


@app.command()
def show(
    row: Annotated[
        list[str],
        typer.Argument(
            metavar="[KIND] ID",
            help="An article_id (art_...), event_mention_id (evm_...), claim_id (clm_...), actor_id (act_...) or an "
            "article's URL; its kind may stand before it: article, event-mention, claim, actor.",
            show_default=False,
        ),
    ],
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Show one article, event mention or claim with its evidence highlighted in context, or one actor.

    For example:

    `newsledger show https://example.org/2025/05/12/ferry-fire`

    `newsledger show clm_a13c12d153088a5f3085`

    `newsledger show event-mention evm_0b6f4c1f9a1d3ce27c55`
    """
    from newsledger.inspection import show_row

    *kind, row_id = row
    if len(kind) > 1 or not set(kind) <= set(KINDS):
        raise typer.BadParameter(f"one id, and before it no more than one of {', '.join(KINDS)}", param_hint="ID")
    show_row(_settings(config, ledger=ledger).ledger, row_id)


@app.command()
def status(
    ledger: LedgerOption = None,
    last: Annotated[int, typer.Option("--last", min=1, help="How many runs to list.")] = 5,
    config: ConfigOption = None,
) -> None:
    """Show the last runs, the ledger's counts, failing checks and what was refused."""
    from newsledger.inspection import show_status

    show_status(_settings(config, ledger=ledger).ledger, last)


@app.command()
def retract(
    target: Annotated[str, typer.Argument(help="An article_id or an article's URL.", show_default=False)],
    ledger: LedgerOption = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let a retracted article back in; run its source again.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Remove what an article contributed, in the next published version.

    The retraction is remembered: later runs refuse the article, until --undo.
    """
    from newsledger import console
    from newsledger.pipeline import remove
    from newsledger.summary import summarize

    settings = _settings(config, ledger=ledger)
    with console.progress():
        outcome = remove(target, settings, undo=undo)
    console.show_summary(summarize(outcome), str(settings.ledger / "newsledger.duckdb"))


@app.command()
def serve(
    sources: SourcesArgument,
    cron: Annotated[str, typer.Option("--cron", help="When to run: five cron fields, UTC.")] = "0 * * * *",
    ledger: LedgerOption = None,
    name: Annotated[str, typer.Option("--name", help="Name of the deployment.")] = "scheduled",
    workers: WorkersOption = None,
    model: ModelOption = None,
    config: ConfigOption = None,
    follow: FollowOption = None,
) -> None:
    """Run on a schedule until interrupted, one run at a time.

    Uses the Prefect server that PREFECT_API_URL names, else starts one of its own on loopback.

    Example, at 5 and 35 minutes past every hour:

    `newsledger serve news/ --cron "5,35 * * * *"`
    """
    from newsledger.ingest.sources import absolute, expand
    from newsledger.orchestration import serve_flow

    settings = _settings(config, ledger=ledger, workers=workers, model=model, follow=follow)
    expand(sources)
    typer.echo(f"serving {', '.join(sources)} at {cron!r} (UTC) into {settings.ledger}; Ctrl-C ends it")
    serve_flow([absolute(source) for source in sources], settings, cron, name)


@app.command()
def gc(
    ledger: LedgerOption = None,
    keep: Annotated[int | None, typer.Option("--keep", min=1, help="Versions to keep [default: 5].")] = None,
    config: ConfigOption = None,
) -> None:
    """Drop old versions and the files that only they name."""
    from newsledger.store.gc import gc as collect

    settings = _settings(config, ledger=ledger, keep_versions=keep)
    for fact, value in collect(settings.ledger, settings.keep_versions).items():
        typer.echo(f"{fact}: {value}")


app.add_typer(actor_commands.app)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"newsledger {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""


@contextmanager
def _signals() -> Iterator[list[int]]:
    """Let SIGINT and SIGTERM unwind what is running, so that locks are freed and workers end; a second one ends it at once.

    Yields the list of the signals that came: on its way a KeyboardInterrupt becomes an exit that does not tell.
    """
    came: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        came.append(number)
        for asked in SIGNALS:
            signal.signal(asked, signal.SIG_DFL)
        raise KeyboardInterrupt

    before = {asked: signal.signal(asked, stop) for asked in SIGNALS}
    try:
        yield came
    finally:
        for asked, handler in before.items():
            signal.signal(asked, handler)


def main(command: Callable[[], Any] = app) -> None:
    """Run the command; an error of newsledger's own, of the disk, or a signal is one line on stderr and an exit code."""
    with _signals() as came:
        try:
            command()
        except ValidationFailed as error:
            sys.exit(_fail(error, EXIT_BLOCKED))
        except NewsledgerError as error:
            sys.exit(_fail(error, EXIT_USAGE))
        except OSError as error:
            sys.exit(_fail(f"{error}; what was published is whole: mend the cause and run again", EXIT_USAGE))
        except (KeyboardInterrupt, SystemExit):
            if not came:
                raise
            name = signal.Signals(came[0]).name
            sys.exit(_fail(f"stopped by {name}; what was published is whole: run again", EXIT_SIGNAL + came[0]))


def _fail(error: NewsledgerError | str, code: int) -> int:
    typer.secho(f"newsledger: {error}", err=True, fg="red")
    return code
