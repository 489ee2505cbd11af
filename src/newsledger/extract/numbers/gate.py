"""A look at the words of a sentence that says whether it can hold a number at all; most of news does not."""

import re
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers import words

MULTIPLIER_WORDS: Final = ("twice", "thrice", "double", "triple", "quadruple", "tenfold", "fold")


def _vocabulary() -> frozenset[str]:
    """Return every word that a number can start with."""
    phrases = (row["phrase"].rpartition("a ")[2] for row in lexicon.load("fuzzy_numbers"))
    fuzzy = {phrase.replace("-", " ").split()[0] for phrase in phrases} - {"many", "some", "single", "number"}
    fractions = {word for word in words.DENOMINATORS if word.endswith("s") or word in ("half", "third", "quarter")}
    return frozenset({*words.VALUES, *fuzzy, *fractions, *words.DENOMINATORS, *MULTIPLIER_WORDS})


_VOCABULARY: Final = _vocabulary()
# What begins with words that begin much else too.
_PHRASES: Final = (
    "multi",
    "fold",
    "digit",
    "a number of",
    "a single",
    *(word for word in _VOCABULARY if not word.isalpha()),
)
_RANK: Final = re.compile(r"second[- ](?:most|least|best|worst|\w+est\b)")
_DIGIT: Final = re.compile(r"[\d½⅓⅔¼¾⅕-⅞]")
_WORD: Final = re.compile(r"[^\W\d_]+")


def may_hold_number(text: str) -> bool:
    """Say whether ``text`` has a digit, a number word or a fuzzy word.

    >>> may_hold_number("Dozens fled."), may_hold_number("The minister resigned.")
    (True, False)
    """
    if _DIGIT.search(text) is not None:
        return True
    lower = text.lower()
    if not _VOCABULARY.isdisjoint(_WORD.findall(lower)) or any(phrase in lower for phrase in _PHRASES):
        return True
    return "second" in lower and _RANK.search(lower) is not None
