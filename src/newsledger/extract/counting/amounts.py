"""What an amount measures: the noun it stands before, is of, or whose verb it completes ("the price was cut to $199")."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.counts import content, worth_of
from newsledger.extract.counting.phrases import is_noun, is_time
from newsledger.extract.counting.spots import Spot
from newsledger.extract.counting.words import of_kind
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

_OBLIQUE: Final = frozenset(
    {"obl", "advmod", "xcomp", "parataxis", "ccomp", "dep", "nmod", "advcl", "appos", "conj", "acl"}
)
_NO_LEVELS: Final = frozenset({ClaimKind.DURATION, ClaimKind.RATIO, ClaimKind.MULTIPLIER, ClaimKind.SCORE})
_DESCRIBING: Final = frozenset({"ADJ", "ADV", "ADP"})


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
    word = spot.modified
    while word is not None and labels.relation(word) in ("amod", "compound") and word.head.i > word.i:
        word = word.head
    is_when = spot.figure.quantity.kind is ClaimKind.DURATION and word is not None and word.pos_ == "ADV"
    if word is None or is_time(word) or is_when:
        return None
    return worth_of(word) if is_noun(word) else clauses.described(word) if word.pos_ in _DESCRIBING else None


def matter(spot: Spot) -> Token | None:
    """Return what a sum or share is for, made of or taken off.

    "€40 million for *vaccines*", "$5 million in *damages*", "$300 off a *ticket*", "wiped $2bn off its *value*", "added $9 to
    the *price*".
    """
    if spot.figure.quantity.kind not in (ClaimKind.MONEY, ClaimKind.PERCENT):
        return None
    if (found := _changed(spot)) is not None or spot.figure.quantity.kind is not ClaimKind.MONEY:
        return found
    for found in spot.complements("in", "for"):
        is_tied = found.head.i in spot.tokens or found.head == spot.top.head
        is_bare = found.pos_ == "NOUN" and not labels.children(found, "det", "nummod")
        if is_tied and is_bare and not is_time(found):
            return found
    return None


def _changed(spot: Spot) -> Token | None:
    """Return what a sum is taken off or added to."""
    verb = spot.top.head
    phrases = labels.obliques(verb) if labels.relation(spot.top) == "obj" else []
    wanted = {"off", "to"} if verb.lemma_ in of_kind("add") else {"off"}
    near = spot.behind("off")
    return near or next((noun for word, noun in phrases if word in wanted and is_noun(noun)), None)


def level(spot: Spot) -> Token | None:
    """Return the noun whose level an amount gives: "the *toll* is 63", "a *fee* of $5", "*shares* fell 12 %"."""
    anchor, top = spot.anchor, spot.top
    if labels.children(anchor, "nsubj"):
        return content(clauses.subject(anchor))
    while _is_joined(top, spot):
        top = top.head
    relation, head = labels.relation(top), top.head
    if head == top or (spot.figure.quantity.kind is ClaimKind.DURATION and relation not in ("obj", "nmod")):
        return None
    if relation in ("nmod", "appos") and is_noun(head):
        return content(head) if head.i < top.i else None
    if relation == "obj":
        return content(bought(head, spot) or clauses.subject(head))
    if relation not in _OBLIQUE:
        return None
    return clauses.described(head) if head.pos_ in _DESCRIBING else content(clauses.moved(head, anchor, spot.taken))


def _is_joined(top: Token, spot: Spot) -> bool:
    """Whether a word is joined to a noun, or says a count again: "lost 190 *points*, or 0.6 %"."""
    start = spot.words.start
    is_again = start > 0 and spot.words.doc[start - 1].lower_ == "or" and labels.relation(top) in ("appos", "nmod")
    return is_noun(top.head) and top.head != top and (labels.relation(top) == "conj" or is_again)


def lasting(spot: Spot) -> Token | None:
    """Return whose doing a duration is the length of: "*the road* was closed for three weeks", none of "in five days"."""
    is_length = spot.figure.quantity.kind is ClaimKind.DURATION and labels.relation(spot.top) == "obl"
    return clauses.subject(spot.top.head) if is_length and labels.preposition(spot.top) in of_kind("lasting") else None


def bought(verb: Token, spot: Spot) -> Token | None:
    """Return what money is paid for: "paid $35 for a *system*"."""
    if spot.figure.quantity.kind is not ClaimKind.MONEY:
        return None
    paid = (noun for word, noun in labels.obliques(verb) if word == "for" and noun.i > spot.anchor.i)
    return next((noun for noun in paid if noun.pos_ == "NOUN" and not is_time(noun)), None)


def near(spot: Spot) -> Token | None:
    """Return the subject right before an amount of which the parse makes no sense; none for a duration or a subject itself."""
    is_none = spot.figure.quantity.kind in _NO_LEVELS or labels.relation(spot.top) in ("nsubj", "csubj")
    return None if is_none else content(clauses.nearest(spot.words[0]))


def measured(spot: Spot) -> tuple[Token, str] | None:
    """Return the word for what an amount measures and how it was found; None where no word stands for it."""
    for rule in (part, modified, matter, level, near):
        if (found := rule(spot)) is not None and found.i not in spot.tokens and not is_time(found):
            return found, rule.__name__
    return None


def aged(spot: Spot) -> Token | None:
    """Return whose age a figure is: "the 15-year-old *students*", "*players* over the age of 21", "*Ida Holm*, 44"."""
    noun: Token | None = spot.named_before or spot.anchor.head
    if noun is None or not is_noun(noun) or noun.i >= spot.tokens.start:
        found = measured(spot)
        noun = found[0] if found else None
    if noun is None or noun.i in spot.taken:
        return None
    if noun.lower_ in of_kind("age"):
        return noun.head if is_noun(noun.head) and noun.head != noun else clauses.moved(noun.head, noun, spot.taken)
    return noun
