"""``newsledger actors``: who the ledger's actors are, and which of them are one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsledger.settings import load_settings

if TYPE_CHECKING:
    from newsledger.run import Run

app = typer.Typer(
    name="actors",
    help="Find actors, and say which are one: merge and split are remembered, and each undoes the other.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
LedgerOption = Annotated[
    Path | None, typer.Option("--ledger", metavar="DIR", help="Folder of the ledger [default: data/ledger].")
]
ConfigOption = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="TOML file with settings.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why: kept with the decision.")]
ActorArgument = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor_id (act_...).", show_default=False)]


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name or a part of one, in any spelling of its marks.")],
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """List the actors of a name with their counts, and those that may be the same.

    For example: `newsledger actors find soleimani`
    """
    from newsledger.actor_view import find_actors
    from newsledger.inspection import opened

    with opened(load_settings(config, ledger=ledger).ledger) as connection:
        find_actors(connection, name)


@app.command()
def merge(
    actor: ActorArgument,
    other: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor_id of the other one.", show_default=False)],
    reason: ReasonOption = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Make two actors one, in the next published version and all later ones; `split` undoes it.

    For example: `newsledger actors merge act_1f0... act_99c... --reason "her married name"`
    """
    from newsledger.link.deciding import stage_merge

    _decide(config, ledger, lambda run: stage_merge(run, actor, other, reason))


@app.command()
def split(
    actor: ActorArgument,
    part: Annotated[
        str,
        typer.Argument(
            metavar="ALIAS|KEY",
            help="A spelling of the actor, an actor_key of it, or the id of an actor that was merged into it.",
            show_default=False,
        ),
    ],
    reason: ReasonOption = None,
    ledger: LedgerOption = None,
    config: ConfigOption = None,
) -> None:
    """Take a part out of an actor, in the next published version and all later ones; `merge` undoes it.

    For example: `newsledger actors split act_1f0... "J. Marsh"`
    """
    from newsledger.link.deciding import stage_split

    _decide(config, ledger, lambda run: stage_split(run, actor, part, reason))


def _decide(config: Path | None, ledger: Path | None, stage: "Callable[[Run], None]") -> None:
    from newsledger import console
    from newsledger.pipeline import decide
    from newsledger.summary import summarize

    settings = load_settings(config, ledger=ledger)
    with console.progress():
        outcome = decide(stage, settings)
    console.show_summary(summarize(outcome), str(settings.ledger / "newsledger.duckdb"))
