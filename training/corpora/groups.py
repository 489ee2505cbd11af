"""Groups of people (NORP) by the project's demonyms and affiliations: "Iraqi", "Shiites", "Democrats"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsledger import lexicon
from newsledger.extract.countries import demonyms
from newsledger.extract.gazetteer import gazetteer
from newsledger.fold import fold_name
from training.example import Entity, Sentence

# Longest name in words: "sub - Saharan African".
LONGEST = 4
# "in Spanish" is a language where no noun follows: the sentence ends, or one of these goes on.
LINKS = frozenset({"and", "or", "but", "to", "with", "on", "at", "for", "by", "as", "that", "which", "is", "was"})
LANGUAGE_CUES = frozenset({"in", "into", "from"})


def with_groups(sentence: Sentence) -> Sentence:
    """Return the sentence with its groups outside of other entities as NORP, which is then annotated.

    A sentence that writes a group in lower case ("american") is left as it is: whoever wrote it may mean the word.
    """
    taken = {word for entity in sentence.entities or () for word in range(entity.start, entity.end)}
    spans = [
        span for span in groups(sentence.words) if taken.isdisjoint(range(*span)) and not _is_place(sentence, *span)
    ]
    found = tuple(Entity(start=start, end=end, labels=("NORP",)) for start, end in spans)
    free = [word for index, word in enumerate(sentence.words) if index not in taken]
    is_open = any(word.islower() and word.capitalize() in names() for word in free)
    entities = tuple(sorted((*(sentence.entities or ()), *found), key=lambda entity: entity.start))
    return replace(sentence, entities=entities, annotated=_annotated(sentence, is_open))


def _annotated(sentence: Sentence, is_open: bool) -> tuple[str, ...]:
    others = tuple(label for label in sentence.annotated if label != "NORP")
    return others if is_open else (*others, "NORP")


def _is_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name of the gazetteer goes on after the group: "Soviet Union", "Indian Ocean"."""
    longer = [" ".join(sentence.words[start:stop]) for stop in (end + 1, end + 2) if stop <= len(sentence.words)]
    return any(gazetteer().named(fold_name(name)) for name in longer)


def groups(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the groups of people that words name, half-open, longest first; neighbours are one: "Iraqi Shiites".

    >>> list(groups("Two Sunni Arabs spoke to a Texan in Arabic .".split()))
    [(1, 3), (6, 7)]
    """
    start = None
    index = 0
    while index < len(words):
        length = 0 if _is_language(words, index) else _length(words, index)
        if length and start is None:
            start = index
        elif not length and start is not None:
            yield start, index
            start = None
        index += length or 1
    if start is not None:
        yield start, len(words)


def is_group(words: Sequence[str]) -> bool:
    """Whether a name is that of a group: all of its words, in any case."""
    whole = [word.title() if word.isupper() or word.islower() else word for word in words]
    return list(groups(whole)) == [(0, len(words))]


def _length(words: Sequence[str], index: int) -> int:
    """Return how many words from ``index`` on are the name of a group; 0 where none is."""
    for length in range(min(LONGEST, len(words) - index), 0, -1):
        joined = " ".join(words[index : index + length]).replace(" - ", "-")
        if joined in names() or (joined.isupper() and len(joined) > 1 and joined.title() in names()):
            return length
    return 0


def _is_language(words: Sequence[str], index: int) -> bool:
    before = words[index - 1].lower() if index else ""
    after = words[index + 1].lower() if index + 1 < len(words) else "."
    if before in _cues("language_before") or after in _cues("language_after"):
        return True
    return before in LANGUAGE_CUES and (not after[0].isalnum() or after in LINKS)


@cache
def _cues(kind: str) -> frozenset[str]:
    return frozenset(row["text"] for row in lexicon.load("place_context") if row["kind"] == kind)


@cache
def names() -> frozenset[str]:
    """Return the demonyms of countries and the names of other groups, as they are printed."""
    return frozenset(demonyms()) | {row["text"] for row in lexicon.load("affiliations")}
