"""Compounds of actors: "Russians and Ukrainians" are two, "Russian and Ukrainian soldiers" are two with one noun.

PETRARCH2 and NGEC code each member as an actor of its own; names that hold an "and" ("Trinidad and Tobago") stay whole.
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.countries import ARTICLE
from newsledger.extract.knowledge.actors import parts
from newsledger.fold import fold

JOINED: Final = re.compile(r"\s*,\s+(?:and|or|&)\s+|\s*,\s+|\s+(?:and|or|&|as well as)\s+")
# Words before a noun that belong to its name or say what it is.
BEFORE: Final = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat", "poss", "nn"})
AFTER: Final = frozenset({"flat", "flat:name", "compound"})
# How many are joined at most: longer runs are lists of names, and no text's events.
MOST: Final = 50


def compound(words: str | Span) -> tuple[str, ...]:
    """Return the members of a compound phrase, in text order, without articles; a phrase that is none gives itself.

    Of a span, the members are those that the parse joins it with, inside of it or not.

    >>> compound("Russian and Ukrainian soldiers"), compound("Trinidad and Tobago")
    (('Russian soldiers', 'Ukrainian soldiers'), ('Trinidad and Tobago',))
    """
    if isinstance(words, str):
        return tuple(_split(words))
    inside = tuple(_split(words.text))
    if len(inside) > 1:
        return inside
    return tuple(member for token in _joined(words.root) for member in _split(_extent(token)))


def _bare(text: str) -> str:
    return ARTICLE.sub("", text.strip(" ,"))


def _split(text: str) -> Iterator[str]:
    """Yield the members of a phrase; adjectives of countries before the last take its noun."""
    names, countries = parts(fold(text))
    held = [hit[:2] for hit in names] + [(start, end) for start, end, _ in countries]
    cuts = [f.span() for f in JOINED.finditer(text) if not any(s < f.end() and f.start() < e for s, e in held)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    pieces = [(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip()]
    adjectives = {end for _, end, _ in countries}
    tail = _noun_of_last(text, pieces, adjectives) if len(pieces) > 1 else ""
    for start, end in pieces:
        member = _bare(text[start:end])
        yield f"{member} {tail}" if tail and end in adjectives and (start, end) != pieces[-1] else member


def _noun_of_last(text: str, pieces: list[tuple[int, int]], adjectives: set[int]) -> str:
    """Return the words behind the country's adjective of the last member."""
    start, end = pieces[-1]
    inner = [at for at in adjectives if start < at < end]
    noun = text[min(inner) : end].strip() if inner else ""
    return "" if noun.startswith(("'", "’")) or noun[:1].isupper() else noun


def _joined(token: Token) -> list[Token]:
    """Return the words that the parse joins with a word, it among them, in text order."""
    first = token
    while first.dep_ == "conj" and first.head is not first:
        first = first.head
    found, waiting = [first], [first]
    while waiting and len(found) < MOST:
        members = [
            child for child in waiting.pop().rights if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX")
        ]
        found += members
        waiting += members
    return sorted(found, key=lambda member: member.i)


def _extent(token: Token) -> str:
    """Return a noun with what stands before it and the rest of its name."""
    first = min([token.i, *(child.left_edge.i for child in token.lefts if child.dep_ in BEFORE)])
    last = max([token.i, *(child.i for child in token.rights if child.dep_ in AFTER)])
    return token.doc[first : last + 1].text
