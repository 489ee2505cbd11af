"""Taking inflection off a word, by its tag: the rules of English spelling.

A rule gives a candidate; the first that is a word of the index wins (the word itself is the last: series), and if
none is, the one that spelling makes likeliest.
Source: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 3.5-3.10 (verbs), 5.79-5.81 (nouns), 7.76
(adjectives).
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final

_VOWELS: Final = "aeiou"
# Stems that would double their last consonant before an ending, so that without doubling an "e" was lost: hop(e)d, bar(e)d.
_DOUBLES: Final = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]\Z")
# Stems that no word ends in without an "e": forc(e)d, solv(e)d, argu(e)d, brows(e)d, settl(e)d, judg(e)d.
_LACKS_E: Final = re.compile(
    r"(?:[aeiouyrnl]c|v|[^aeiou]u|[aeioulrnpw]s|z|[dgr]g|[bcdfgkptz]l|[aeiou]r[gs]|ang|(?:at|it|ut)(?<![aeiou]{2}t))\Z"
)
_TWICE: Final = re.compile(r"([bdfgklmnprtv])\1\Z")
# Where a plural adds "es", not "s".
_HISSING: Final = re.compile(r"(?:s|x|z|ch|sh)\Z")


def strip(word: str, tag: str, index: Collection[str]) -> str:
    """Return ``word`` (small letters) without the ending of its Penn tag; ``index`` holds the base forms of its kind.

    >>> strip("hoping", "VBG", {"hop", "hope"}), strip("hopping", "VBG", {"hop", "hope"}), strip("taxes", "NNS", set())
    ('hope', 'hop', 'tax')
    """
    candidates = list(RULES[tag](word)) if tag in RULES else []
    return next((candidate for candidate in (*candidates, word) if candidate in index), (candidates or [word])[0])


def _with_s(word: str) -> Iterator[str]:
    """Yield what may stand before the "s" of a noun or verb, likeliest first where none is known."""
    if not word.endswith("s") or word.endswith("ss") or len(word) < 3:
        return
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and _HISSING.search(word[:-2]):
        yield word[:-2] if not re.search(r"(?:[^s]s|[^t]z)\Z", word[:-2]) else word[:-1]
    yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("ves"):
        yield from (word[:-3] + "f", word[:-3] + "fe")


def _plural(word: str) -> Iterator[str]:
    if word.endswith(("'s", "’s")):
        yield word[:-2]
    if word.endswith("men"):
        yield word[:-3] + "man"
    yield from _with_s(word)


def _past(word: str) -> Iterator[str]:
    if word.endswith("ied"):
        yield word[:-3] + "y"
    if word.endswith("ed"):
        yield from _stems(word[:-2])


def _gerund(word: str) -> Iterator[str]:
    if word.endswith(("in", "in'", "in’")):
        word = word.rstrip("'’") + "g"
    if word.endswith("ying"):
        yield word[:-4] + "ie" if len(word) == 5 else word[:-3]
    if word.endswith("ing") and re.search(rf"[{_VOWELS}y]", word[:-3]):
        yield from _stems(word[:-3])


def _stems(stem: str) -> Iterator[str]:
    """Yield what ``stem`` may have been before "ed", "ing" or "er" was put behind it."""
    if _TWICE.search(stem):
        yield from (stem, stem[:-1]) if stem.endswith("ll") else (stem[:-1], stem)
    if stem.endswith("ick"):
        yield stem[:-1]
    if _DOUBLES.match(stem) or _LACKS_E.search(stem):
        yield from (stem + "e", stem)
    else:
        yield from (stem, stem + "e")


def _degree(length: int) -> Callable[[str], Iterator[str]]:
    """Return the rule of an ending of ``length`` letters, "er" or "est"."""

    def bases(word: str) -> Iterator[str]:
        if not word.endswith(("er", "est")):
            return
        stem = word[:-length]
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        yield from _stems(stem)

    return bases


RULES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "VBZ": _with_s,
    "VBD": _past,
    "VBN": _past,
    "VBG": _gerund,
    "NNS": _plural,
    "NNPS": _plural,
    "JJR": _degree(2),
    "RBR": _degree(2),
    "JJS": _degree(3),
    "RBS": _degree(3),
}
