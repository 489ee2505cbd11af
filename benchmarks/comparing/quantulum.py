"""quantulum3, with its classifier of ambiguous units: the setting that its authors recommend. It knows no dates."""

import warnings
from importlib.metadata import version

from benchmarks.comparing.readings import Library, Reading, Span, fold


def reading(span: tuple[int, int], value: float, uncertainty: float | None, unit: str) -> Reading:
    """Return one of its quantities; a range is its middle and half its width, the uncertainty."""
    width = uncertainty or 0.0
    return Reading(Span(*span), None if width else value, value - width, value + width, fold(unit))


def library() -> Library:
    """Load it.

    Raises:
        ImportError: it is not installed.
    """
    from quantulum3 import parser

    def read(text: str) -> list[Reading]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = parser.parse(text)
        return [reading(one.span, one.value, one.uncertainty, one.unit.name) for one in found]

    return Library("quantulum3", version("quantulum3"), read, read, read)
