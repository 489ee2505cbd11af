"""The event of a number that is part of another's: "*two* of the 12 killed", "five hurt, including *two* children"."""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from newsledger.extract.owning.fits import fits
from newsledger.extract.owning.phrase import Phrase
from newsledger.extract.owning.told import Told
from newsledger.nlp.labels import children, preposition
from newsledger.ontology import ClaimKind

# Nouns for more of those that were counted before.
OTHERS: Final = frozenset({"other", "more"})
# Prepositions between a part and its whole.
OF: Final = frozenset({"of", "among", "including"})


def by_whole(one: Phrase, known: Mapping[int, int], told: Told) -> int | None:
    """Return the event of the number that a number is counted among, or goes on from ("and 24 *others* were sent home").

    ``known`` are the events of the sentence's other numbers, by the index of the number's token and of the noun that it counts.
    """
    if one.number.figure.quantity.kind is not ClaimKind.COUNT:
        return None
    position = next((known[token.i] for token in _wholes(one) if token.i in known), None)
    return position if position is not None and fits(one.number, told[position]) else None


def _wholes(one: Phrase) -> Iterator[Token]:
    number, head = one.number.figure.number, one.number.counted.head
    for token in {number, *one.words()[:2]}:
        yield from (noun for noun in children(token, "nmod") if preposition(noun) in OF)
    yield from (token for token in one.between if token != head and token != number.head)
    if one.top.lemma_.lower() in OTHERS and head is not None:
        yield head
