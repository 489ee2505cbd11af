"""newsledger: an open ledger of what the news reports, every row tied to the words it came from."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsledger.library import Reading, read

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """Import the library when it is first asked for: ``import newsledger`` alone stays fast."""
    if name in ("Reading", "read"):
        from newsledger import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
