"""What can go wrong, one class a step. A message says what, where, and what to do."""

from pathlib import Path


class NewsledgerError(Exception):
    """Base of every error that newsledger raises on purpose."""


class UsageError(NewsledgerError):
    """The command, a setting or a path is wrong; nothing was run."""


class SourceError(NewsledgerError):
    """A source named by the user cannot be read at all."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class LexiconError(NewsledgerError):
    """A lexicon file is malformed: which file, which line, what was expected."""

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class ModelError(NewsledgerError):
    """The language pipeline that the settings name cannot be loaded."""


class ExtractError(NewsledgerError):
    """Extraction could not run as a whole (one bad article is a reject, not this)."""


class ValidationFailed(NewsledgerError):  # noqa: N818 - reads as the sentence a user sees
    """Blocking checks failed: nothing was published; ``report`` says what each of them saw."""

    def __init__(self, failed: list[str], report: Path) -> None:
        checks = "check" if len(failed) == 1 else "checks"
        super().__init__(
            f"{len(failed)} blocking {checks} failed, nothing was published: {', '.join(failed)}; see {report}"
        )
        self.failed = failed
        self.report = report


class LedgerError(NewsledgerError):
    """The ledger on disk is missing, damaged, or not what the manifest says."""


class LedgerLocked(LedgerError):  # noqa: N818
    """Another run holds the ledger's lock."""
