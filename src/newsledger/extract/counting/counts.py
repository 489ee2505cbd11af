"""The noun that a bare count counts: behind it, after "of", or what the verb ties it to ("the death toll rose to 63")."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.phrases import DEEPEST, PLURAL, complement, is_noun, is_time
from newsledger.extract.counting.spots import Spot
from newsledger.extract.counting.words import of_kind
from newsledger.nlp import labels

_NO_NOUNS: Final = frozenset({"VERB", "AUX", "NUM", "ADV", "ADJ"})
_TIED: Final = frozenset({"obl", "nmod", "obj"})


def is_hollow(noun: Token) -> bool:
    """Whether a noun only passes a count on: "a total of", "the number of"."""
    return noun.lower_ in of_kind("hollow")


def content(noun: Token | None) -> Token | None:
    """Return the noun itself, or what a hollow one is of: "the number of *people*"."""
    if noun is None or not is_hollow(noun):
        return noun
    inner = [child for child in noun.rights if labels.relation(child) == "nmod" and labels.preposition(child) == "of"]
    return inner[0] if inner and inner[0].pos_ not in ("NUM", "SYM") else noun


def _is_day(noun: Token) -> bool:
    """Whether a noun is a day that only follows the number: "rose to six *Friday*"."""
    return noun.pos_ == "PROPN" and is_time(noun)


def worth_of(noun: Token | None) -> Token | None:
    """Return the noun itself, or the goods of "$4 billion worth of *goods*"."""
    return complement(noun, "of") or noun if noun is not None and noun.lower_ in of_kind("worth") else noun


def modified(spot: Spot) -> Token | None:
    """Return the noun that the count stands before: "12 *people*", "a 12-*page* report", "a 650-strong *garrison*".

    Before a singular noun it counts the one right behind it: the pages of "a 12 page document".
    """
    noun = worth_of(_described(spot.modified))
    if noun is None or noun.pos_ in _NO_NOUNS or noun.lower_ in of_kind("rest") or _is_day(noun):
        return None
    first = spot.following
    is_one = noun.tag_ not in PLURAL and bool(labels.children(noun, "det")) and spot.figure.quantity.value != 1
    return first if is_one and first is not None and first.head == noun and first.tag_ == "NN" else noun


def _described(word: Token | None) -> Token | None:
    """Return the noun that a word is, or that it describes: the garrison of "a 650-strong garrison", "it is 650 strong"."""
    for _ in range(DEEPEST):
        relation = labels.relation(word) if word is not None else ""
        if word is None or not (word.lower_ in of_kind("empty") or relation == "amod"):
            break
        word = word.head if relation in ("amod", "compound", "nmod") else clauses.subject(word)
    return word


def partitive(spot: Spot) -> Token | None:
    """Return the noun behind "of": "dozens of *people*", "10 of the 19 *hijackers*", "one in five *children*"."""
    if (found := _among(spot)) is not None:
        return found
    for found in spot.complements("of", "in", "out"):
        if found.lower_ in of_kind("state") and labels.children(found, "det"):
            return found  # "several of the *injured*"
        if found.pos_ == "NUM" and labels.relation(found) == "nummod":
            found = found.head
        if is_noun(found) and (spot.behind("of") is not None or found.tag_ in PLURAL):
            return content(found)
    return None


def _among(spot: Spot) -> Token | None:
    """Return who the counted ones of all are: "three of them *women*"."""
    members = spot.behind("of")
    after = members.nbor() if members is not None and members.i + 1 < len(members.doc) else None
    is_said = members is not None and after is not None and members.lower_ in of_kind("member")
    return after if is_said and after is not None and after.tag_ in PLURAL else None


def shared(spot: Spot) -> Token | None:
    """Return the noun of the number that this one is joined to ("102 and 21 people"), or before "or" ("a pick or two")."""
    first = spot.anchor.head
    cc = [word.lower_ for word in labels.children(spot.anchor, "cc")]
    if cc == ["or"] and labels.relation(spot.anchor) == "conj" and is_noun(first) and first.i + 2 == spot.anchor.i:
        return first
    is_joined = labels.relation(spot.anchor) == "conj" and first.pos_ == "NUM"
    return first.head if is_joined and labels.relation(first) == "nummod" and is_noun(first.head) else None


def state(spot: Spot) -> Token | None:
    """Return the word for people that stands right behind a count as its noun: "12 *dead*", "20 *injured*"."""
    word = spot.following
    if word is None or word.lower_ not in of_kind("state") or labels.children(word, "aux", "cop"):
        return None
    return word


def level(spot: Spot) -> Token | None:
    """Return the noun that a verb, a copula or "of" ties a bare count to.

    toll of "the toll rose to 63", crew of "a crew of six", turnout of "turnout was 800".
    """
    anchor, top = spot.anchor, spot.top
    if labels.children(anchor, "nsubj"):
        return content(clauses.subject(anchor))
    if labels.children(anchor, "cop"):
        return content(clauses.nearest(anchor))
    relation, word = labels.relation(anchor), labels.preposition(anchor)
    is_level = word in of_kind("level")
    if relation == "nmod" and is_noun(anchor.head) and (word == "of" or is_level) and anchor.head.i not in spot.taken:
        return None if is_hollow(anchor.head) else anchor.head
    if labels.relation(top) in _TIED and is_level and not is_noun(top.head):
        return content(clauses.moved(top.head, top, spot.taken))
    return spot.carrier


def counted(spot: Spot) -> tuple[Token, str] | None:
    """Return the word for what a bare count counts and how it was found; None where no word stands for it."""
    for rule in (modified, partitive, shared, state, level):
        if (found := rule(spot)) is not None:
            return found, rule.__name__
    return None
