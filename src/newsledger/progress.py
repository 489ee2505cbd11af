"""Progress: steps say how far they are; whoever runs them decides whether anybody sees it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
# (what is being done, how many are done, how many there will be or None when nobody knows yet)
Reporter = Callable[[str, int, int | None], None]


def _silent(label: str, done: int, total: int | None) -> None:
    """Report to nobody."""


_reporter: ContextVar[Reporter] = ContextVar("reporter", default=_silent)


@contextmanager
def reporting(reporter: Reporter) -> Iterator[None]:
    """Send the progress of everything inside to ``reporter``."""
    token = _reporter.set(reporter)
    try:
        yield
    finally:
        _reporter.reset(token)


def track(
    items: Iterable[T], label: str, total: int | None = None, step: Callable[[T], int] = lambda _: 1
) -> Iterator[T]:
    """Yield the items, reporting after each; ``step`` says how much an item counts (a chunk of 900 articles: 900)."""
    report, done = _reporter.get(), 0
    report(label, done, total)
    for item in items:
        yield item
        done += step(item)
        report(label, done, total)
