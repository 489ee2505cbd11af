"""newsledger: an open ledger of what the news reports, every row tied to the words it came from."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsledger.library import claims, read
    from newsledger.reading import Claims, Reading

__version__ = "0.1.0"
__all__ = ["Claims", "Reading", "__version__", "claims", "read"]


def __getattr__(name: str) -> Any:
    """Import the library when it is first asked for: ``import newsledger`` alone stays fast."""
    if name in __all__ and name != "__version__":
        from newsledger import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
