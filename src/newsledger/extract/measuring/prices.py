"""Money as a cost: where words price, charge or cost something, or put a figure on damage."""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.figures import Counted, Figure, Measured
from newsledger.extract.measuring import nouns
from newsledger.extract.measuring.kinds import are_people
from newsledger.nlp.labels import DEEPEST, obliques, preposition, relation, subjects
from newsledger.nlp.rule_words import lemma
from newsledger.ontology import Measure

# Labels of a sum under the word that prices it: "cost $5", "worth $5", "sold for $5", "a cost of $5".
PRICED: Final = frozenset(
    {"obj", "iobj", "obl", "nmod", "xcomp", "conj", "appos", "nsubj", "dep", "nummod", "compound"}
)


class Word(NamedTuple):
    """A word that prices: the prepositions by which it has the sum, and those of which it needs one beside; empty for any."""

    prepositions: frozenset[str]
    needs: frozenset[str]


@cache
def _words(place: str) -> dict[str, Word]:
    """Return the words of ``price_words.csv`` at a place."""
    rows = [row for row in lexicon.load("price_words") if row["place"] == place]
    return {
        row["word"]: Word(*(frozenset(row[name].split("/")) - {""} for name in ("prepositions", "needs")))
        for row in rows
    }


def price(figure: Figure, counted: Counted) -> Measured:
    """Return cost for a sum that is a price, a charge, a cost or the size of damage; nothing for any other."""
    site = figure.words.root
    if counted.head is not None and counted.head.lower_ in _words("noun"):
        return Measured(Measure.COST, counted.head, "measure:noun")
    for word in _governors(site):
        if _prices(word, site):
            return Measured(Measure.COST, word, "measure:price")
    noun = next((noun for noun in nouns.levels(site) if noun.lower_ in _words("noun")), None)
    return Measured(Measure.COST, noun, "measure:level") if noun is not None else Measured()


def _governors(site: Token) -> Iterator[Token]:
    """Yield the words over a sum, through sums joined to it."""
    for _ in range(DEEPEST):
        if relation(site) not in PRICED or site.head == site:
            return
        site = site.head
        yield site
        if site.pos_ not in ("NUM", "SYM"):
            return


def _prices(word: Token, site: Token) -> bool:
    place = "verb" if word.pos_ in ("VERB", "AUX") else "noun" if word.pos_ in ("NOUN", "PROPN") else "adjective"
    known = _words(place).get(word.lower_ if place == "noun" else lemma(word))
    if known is None or (place == "adjective" and _is_somebodys(word)):
        return False
    if known.needs and not known.needs & {before for before, _ in obliques(word)}:
        return False
    is_object = relation(site) == "obj" and "object" in known.prepositions
    return not known.prepositions or preposition(site) in known.prepositions or is_object


def _is_somebodys(adjective: Token) -> bool:
    """Whether somebody is said to be worth a sum, which is no price."""
    bearers = [*subjects(adjective), *([adjective.head] if relation(adjective) in ("amod", "acl") else [])]
    return any(noun.pos_ in ("NOUN", "PROPN") and are_people(noun) for noun in bearers)
