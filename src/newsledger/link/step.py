"""Link: what the mentions of the whole ledger are mentions of.

The DERIVED tables are staged in full, as ``stage/TABLE/all.parquet``: over the published rows of articles that the run neither
replaces nor retracts, and the staged rows. A table that no linker makes is staged empty: nothing is known of it yet.
"""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any, Final

from newsledger import tables
from newsledger.ingest.database import connect
from newsledger.link.places import places
from newsledger.records import Record, Scope
from newsledger.run import Run

Linker = Callable[[Run, Any], Iterable[Record]]
# Each table that a linker makes, in the order they are made: a later one may read what an earlier one staged.
LINKERS: Final[tuple[tuple[str, Linker], ...]] = (("places", places),)


def link(run: Run) -> None:
    """Stage every derived table in full; count its rows and seconds. Done again, it writes the same rows."""
    seconds: dict[str, float] = {}
    with connect(run) as connection:
        for table, linker in LINKERS:
            started = perf_counter()
            run.stage(table, "all", linker(run, connection))
            seconds[table] = round(perf_counter() - started, 3)
    made = {table for table, _ in LINKERS}
    derived = [spec.name for spec in tables.tables(Scope.DERIVED)]
    for table in derived:
        if table not in made:
            run.stage(table, "all", ())
    run.write_summary("link", {"rows": {table: run.count(table) for table in derived}, "seconds": seconds})
