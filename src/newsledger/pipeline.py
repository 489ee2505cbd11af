"""The road: ``STEPS``, a tuple of plain functions over a run's directory, and the walk along it.

The command walks it here, without a server; ``flows/pipeline.py`` walks the same tuple as Prefect tasks.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter

from newsledger.errors import NewsledgerError, UsageError
from newsledger.extract.step import extract
from newsledger.ingest.sources import absolute, expand
from newsledger.ingest.step import ingest
from newsledger.link.step import link
from newsledger.quality.report import write_report
from newsledger.quality.step import validate
from newsledger.run import Run
from newsledger.settings import Settings
from newsledger.store.lock import locked
from newsledger.store.publish import publish
from newsledger.store.recover import recover
from newsledger.store.retract import stage_restoration, stage_retraction

Step = Callable[[Run], None]
STEPS: tuple[Step, ...] = (ingest, extract, link, validate, publish)
# A retraction brings nothing in: it takes rows out, and the rest of the road sees to it. Nor does a decision about actors.
REMOVAL_STEPS: tuple[Step, ...] = (link, validate, publish)


@contextmanager
def opened(sources: Iterable[str], settings: Settings) -> Iterator[Run]:
    """Take the ledger's lock, mend what a killed run left, and yield a new run.

    Raises:
        UsageError, SourceError: no source, or one that does not exist.
        LedgerLocked: another run is writing this ledger.
    """
    named = [absolute(source) for source in sources]
    if not expand(named):
        raise UsageError("nothing to read: name a file, a folder that is not empty, a glob or a feed's URL")
    with locked(settings.ledger):
        recover(settings.ledger)
        yield Run.create(named, settings)


def timed(run: Run, step: Step) -> None:
    """Run one step and add its seconds to the run's summary."""
    started = perf_counter()
    try:
        step(run)
    finally:
        seconds = run.summary("seconds") | {step.__name__: round(perf_counter() - started, 3)}
        run.write_summary("seconds", seconds)


def walk(run: Run, steps: Iterable[Step] = STEPS) -> Run:
    """Walk the road with one run, and write its report, of one that fails too; return it.

    Raises:
        ValidationFailed: a blocking check failed; nothing was published.
    """
    try:
        for step in steps:
            timed(run, step)
    except NewsledgerError:
        write_report(run)
        raise
    write_report(run)
    return run


def remove(target: str, settings: Settings, *, undo: bool = False) -> Run:
    """Take out what the article named by id or URL contributed, in the next published version; ``undo`` lets it back in.

    A retracted document stays out: later runs refuse it until the retraction is undone.

    Raises:
        UsageError: no such article in the ledger.
    """
    return decide(lambda run: (stage_restoration if undo else stage_retraction)(run, target), settings)


def decide(stage: Step, settings: Settings) -> Run:
    """Publish what a person decided, as the next version: ``stage`` writes the rows that say so into a run without sources.

    Raises:
        UsageError: ``stage`` refuses; nothing is published.
    """
    with locked(settings.ledger):
        recover(settings.ledger)
        run = Run.create((), settings)
        stage(run)
        return walk(run, REMOVAL_STEPS)
