"""Names as linking compares them: words in one spelling, and whether two words or two names may be spellings of one name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from newsledger import lexicon
from newsledger.fold import fold

# Two spellings that sound alike must share this much (Indel similarity): Soleimani and Suleimani .89, Qaddafi and Gaddafi .86;
# below stand different names: Kerry and Gerry, Hall and Hill, Martin and Marten (.83).
MIN_WORD_RATIO: Final = 0.85
NOT_OF_A_WORD = re.compile(r"[^\w\s]|_")
VOWELS = re.compile("[aeiouy]+")
DOUBLE = re.compile(r"([^\W\d])\1")
# Consonants that transcriptions write differently, in the order they are replaced.
SOUNDS: Final = (
    *((r"ph", "f"), (r"ck|q|kh", "k"), (r"gh", "g"), (r"dh", "d"), (r"dj", "j"), (r"tch", "ch")),
    *((r"c(?=[eiy])", "s"), (r"c(?!h)", "k"), (r"z", "s"), (r"(?<=[aeiouy])h$", "")),
)


@cache
def _forms(kind: str) -> dict[str, int]:
    """Return the words of a kind in ``name_variants.csv`` -> the row they stand in, the first where there are several."""
    rows = [row for row in lexicon.load("name_variants") if row["kind"] == kind]
    return {form: number for number, row in reversed([*enumerate(rows)]) for form in row["forms"].split(";")}


@cache
def sound(word: str) -> str:
    """Return a word as it sounds: its consonants, with vowels alike.

    >>> sound("soleymanee") == sound("suleimani"), sound("kerry") == sound("kirby")
    (True, False)
    """
    for pattern, letters in SOUNDS:
        word = re.sub(pattern, letters, word)
    return DOUBLE.sub(r"\1", VOWELS.sub("~", word))


@cache
def blocks(word: str) -> frozenset[str]:
    """Return the names of the blocks that a word is compared in: two spellings of one word share one."""
    row = _forms("variant").get(word)
    return frozenset({sound(word)} if row is None else {sound(word), f"={row}"})


@cache
def is_spelling(word: str, other: str) -> bool:
    """Whether two words (lower case, no marks) may be spellings of one: listed as such, or alike in sound and letters."""
    if word == other:
        return True
    row = _forms("variant").get(word)
    if row is not None and row == _forms("variant").get(other):
        return True
    return sound(word) == sound(other) and fuzz.ratio(word, other) >= MIN_WORD_RATIO * 100


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name: lower case, no marks, "Abd al-Mahdi" as "abdul mahdi", particles left out.

    >>> words("Adil Abd al-Mahdi"), words("The Ain al-Asad Base")
    (('adil', 'abdul', 'mahdi'), ('ain', 'asad', 'base'))
    """
    found = NOT_OF_A_WORD.sub("", fold(name.replace(".", " ")).lower()).split()
    articles, servants = _forms("article"), _forms("servant")
    kept = [word for n, word in enumerate(found) if word not in articles or n == len(found) - 1]
    return tuple("abdul" if word in servants else word for word in kept or found)


class Likeness(Enum):
    """How two names stand to each other."""

    SAME = "same"
    SHORTER = "shorter"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; ``given`` and ``suffix`` may be empty."""

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str = ""


@cache
def person(name: str) -> PersonName:
    """Return the parts of a person's name.

    >>> person("George H. W. Bush")
    PersonName(given='george', middle=('h', 'w'), surname='bush', suffix='')
    """
    parts, suffix = list(words(name)), ""
    while len(parts) > 1 and parts[-1] in _forms("suffix"):
        suffix = f"={_forms('suffix')[parts.pop()]}"
    given = parts[0] if len(parts) > 1 else ""
    return PersonName(given, tuple(parts[1:-1]), parts[-1] if parts else "", suffix)


def _is_same_or_initial(word: str, other: str) -> bool:
    if 1 in (len(word), len(other)):
        return word[0] == other[0]
    return is_spelling(word, other)


def compare_people(one: PersonName, other: PersonName) -> Likeness:
    """Return how two people's names stand to each other; ``SHORTER`` where one leaves out or shortens what the other has.

    "John Kerry" and "John Kirby" differ, as do "George H. W. Bush" and "George W. Bush"; "George Bush" is short for either.
    """
    if not is_spelling(one.surname, other.surname) or one.suffix != other.suffix:
        return Likeness.DIFFERENT
    if not one.given or not other.given:
        return Likeness.SHORTER
    if not _is_same_or_initial(one.given, other.given):
        return Likeness.DIFFERENT
    is_short = len(one.given) != len(other.given) and 1 in (len(one.given), len(other.given))
    if not one.middle or not other.middle:
        return Likeness.SAME if one.middle == other.middle and not is_short else Likeness.SHORTER
    if len(one.middle) != len(other.middle) or not all(map(_is_same_or_initial, one.middle, other.middle)):
        return Likeness.DIFFERENT
    return Likeness.SHORTER if is_short else Likeness.SAME


@cache
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words that tell an organisation's name from others: without "of", "the", "and"."""
    found = words(name)
    return tuple(word for word in found if word not in _forms("function")) or found


def compare_groups(one: Iterable[str], other: Iterable[str]) -> Likeness:
    """Return whether the words of two organisations' names are spellings of each other, one by one: ``SAME`` or ``DIFFERENT``.

    "Ministry of Defence" and "Defense Ministry" differ here: order tells names such as "Army of Islam" apart.
    """
    left, right = tuple(one), tuple(other)
    is_same = len(left) == len(right) and all(map(is_spelling, left, right))
    return Likeness.SAME if is_same else Likeness.DIFFERENT


def is_acronym(text: str) -> bool:
    """Whether a name is short for others: one word, most of it capitals (CENTCOM, PMF, U.N.).

    >>> [is_acronym(text) for text in ("CENTCOM", "U.N.", "Reuters", "IS-K", "A")]
    [True, True, False, True, False]
    """
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return " " not in text and 2 <= len(letters) <= 10 and capitals * 3 >= len(letters) * 2


def ratio(one: str, other: str) -> float:
    """Return how alike two names are spelled, 0 to 1, whatever the order of their words."""
    return float(fuzz.token_sort_ratio(" ".join(words(one)), " ".join(words(other)))) / 100
