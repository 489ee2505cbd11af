"""The noun that a bare count counts: behind it, after "of", or what the verb ties it to ("the death toll rose to 63")."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting import clauses
from newsledger.extract.counting.phrases import is_noun
from newsledger.extract.counting.spots import Spot
from newsledger.extract.numbers import concept_words
from newsledger.nlp import labels

# "12 of the 19 hijackers", "one in five children", "three out of ten voters".
_OF: Final = ("of", "in", "out")
# Adjectives and nouns that a hyphen ties to a count and that say nothing: "a 650-strong garrison".
_EMPTY: Final = frozenset({"strong", "odd", "plus", "fold"})
# Adjectives and participles for the people that a count has no noun for: "12 dead", "20 injured".
_STATES: Final = frozenset(
    {"dead", "injured", "wounded", "missing", "homeless", "killed", "hurt", "captured", "arrested"}
)
# Before a number that gives the level of something: "rose to 63", "stands at 12", "a crew of six".
_LEVELS: Final = frozenset(
    {"to", "at", "from", "by", "as", "between", "above", "below", "over", "under", "near", "around"}
)
_PLURAL: Final = frozenset({"NNS", "NNPS"})


def is_hollow(noun: Token) -> bool:
    """Whether a noun only passes a count on: "a total of", "the number of"."""
    return noun.lower_ in concept_words.HOLLOW and noun.lower_ != "toll"


def content(noun: Token | None) -> Token | None:
    """Return the noun itself, or what a hollow one is of: "the number of *people*"."""
    if noun is None or not is_hollow(noun):
        return noun
    inner = [child for child in noun.rights if labels.relation(child) == "nmod" and labels.preposition(child) == "of"]
    return inner[0] if inner and inner[0].pos_ not in ("NUM", "SYM") else noun


def modified(spot: Spot) -> Token | None:
    """Return the noun that the count stands before: "12 *people*", "a 12-*page* report", "a 650-strong *garrison*".

    Before a singular noun it counts the one right behind it: the pages of "a 12 page document".
    """
    noun = following_noun(spot)
    while noun is not None and noun.lower_ in _EMPTY and noun.head is not noun:
        noun = noun.head
    if noun is None or noun.pos_ in ("VERB", "AUX", "NUM", "ADV", "ADJ"):
        return None
    first = spot.following
    is_tied = first is not None and first.head is noun and first.tag_ == "NN" and noun.tag_ not in _PLURAL
    return first if is_tied and spot.figure.quantity.value != 1 else noun


def following_noun(spot: Spot) -> Token | None:
    """Return the word behind the figure that it, or its last word, modifies."""
    if spot.is_before_noun:
        return spot.anchor.head
    last = spot.words[-1]
    return last.head if labels.relation(last) == "nummod" and last.head.i >= spot.tokens.stop else None


def partitive(spot: Spot) -> Token | None:
    """Return the noun behind "of": "dozens of *people*", "10 of the 19 *hijackers*", "one in five *children*"."""
    for found in spot.complements(*_OF):
        if found.pos_ == "NUM" and labels.relation(found) == "nummod":
            found = found.head
        if is_noun(found) and (spot.behind("of") is not None or found.tag_ in _PLURAL):
            return content(found)
    return None


def shared(spot: Spot) -> Token | None:
    """Return the noun of the number that this one is joined to: "102 and 21 people", "50 and 60 people"."""
    first = spot.anchor.head
    is_joined = labels.relation(spot.anchor) == "conj" and first.pos_ == "NUM"
    return first.head if is_joined and labels.relation(first) == "nummod" and is_noun(first.head) else None


def state(spot: Spot) -> Token | None:
    """Return the word for people that stands right behind a count as its noun: "12 *dead*", "20 *injured*"."""
    word = spot.following
    is_predicate = word is not None and labels.children(word, "aux", "cop")
    return word if word is not None and word.lower_ in _STATES and not is_predicate else None


def level(spot: Spot) -> Token | None:
    """Return the noun that a verb, a copula or "of" ties a bare count to.

    toll of "the toll rose to 63", crew of "a crew of six", turnout of "turnout was 800".
    """
    anchor, top = spot.anchor, spot.top
    if labels.children(anchor, "nsubj"):
        return content(clauses.subject(anchor))
    relation, word = labels.relation(anchor), labels.preposition(anchor)
    if (
        relation == "nmod"
        and is_noun(anchor.head)
        and (word == "of" or (word in _LEVELS and anchor.head.i not in spot.taken))
    ):
        return None if is_hollow(anchor.head) else anchor.head
    if labels.relation(top) in ("obl", "nmod", "obj") and word in _LEVELS and not is_noun(top.head):
        return content(clauses.moved(top.head, top))
    return None


def counted(spot: Spot) -> tuple[Token, str] | None:
    """Return the word for what a bare count counts and how it was found; None where no word stands for it."""
    for rule in (modified, partitive, shared, state, level):
        if (found := rule(spot)) is not None:
            return found, rule.__name__
    return None
