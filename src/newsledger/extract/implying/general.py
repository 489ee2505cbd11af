"""What is said in general, of nobody in particular: "a soldier dies every day", "anyone who kills a man"."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.implying.sayings import Saying
from newsledger.extract.implying.words import implied_words
from newsledger.extract.parties.predicates import FREE
from newsledger.nlp import labels
from newsledger.nlp.labels import relation
from newsledger.nlp.rule_words import lemma

# How far above the noun of an event the word for a plan may stand: "information *leading* to the arrest".
STEPS: Final = 3
EVERY: Final = frozenset({"every", "each"})
PRESENT: Final = frozenset({"VBZ", "VBP", "VB"})
WHOEVER: Final = frozenset({"whoever", "anyone", "anybody", "everyone", "everybody", "those", "somebody", "someone"})


def is_general(saying: Saying) -> bool:
    """Whether nobody in particular is meant."""
    word = saying.measured.word
    if word is None:
        return False
    return _is_regular(word) or _is_whoevers(word) or _is_to_come(word)


def _is_to_come(word: Token) -> bool:
    """Whether the noun of an event is of one that is only wanted or planned: "plotted the *murder* of his wife"."""
    for _ in range(STEPS):
        if (word.pos_ != "NOUN" and word.tag_ != "VBG") or labels.preposition(word) in FREE:
            return False
        word = word.head
        if lemma(word) in implied_words("open"):
            return True
    return False


def _is_regular(word: Token) -> bool:
    """Whether it happens again and again: "every day", "each year"."""
    phrases = labels.children(word, "obl", "advmod", "obl:tmod", "obl:unmarked")
    return any(child.lower_ in EVERY for phrase in phrases for child in phrase.children)


def _is_whoevers(word: Token) -> bool:
    """Whether whoever does it is spoken of: "anyone who kills a man"."""
    for clause in (word, *word.ancestors):
        if relation(clause) == "acl" and clause.tag_ in PRESENT:
            return clause.head.lower_ in WHOEVER or any(c.lower_ in implied_words("general") for c in clause.head.lefts)
        if clause.tag_ not in PRESENT and clause.pos_ in ("VERB", "AUX"):
            return False
    return False
