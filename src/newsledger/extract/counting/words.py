"""The words that tell what a number counts, by kind. The facts are in ``lexicons/counting_words.csv``."""

from functools import cache

from newsledger import lexicon


@cache
def of_kind(kind: str) -> frozenset[str]:
    """Return the words of one kind, in small letters.

    >>> "strong" in of_kind("empty")
    True
    """
    rows = lexicon.load("counting_words")
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())
