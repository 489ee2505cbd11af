"""Link: what the mentions of the whole ledger are mentions of.

The DERIVED tables are staged in full, as ``stage/TABLE/all.parquet``: over the published rows of articles that the run neither
replaces nor retracts, and the staged rows. A table that no linker makes is staged empty: nothing is known of it yet. Ids that
linking gives to rows of articles are maps beside them (:mod:`newsledger.linked`). A run that changes no article and decides
nothing of actors stages nothing: all stays as it is published.
"""

from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any, Final

import pyarrow as pa

from newsledger import duck, lexicon, linked, tables
from newsledger.current import replaced_ids
from newsledger.link.actors import actor_aliases, actor_candidates, actors
from newsledger.link.deeds import deeds
from newsledger.link.places import places
from newsledger.records import Record, Scope
from newsledger.run import Run

Linker = Callable[[Run, Any], "Iterable[Record] | pa.Table"]
# Each table that a linker makes, in the order they are made: a later one may read what an earlier one staged.
LINKERS: Final[tuple[tuple[str, Linker], ...]] = (
    ("places", places),
    ("actor_candidates", actor_candidates),
    ("actors", actors),
    ("actor_aliases", actor_aliases),
)


def link(run: Run) -> None:
    """Stage every derived table in full, where anything changes; count rows and seconds. Done again, it writes the same."""
    derived = [spec.name for spec in tables.tables(Scope.DERIVED)]
    linked.forget(run)
    changes = replaced_ids(run) or run.staged("actor_decisions")
    facts = _stage(run, derived) if changes else {"seconds": {}}
    run.write_summary("link", {"rows": {table: run.count(table) for table in derived}} | facts)


def _stage(run: Run, derived: list[str]) -> dict[str, Any]:
    """Stage the derived tables; return the seconds of each linker, and what the run brought."""
    lexicon.use(run.settings.lexicons)
    seconds: dict[str, float] = {}
    with duck.connect(run.work, keeps_order=False) as connection:
        for table, linker in LINKERS:
            started = perf_counter()
            _write(run, table, linker(run, connection))
            seconds[table] = round(perf_counter() - started, 3)
        brought = deeds(run, connection)
    made = {table for table, _ in LINKERS}
    for table in derived:
        if table not in made:
            run.stage(table, "all", ())
    return {"seconds": seconds, "brought": brought}


def _write(run: Run, table: str, rows: "Iterable[Record] | pa.Table") -> None:
    run.stage(table, "all", rows.cast(tables.table(table).schema) if isinstance(rows, pa.Table) else rows)
