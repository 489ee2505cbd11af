"""Link: what the mentions of the whole ledger are mentions of.

The DERIVED tables are staged in full, as ``stage/TABLE/all.parquet``: over the published rows of articles that the run neither
replaces nor retracts, and the staged rows. A table that no linker makes is staged empty: nothing is known of it yet. A run that
changes no article stages nothing: the tables stay as they are published.
"""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any, Final

from newsledger import duck, lexicon, tables
from newsledger.current import replaced_ids
from newsledger.link.places import places
from newsledger.records import Record, Scope
from newsledger.run import Run

Linker = Callable[[Run, Any], Iterable[Record]]
# Each table that a linker makes, in the order they are made: a later one may read what an earlier one staged.
LINKERS: Final[tuple[tuple[str, Linker], ...]] = (("places", places),)


def link(run: Run) -> None:
    """Stage every derived table in full, where articles change; count rows and seconds. Done again, it writes the same."""
    derived = [spec.name for spec in tables.tables(Scope.DERIVED)]
    seconds = _stage(run, derived) if replaced_ids(run) else {}
    run.write_summary("link", {"rows": {table: run.count(table) for table in derived}, "seconds": seconds})


def _stage(run: Run, derived: list[str]) -> dict[str, float]:
    """Stage the derived tables; return the seconds of each linker."""
    lexicon.use(run.settings.lexicons)
    seconds: dict[str, float] = {}
    with duck.connect(run.work, keeps_order=False) as connection:
        for table, linker in LINKERS:
            started = perf_counter()
            run.stage(table, "all", linker(run, connection))
            seconds[table] = round(perf_counter() - started, 3)
    made = {table for table, _ in LINKERS}
    for table in derived:
        if table not in made:
            run.stage(table, "all", ())
    return seconds
