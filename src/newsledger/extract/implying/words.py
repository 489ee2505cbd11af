"""The words of ``implied_words.csv``."""

from functools import cache

from newsledger import lexicon


@cache
def implied_words(*kinds: str) -> frozenset[str]:
    """Return the words of some kinds, in small letters."""
    return frozenset(row["word"] for row in lexicon.load("implied_words") if row["kind"] in kinds)
