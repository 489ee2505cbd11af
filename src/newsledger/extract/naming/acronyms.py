"""Acronyms of things: "Joint Plan of Action (JPA)" is an agreement, so that no JPA of its article is an actor."""

from collections.abc import Iterator, Sequence

from newsledger.extract.knowledge.items import agents
from newsledger.extract.knowledge.nouns import Kind
from newsledger.extract.naming.doc_words import Words

Span = tuple[int, int, Kind]
# Shorter ones are initials of many names.
SHORTEST = 3
LEFT_OUT = frozenset({"of", "for", "and", "the", "on", "in", "to"})


def no_things(words: Words, spans: Sequence[Span]) -> list[Span]:
    """Return the names without those that the article writes out as a thing's name before brackets."""
    bodies = {(start, end) for start, end, what in spans if what is not Kind.PERSON}
    covered = {i for start, end in bodies for i in range(start, end)}
    things = {words.word[start] for start in _bracketed(words, bodies) if _is_thing(words, start, covered)}
    return [span for span in spans if span[1] - span[0] > 1 or words.word[span[0]] not in things]


def _bracketed(words: Words, bodies: set[tuple[int, int]]) -> Iterator[int]:
    """Yield the acronyms in brackets."""
    for start, end in bodies:
        word = words.word[start]
        if end - start == 1 and word.isupper() and len(word) >= SHORTEST and start > 1 and words.word[start - 1] == "(":
            yield start


def _is_thing(words: Words, at: int, covered: set[int]) -> bool:
    """Whether the words before the bracket spell an acronym, and head neither an actor nor a name that was recognised."""
    letters, i = list(words.word[at]), at - 2
    head = None
    while letters and i >= words.bounds[words.sentence[at]][0]:
        if words.word[i][0] == letters[-1]:
            letters.pop()
            head = i
        elif words.lower[i] not in LEFT_OUT:
            return False
        i -= 1
    if letters or head is None:
        return False
    full = range(head, at - 1)
    link = next((i for i in full if words.lower[i] in ("of", "for", "on")), at - 1)
    return words.lower[link - 1] not in agents() and covered.isdisjoint(full)
