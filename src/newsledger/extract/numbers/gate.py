"""One regular expression that says whether a sentence can hold a number at all; most of news does not."""

import re
from typing import Final

from newsledger import lexicon
from newsledger.extract.numbers import words

MULTIPLIER_WORDS: Final = ("twice", "thrice", "double", "triple", "quadruple", "tenfold", "fold")


def _vocabulary() -> set[str]:
    """Return every word that a number can start with."""
    phrases = (row["phrase"].rpartition("a ")[2] for row in lexicon.load("fuzzy_numbers"))
    fuzzy = {phrase.replace("-", " ").split()[0] for phrase in phrases} - {"many", "some", "single", "number"}
    fractions = {word for word in words.DENOMINATORS if word.endswith("s") or word in ("half", "third", "quarter")}
    return {*words.VALUES, *fuzzy, *fractions, *words.DENOMINATORS, *MULTIPLIER_WORDS}


_ALTERNATIVES = "|".join(sorted(map(re.escape, _vocabulary()), key=len, reverse=True))
# What begins with words that begin much else too.
_PHRASES: Final = r"multi|fold|digit|a number of|second[- ](?:most|least|best|worst|\w+est\b)"
_WORDS: Final = rf"(?<![^\W\d_])(?:{_ALTERNATIVES})(?![^\W\d_])"
_GATE: Final = re.compile(rf"[\d½⅓⅔¼¾⅕-⅞]|{_WORDS}|{_PHRASES}", re.IGNORECASE)


def may_hold_number(text: str) -> bool:
    """Say whether ``text`` has a digit, a number word or a fuzzy word.

    >>> may_hold_number("Dozens fled."), may_hold_number("The minister resigned.")
    (True, False)
    """
    return _GATE.search(text) is not None
