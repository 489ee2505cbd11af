"""Names that the recogniser found: trimmed, cut where two are joined, without storms, ships and adjectives."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newsledger import lexicon
from newsledger.extract.knowledge.nouns import Kind, arms, nouns, plain, titles
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.titles import title_opening

LABELS: Final = {"PERSON": Kind.PERSON, "PER": Kind.PERSON, "ORG": Kind.BODY, "NORP": Kind.PEOPLE}
# What a name cannot begin or end with.
EDGES: Final = frozenset("\"'`“”‘’,;:.-–—()[]/ ") | frozenset(
    ["the", "The", "THE", "a", "A", "an", "An", "and", "of", "'s", "’s", "``", "''"]
)
# What bears a person's name and is none, by the word before or behind it; of what is built also by a small one ("Asad base").
NAMED_AFTER: Final = ("EVENT", "PRODUCT", "FAC", "LOC", "GPE")
BUILT: Final = ("FAC", "LOC")
# A base or road with a number; shorter names with one are of bodies ("G7").
NUMBERED: Final = re.compile(r"[IVX]{2,}|[A-Z]-\d+")
# Longer names behind an honorific are of what bears a person's name.
LONGEST_HONOURED: Final = 4


@cache
def press() -> frozenset[str]:
    """Return the words that a newspaper's name ends in behind a place's: "Oram *Today*"."""
    return frozenset(_name_words("press"))


@cache
def _name_words(position: str) -> dict[str, str]:
    return {row["word"]: row["label"] for row in lexicon.load("name_words") if row["position"] == position}


def recognised(words: Words) -> Iterator[tuple[int, int, Kind]]:
    """Yield the people, organisations and peoples that the recogniser found, trimmed."""
    for ent in words.doc.ents:
        what = LABELS.get(ent.label_)
        if what is None:
            continue
        if what is Kind.BODY and _is_honoured(words, ent.start, ent.end):
            what = Kind.PERSON
        for first, last in _pieces(words, ent.start, ent.end, what):
            start, end = _trimmed(words, first, last, what)
            if (
                start < end
                and any(c.isalpha() for c in words.quoted(start, end))
                and _is_actor(words, start, end, what)
            ):
                yield start, end, what


def _is_honoured(words: Words, start: int, end: int) -> bool:
    """Whether a name is a person's by its honorific ("Prince Karim"), and not of what is named so ("King Saud University")."""
    title = titles().get(plain(words.word[start]))
    is_honorific = title is not None and title.kind == "honorific" and bool(title.gender)
    return is_honorific and 1 < end - start < LONGEST_HONOURED and words.lower[end - 1] not in nouns()


def _is_actor(words: Words, start: int, end: int, what: Kind) -> bool:
    """Whether a recognised name is one of an actor: of people that it is a noun, of a person that no storm or ship bears it."""
    if what is Kind.BODY and (_is_site(words, start, end) or _is_counted(words, start, end)):
        return False
    if what is Kind.PEOPLE:
        return _are_people(words, end - 1) and words.lower[end - 1] not in arms()
    return what is not Kind.PERSON or not is_named_after(words, start, end)


def _is_site(words: Words, start: int, end: int) -> bool:
    """Whether a name is a base's or road's: "Camp Oram", "Union III", "K-1"; those of a body end in its noun."""
    first, last = words.word[start], words.word[end - 1]
    is_led = end - start > 1 and _name_words("first").get(first) in BUILT and last.lower() not in nouns()
    return is_led or bool(NUMBERED.fullmatch(last if end - start > 1 else words.quoted(start, end)))


def _is_counted(words: Words, start: int, end: int) -> bool:
    """Whether a name of one word is one of many, so that it names a thing: "in a *Tweet*"."""
    return end - start == 1 and start > 0 and words.lower[start - 1] in ("a", "an") and words.head[start - 1] == start


def _pieces(words: Words, start: int, end: int, what: Kind) -> Iterator[tuple[int, int]]:
    """Yield the names of a span: two that "and" joins, where the parse has the second as a name of its own; an owner alone."""
    at = start
    for i in range(start + 1, end):
        is_list = words.lower[i] == "and" and any(
            words.dep[c] == "conj" and start <= c < end for c in words.children[words.head_of(start, i)]
        )
        is_owner = what is Kind.PERSON and words.lower[i] in ("'s", "’s")
        if (is_list or is_owner) and i > at:
            yield at, i
            at = i + 1
    yield at, end


def _trimmed(words: Words, start: int, end: int, what: Kind) -> tuple[int, int]:
    while start < end and words.word[start] in EDGES:
        start += 1
    while start < end and (words.word[end - 1] in EDGES or words.pos[end - 1] == "VERB"):
        end -= 1
    while what is Kind.PERSON and (opening := title_opening(words, start, end)):
        start = opening[0]
    return start, end


def _are_people(words: Words, i: int) -> bool:
    """Whether an adjective of a people is a noun for them: "Iranians", "the Houthis"."""
    return (
        words.word[i].endswith("s") and words.dep[i] not in ("amod", "compound", "nmod:desc") and words.pos[i] != "ADJ"
    )


def is_named_after(words: Words, start: int, end: int) -> bool:
    """Whether a storm, a ship or a building bears a person's name ("Hurricane Otto", "Lincoln Bridge")."""
    before = words.word[start - 1] if start else ""
    first, last = words.word[start], words.word[end - 1]
    after = words.word[end] if end < len(words) and words.sentence[end] == words.sentence[end - 1] else ""
    return (
        _name_words("first").get(before) in NAMED_AFTER
        or (_name_words("first").get(first) in NAMED_AFTER and end - start > 1)
        or _name_words("last").get(after) in NAMED_AFTER
        or _name_words("last").get(after.capitalize()) in BUILT
        or (_name_words("last").get(last) in NAMED_AFTER and end - start > 1 and last not in ("Hill", "Park", "Bush"))
    )
