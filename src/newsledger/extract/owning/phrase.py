"""The phrase of a number: the number with what it counts, where it stands, and whether it has a part of its own there."""

from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from newsledger.extract.figures import Number
from newsledger.extract.owning.governor import is_amount, nouns, way
from newsledger.extract.scene.same_setting import words
from newsledger.nlp.labels import preposition, relation
from newsledger.ontology import ClaimKind

# Relations of a word right before the one that it describes: "a *three-day* ceasefire".
BEFORE: Final = frozenset({"nummod", "compound", "amod"})
# Relations of who and what takes part in what a verb says.
CORE: Final = frozenset({"nsubj", "obj", "iobj"})
# The one adjective that gives a size and no property: "a 5,000-*strong* force".
STRONG: Final = "strong"
# Prepositions of what stands beside the event, with those that set one after another ("after two warnings").
BESIDE: Final = frozenset(
    {"according to", "despite", "until", "unlike", "like", "than", "compared to", "compared with"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number with the words ``between`` it and its governor; ``top`` is the one that the governor has."""

    number: Number
    sentence_index: int
    between: tuple[Token, ...]
    governor: Token | None
    top: Token

    def words(self) -> tuple[Token, ...]:
        """Return the number's own word and those between it and its governor."""
        return (self.number.figure.number, *self.between)

    def counted(self) -> tuple[Token, ...]:
        """Return the number's own word, the one above it, and the noun that it counts wherever that stands."""
        head = self.number.counted.head
        return self.words()[:2] if head is None else (*self.words()[:2], head)


def phrase(number: Number) -> Phrase:
    """Return the phrase of a number."""
    between, governor = way(number.figure.number)
    top = between[-1] if between else number.figure.number
    return Phrase(number, number.figure.sentence_index, between, governor, top)


def is_beside(one: Phrase) -> bool:
    """Whether a number has no part in what its governor says: an order, an age, a distance, a size, what came before."""
    kind = one.number.figure.quantity.kind
    if kind in (ClaimKind.RANK, ClaimKind.SCORE) or one.number.figure.quantity.is_age:
        return True
    if kind is ClaimKind.DURATION:
        return relation(one.top) not in BEFORE
    if kind is ClaimKind.MEASURE and relation(one.top) not in CORE | BEFORE:
        return True
    if relation(one.top) == "obl" and preposition(one.top) in BESIDE | words("order"):
        return True
    if any(_is_size(token) for token in one.words() if token is not one.top):
        return True
    return any(_is_property(token) for token in one.between if token is not one.top)


def is_fronted(top: Token) -> bool:
    """Whether a noun gives those of whom a clause tells some: "*of the 12 named*, one was arrested"."""
    return relation(top) == "obl" and top.i < top.head.i and preposition(top) in ("of", "out of")


def _is_size(token: Token) -> bool:
    """Whether a word gives the size of the noun before it: "a town of *4,000*"; not of many as one: "a crowd of *4,000*"."""
    above = token.head
    if token.dep_ != "nmod" or above.pos_ not in ("NOUN", "PROPN") or is_amount(above):
        return False
    word = above.lemma_.lower()
    return word not in words("hollow") and word not in nouns("group")


def _is_property(token: Token) -> bool:
    """Whether a counted word describes the noun behind it: "a 15-*member* council"."""
    is_before = token.pos_ in ("NOUN", "ADJ") and relation(token) in BEFORE
    return is_before and token.lower_ != STRONG and not is_amount(token.head)


def is_attributive(one: Phrase) -> bool:
    """Whether an amount stands before the noun that it is of: "a *multi-billion-dollar* base", "*750 ml* bottles"."""
    if one.number.figure.quantity.kind is ClaimKind.COUNT:
        return False
    return any(relation(token) in BEFORE and token is not one.top for token in one.words()[1:])
