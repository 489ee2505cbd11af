"""What an amount measures: the noun it stands before, is of, or whose verb it completes ("the price was cut to $199")."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.counts import content, following_noun
from newsledger.extract.counting.phrases import is_noun
from newsledger.extract.counting.spots import Spot
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

_OBLIQUE: Final = frozenset(
    {"obl", "advmod", "xcomp", "parataxis", "ccomp", "dep", "nmod", "advcl", "appos", "conj", "acl"}
)


def part(spot: Spot) -> Token | None:
    """Return what a share or measure is of: "30 percent of *voters*", "8 inches of *rain*"."""
    for found in spot.complements("of", "out"):
        if found.pos_ == "NUM" and labels.relation(found) == "nummod":
            found = found.head
        if is_noun(found):
            return content(found)
    return None


def modified(spot: Spot) -> Token | None:
    """Return the noun that an amount stands before ("a $5 million *contract*"), or whose size it is ("10 m wide")."""
    word = following_noun(spot)
    if word is None:
        return None
    return word if is_noun(word) else clauses.described(word) if word.pos_ in ("ADJ", "ADV", "ADP") else None


def matter(spot: Spot) -> Token | None:
    """Return what a sum of money is for or made of: "€40 million for *vaccines*", "$5 million in *damages*"."""
    if spot.figure.quantity.kind is not ClaimKind.MONEY:
        return None
    for found in spot.complements("in", "for"):
        is_tied = found.head.i in spot.tokens or found.head == spot.top.head
        if (
            is_tied
            and found.pos_ == "NOUN"
            and not labels.children(found, "det", "nummod")
            and found.ent_type_ != "DATE"
        ):
            return found
    return None


def level(spot: Spot) -> Token | None:
    """Return the noun whose level an amount gives: "the *toll* is 63", "a *fee* of $5", "*shares* fell 12 %"."""
    anchor, top = spot.anchor, spot.top
    if labels.children(anchor, "nsubj"):
        return content(clauses.subject(anchor))
    relation, head = labels.relation(top), top.head
    if head is top:
        return None
    if relation in ("nmod", "appos") and is_noun(head):
        return content(head)
    if relation == "obj":
        return content(bought(head, spot) or clauses.subject(head))
    if relation not in _OBLIQUE:
        return None
    return clauses.described(head) if head.pos_ in ("ADJ", "ADV", "ADP") else content(clauses.moved(head, anchor))


def bought(verb: Token, spot: Spot) -> Token | None:
    """Return what money is paid for: "paid $35 for a *system*"."""
    if spot.figure.quantity.kind is not ClaimKind.MONEY:
        return None
    paid = (noun for word, noun in labels.obliques(verb) if word == "for" and noun.i > spot.anchor.i)
    return next((noun for noun in paid if noun.pos_ == "NOUN"), None)


def measured(spot: Spot) -> tuple[Token, str] | None:
    """Return the word for what an amount measures and how it was found; None where no word stands for it."""
    for rule in (part, modified, matter, level):
        if (found := rule(spot)) is not None and found.i not in spot.tokens:
            return found, rule.__name__
    return None
