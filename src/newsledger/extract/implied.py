"""Numbers that no numeral writes: "no one was killed" is 0, "a contractor was killed" is 1."""

from collections.abc import Iterator, Sequence

from newsledger.extract.context import Context
from newsledger.extract.figures import Figure, Number


def implied(context: Context, figures: Sequence[Figure]) -> Iterator[Number]:
    """Yield the numbers that the article says without a numeral, in text order; none touches the words of ``figures``."""
    yield from ()
