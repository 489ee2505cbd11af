"""Nobody: that none was harmed, taken or freed, and the words that say so ("no one", "any troops", "without casualties")."""

from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.implying.persons import is_person
from newsledger.extract.implying.sayings import Saying
from newsledger.extract.implying.words import implied_words
from newsledger.extract.parties.members import is_people
from newsledger.nlp import labels
from newsledger.nlp.certainty import Stances
from newsledger.nlp.labels import relation
from newsledger.nlp.rule_words import lemma
from newsledger.nlp.stance import CERTAIN
from newsledger.ontology import Factuality

WITHOUT: Final = "without"
OR: Final = frozenset({"or", "nor"})
OTHERS: Final = frozenset({"else", "other", "others", "further", "more", "additional"})
# Nouns whose "no" says that none was heard of, not that there was none: "no reports of casualties".
PREDICATIVE: Final = frozenset({"VERB", "AUX", "ADJ"})


class Nobody(NamedTuple):
    """A phrase that says none: its first and last word, the noun of whom, and whether others were ("no one *else*")."""

    first: Token
    last: Token
    noun: Token
    is_of_others: bool


def nobody(saying: Saying, stances: Stances) -> Nobody | None:
    """Return the phrase by which the text says that none was; None where it does not, or only hopes or wills so."""
    noun, word = saying.noun, saying.measured.word
    if noun != word and not (noun.lower_ in implied_words("none", "any", "one") or is_people(noun.lower_)):
        return None
    first = _none(noun) or _any_denied(noun, word)
    if first is None or not _is_so(noun, stances) or is_by_degree(noun, word) or not _is_said(noun, word):
        return None
    last, of = _whole(noun)
    others = {child.lower_ for child in (*noun.children, noun)} & OTHERS
    return Nobody(first, last, of, bool(others))


def is_by_degree(noun: Token, word: Token | None) -> bool:
    """Whether only worse harm is denied: "no *serious* injuries", "was not *badly* hurt"."""
    around = [*noun.children, *(word.children if word is not None else ())]
    around += [child for harm in (labels.objects(word) if word is not None else ()) for child in harm.children]
    return any(child.lower_ in implied_words("degree") for child in around)


def _is_said(noun: Token, word: Token | None) -> bool:
    """Whether the clause of a noun says it, not one around it: "four were shot, none of whom were named"."""
    verb = _verb(noun)
    return word is None or verb is None or word in (noun, verb) or verb.is_ancestor(word) or relation(word) == "conj"


def _none(noun: Token) -> Token | None:
    """Return the word that makes a phrase mean none: "no" of "no one", "none of them", "no deaths or *injuries*"."""
    if noun.lower_ in implied_words("none"):
        return noun
    for child in noun.lefts:
        if child.lower_ in ("no", WITHOUT) and relation(child) in ("det", "advmod", "case"):
            return child if noun.tag_ != "NN" or child.lower_ == "no" or is_person(noun.lower_) else None
        if child.lower_ == "not" and child.i + 1 < noun.i and noun.doc[child.i + 1].lower_ in ("a", "one"):
            return child
        if child.lower_ in OR and relation(noun) == "conj" and _none(noun.head) is not None:
            return noun
    return None


def _any_denied(noun: Token, word: Token | None) -> Token | None:
    """Return the first word of "any troops", "anyone" or "injuries" where that is negated: "did not kill any troops"."""
    any_of = next((child for child in noun.lefts if child.lower_ == "any"), None)
    verb = _verb(noun)
    if verb is None or not (_is_negated(verb) or labels.marker(verb) == WITHOUT):
        return None
    if any_of is not None or noun.lower_ in implied_words("any"):
        return any_of or noun
    return noun if noun == word and _is_brought(noun, verb) else None


def _is_brought(noun: Token, verb: Token) -> bool:
    """Whether bare harm is what a verb brings or has: "did not cause *injuries*", not "the killing was not stopped"."""
    is_bare = noun.tag_ == "NNS" and not any(relation(child) == "det" for child in noun.lefts)
    return is_bare and (lemma(verb) in implied_words("bring") or bool(labels.children(verb, "expl")))


def _is_negated(verb: Token) -> bool:
    return any(labels.relation(child) == "advmod" and child.lower_ in labels.NEGATIONS for child in verb.children)


def _verb(noun: Token) -> Token | None:
    """Return the word that says something of a noun: up through what it is joined to and a part of."""
    word = noun
    for _ in range(labels.DEEPEST):
        if word.head == word:
            return word if word.pos_ in PREDICATIVE or labels.children(word, "cop", "expl") else None
        if word.head.pos_ in PREDICATIVE and relation(word) not in ("amod", "compound"):
            return word.head
        word = word.head
    return None


def _is_so(noun: Token, stances: Stances) -> bool:
    """Whether the text presents it as so: not asked, hoped, willed or for all time ("no one can be killed")."""
    verb = _verb(noun)
    stance = stances.of(verb) if verb is not None else None
    if stance is None:
        return labels.relation(noun) == "root"
    is_modal = stance.cue is not None and stance.cue.tag_ == "MD"
    is_flat = stance.category is Factuality.NEGATED and stance.value == -CERTAIN
    return (is_flat and not is_modal) or stance.category is Factuality.ACTUAL


def _whole(noun: Token) -> tuple[Token, Token]:
    """Return the last word of a phrase that says none, and the noun of whom: "none of the *passengers*", "no one *else*"."""
    for child in noun.rights:
        if (
            relation(child) == "nmod"
            and labels.preposition(child) == "of"
            and noun.lower_ in implied_words("none", "one")
        ):
            return child, child
        if child.lower_ == "else" and child.i == noun.i + 1:
            return child, noun
    return noun, noun
