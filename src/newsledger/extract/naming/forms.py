"""Forms of a name: whether two names in one article are of one person or one organisation."""

import re
from functools import cache, lru_cache
from typing import Final

from newsledger import lexicon
from newsledger.extract.knowledge.nouns import family_first
from newsledger.fold import slug

# Left out when names are compared: articles and particles that some print and others do not, and "junior".
LOOSE: Final = frozenset(
    {"al", "el", "bin", "ibn", "bint", "the", "jr", "sr", "ii", "iii", "iv", "of", "and", "for", "s"}
)
# Letters that transliterations print for one another (q, kh, k; gh, g; ou, oo, u; ee, ei, ai, i), in order of their length.
ALIKE: Final = (
    ("kh", "k"), ("gh", "g"), ("dh", "d"), ("ck", "k"), ("ph", "f"), ("q", "k"), ("c", "k"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ie", "i"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "v"),
)  # fmt: skip
DOUBLED: Final = re.compile(r"(.)\1+")
# Names of fewer letters are alike by chance ("Kim", "Kem").
SHORTEST_ALIKE: Final = 5
VOWELS: Final = re.compile("[aeiou]")
# "Mohammed" is "Muhammad"; with three consonants "Hassan" would be "Hussein".
SURE_CONSONANTS: Final = 4
LONGEST_ACRONYM: Final = 8


@lru_cache(maxsize=16384)
def slugged(name: str) -> str:
    """Return :func:`newsledger.fold.slug` of a name, which an article has many times."""
    return slug(name)


@lru_cache(maxsize=16384)
def parts(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell: small letters, no particles; all of them where nothing else is left.

    >>> parts("Mohammed bin Salman al-Saud")
    ('mohammed', 'salman', 'saud')
    """
    words = slug(re.sub(r"['’]s?$", "", name)).split("-")
    return tuple(word for word in words if word not in LOOSE) or tuple(words)


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return a word with what transliterations spell differently made one.

    >>> sound("soleimani") == sound("suleimani"), sound("kerry") == sound("kirby")
    (True, False)
    """
    if len(word) < SHORTEST_ALIKE:
        return word
    for letters, one in ALIKE:
        word = word.replace(letters, one)
    return DOUBLED.sub(r"\1", word)


def alike(one: str, other: str) -> bool:
    """Whether two words are one, spelling of transliterations apart."""
    return one == other or sound(one) == sound(other)


def _same_given(one: str, other: str) -> bool:
    """Whether given names may be one: alike, of the same four or more consonants, or one the initial of the other."""
    bare = VOWELS.sub("", sound(one))
    is_same = len(bare) >= SURE_CONSONANTS and bare == VOWELS.sub("", sound(other))
    return is_same or alike(one, other) or (min(len(one), len(other)) == 1 and one[0] == other[0])


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a person's shorter name stands for a fuller one: its end, its ends, or the family name that stands first.

    >>> is_short_for(("john", "kerry"), ("john", "forbes", "kerry")), is_short_for(("kerry",), ("john", "kirby"))
    (True, False)
    """
    if len(short) > len(full):
        return False
    if all(map(alike, short, full[-len(short) :])):
        return True
    if len(short) == 1:
        return short[0] == full[0] and full[0] in family_first()
    return _same_given(short[0], full[0]) and alike(short[-1], full[-1])


@cache
def _countries() -> frozenset[tuple[str, ...]]:
    rows = lexicon.load("countries")
    names = (
        name for row in rows for name in (row["name"], *row["names"].split("|"), *row["demonyms"].split("|")) if name
    )
    return frozenset(parts(name) for name in names)


def is_body_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a body's shorter name stands for a fuller one: its beginning, or all of it but the country.

    >>> is_body_short_for(("lockheed",), ("lockheed", "martin")), is_body_short_for(("air", "force"), ("us", "air", "force"))
    (True, True)
    """
    if len(short) >= len(full):
        return False
    return full[: len(short)] == short or (full[-len(short) :] == short and full[: -len(short)] in _countries())


def is_acronym(short: str, full: str) -> bool:
    """Whether capitals are the initials of a name's words, small ones left out or not.

    >>> is_acronym("CENTCOM", "Central Command"), is_acronym("UN", "United Nations"), is_acronym("ABC", "Air Bank")
    (True, True, False)
    """
    letters = short.replace(".", "").lower()
    if not 2 <= len(letters) <= LONGEST_ACRONYM or not short[0].isupper() or sum(c.isupper() for c in short) < 2:
        return False
    words = slug(full).split("-")
    long = [word for word in words if word not in LOOSE]
    return any(_spells(letters, tuple(found)) for found in (words, long) if len(found) > 1)


def _spells(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are beginnings of the words, one or more letters of each, in order."""
    if not words:
        return not letters
    most = range(1, len(letters) - len(words) + 2)
    return any(words[0].startswith(letters[:size]) and _spells(letters[size:], words[1:]) for size in most)
