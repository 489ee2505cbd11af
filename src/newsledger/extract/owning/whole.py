"""The whole that a number is part of, whose event is its own too: "*two* of the 12 killed", "five, including *two* boys"."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.owning.phrase import BEFORE, Phrase
from newsledger.nlp.labels import children, preposition, relation

# Nouns for more of those that were counted before.
OTHERS: Final = frozenset({"other", "more"})
# Prepositions between a part and its whole.
OF: Final = frozenset({"of", "among", "including"})


def wholes(one: Phrase) -> Iterator[Token]:
    """Yield the words that stand for what a number is counted among, or goes on from ("and 24 *others* were sent home")."""
    number, head = one.number.figure.number, one.number.counted.head
    for token in one.words()[:2]:
        yield from (noun for noun in children(token, "nmod") if preposition(noun) in OF)
    yield from one.between[relation(number) in BEFORE :]
    if one.top.lemma_.lower() in OTHERS and head is not None:
        yield head
