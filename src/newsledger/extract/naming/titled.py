"""Names that only a title before them tells: "General Orin Vask", where the recogniser saw none."""

from collections.abc import Iterator
from typing import Final

from newsledger.extract.knowledge.nouns import Kind, title_ends
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.named import Named
from newsledger.extract.naming.titles import title_ending

# Particles within a name, in small letters.
PARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "dos",
        "la",
        "le",
        "ul",
        "ud",
        "abu",
        "ter",
        "y",
        "-",
        "’",
        "'",
    ]
)


def is_title_word(words: Words, i: int) -> bool:
    """Whether a word alone is a title."""
    return title_ending(words, i + 1, i) is not None


def titled(words: Words, taken: dict[int, Named]) -> Iterator[Named]:
    """Yield people that only a title before the name tells: "General Orin Vask"."""
    ends = title_ends()
    behind = [i + 1 for i, lower in enumerate(words.lower[:-1]) if lower.replace(".", "") in ends]
    for i in behind:
        if i not in taken and is_titled(words, i):
            yield Named(i, _name_end(words, i, taken), Kind.PERSON)


def is_titled(words: Words, i: int) -> bool:
    """Whether a name may begin here behind an office, rank or honorific with a capital."""
    bound = words.bounds[words.sentence[i]][0]
    if i == bound or not may_be_name(words, i) or not words.word[i - 1][0].isupper():
        return False
    title = title_ending(words, i, bound)
    return title is not None and title[1].kind != "role" and not is_title_word(words, i)


def may_be_name(words: Words, i: int) -> bool:
    """Whether a word may be one of a name: a proper noun with a capital, and no initial."""
    return words.pos[i] == "PROPN" and words.word[i][0].isupper() and len(words.word[i]) > 1


def _name_end(words: Words, i: int, taken: dict[int, Named]) -> int:
    bound, end = words.bounds[words.sentence[i]][1], i
    while end < bound and end not in taken and (may_be_name(words, end) or words.lower[end] in PARTICLES):
        end += 1
    while end > i and not may_be_name(words, end - 1):
        end -= 1
    return end
