"""Words around a number that say how to read it, by kind. The facts are in ``lexicons/number_cues.csv``."""

from functools import cache

from newsledger import lexicon


@cache
def cues(kind: str) -> frozenset[str]:
    """Return the words of one kind, lower case.

    Raises:
        KeyError: the lexicon has no such kind.
    """
    words = frozenset(
        word for row in lexicon.load("number_cues") if row["kind"] == kind for word in row["words"].split()
    )
    if not words:
        raise KeyError(f"lexicons/number_cues.csv has no row of kind {kind!r}")
    return words
