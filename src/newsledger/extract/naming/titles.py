"""Titles beside a person's name: "US Marine General Kenneth McKenzie", "Iran's foreign minister, Javad Zarif"."""

from collections.abc import Iterator
from typing import Final

from newsledger.extract.knowledge.nouns import BORNE, LONGEST_TITLE, Title, plain, title_ends, titles
from newsledger.extract.naming.doc_words import BEFORE, Words

# What may stand between the words of a title, and be left out of it: "vice-president", a space that no line breaks at.
LEFT_OUT: Final = frozenset({"-", "‐", "‑", "–", " ", "\u00a0"})


def _phrase(words: Words, start: int, end: int) -> str:
    return " ".join(plain(words.word[i]) for i in range(start, end) if words.word[i] not in LEFT_OUT).replace("-", " ")


def title_ending(words: Words, end: int, bound: int) -> tuple[int, Title] | None:
    """Return where the longest title that ends before ``end`` begins, and the title; none reaches below ``bound``."""
    while end > bound and words.word[end - 1].isspace():
        end -= 1
    if end <= bound or plain(words.word[end - 1]).rpartition("-")[2] not in title_ends():
        return None
    for start in range(max(bound, end - LONGEST_TITLE - 1), end):
        if found := titles().get(_phrase(words, start, end)):
            return start, found
    return None


def title_opening(words: Words, start: int, end: int) -> tuple[int, Title] | None:
    """Return where the longest title that opens a name of the tokens ``start`` to ``end`` ends, and the title.

    A name is left behind it: no title takes all, and "Prince Karim" is no "Karim".
    """
    for stop in range(min(end - 1, start + LONGEST_TITLE + 1), start, -1):
        if found := titles().get(_phrase(words, start, stop)):
            is_name = found.title in BORNE and end - stop == 1
            return None if is_name or (found.kind == "role" and words.word[start][0].isupper()) else (stop, found)
    return None


def begins_title(words: Words, start: int) -> bool:
    """Whether a title of several words begins at a word: "*National* Security Adviser Orin Vask"."""
    last = min(start + LONGEST_TITLE, len(words))
    return any(titles().get(_phrase(words, start, stop)) for stop in range(start + 2, last + 1))


def _is_part(words: Words, i: int, start: int, end: int) -> bool:
    """Whether a word before a title belongs to it: "US Marine" General, "foreign ministry" spokesman."""
    return words.dep[i] in BEFORE and words.dep[i] not in ("det", "nummod") and _reaches(words, i, start, end)


def _reaches(words: Words, i: int, start: int, end: int) -> bool:
    head = words.head[i]
    return start <= head < end or (i < head < start and words.dep[head] in BEFORE and start <= words.head[head] < end)


def title_start(words: Words, start: int, end: int, bound: int) -> int:
    """Return where the words before a title that say whose or of what begin, back from ``start``."""
    at = start
    while at > bound:
        before = at - 1
        if words.lower[before] in ("'s", "’s", "'", "’") or words.word[before] in LEFT_OUT:
            before -= 1
        if before < bound or words.lower[before] in (",", "and") or words.pos[before] == "PRON":
            break
        if not (_is_part(words, before, at, end) or (words.dep[before] == "nmod:poss" and words.head[before] < end)):
            break
        at = before
    return at


def appositions(words: Words, start: int, end: int) -> Iterator[int]:
    """Yield the nouns set beside a name to say who it is, after it or before it: "X, *head* of", "the *head* of Y, X"."""
    for i in range(start, end):
        for child in words.kids(i, ("appos",)):
            if not start <= child < end and words.pos[child] == "NOUN":
                yield child
        head = words.head[i]
        if words.dep[i] == "appos" and not start <= head < end and words.pos[head] == "NOUN":
            yield head
