"""The words of ``implied_words.csv``."""

from functools import cache

from newsledger import lexicon


@cache
def implied_words(*kinds: str) -> frozenset[str]:
    """Return the words of some kinds, in small letters."""
    return lexicon.of_kind("implied_words", *kinds)
