"""The event that a duration is of: how long it went on, or within what time it came about."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.owning.governor import VERBS, verbs
from newsledger.extract.owning.phrase import Phrase
from newsledger.extract.owning.told import Told
from newsledger.nlp.labels import NEGATIONS, children, preposition, relation
from newsledger.nlp.rule_words import certainties

# Prepositions of the time that something takes: "shelled *for two days*"; not of one that lies between ("two days *after*").
TAKES: Final = frozenset({"for", "in", "within", "over", "during", "throughout", "through", "inside", "across"})
# Those of a time that is counted from what it is of: "within 10 minutes *of the attack*".
COUNTED_FROM: Final = frozenset({"within", "inside"})
# Tags of verbs that "in" tells the length of; of others it tells how long is left: "will meet *in two days*".
PAST: Final = frozenset({"VBD", "VBN"})
# What makes a time the one in which there was no other: "the *first* attack in 20 years".
FIRST: Final = frozenset({"first", "only", "last", "such"})


def by_length(one: Phrase, told: Told) -> int | None:
    """Return the event that goes on for a time, by its words: "three days of *protests*", "*shelled* for two days"."""
    named, above = told.words(one.sentence_index), one.governor
    if preposition(one.top) not in COUNTED_FROM:
        for noun in children(one.top, "nmod"):
            if noun.i in named and preposition(noun) == "of":
                return named[noun.i]
    if above is None or above.i not in named or not _takes(one, told[named[above.i]].head):
        return None
    return named[above.i]


def by_clause(one: Phrase, told: Told) -> int | None:
    """Return the event that a clause says to go on for a time: "the *siege* lasted 12 hours", "held *talks* for two days"."""
    named, above = told.words(one.sentence_index), one.governor
    if above is None or above.i in named or one.number.figure.quantity.is_age:
        return None
    word = above.lemma_.lower()
    nouns: list[Token] = []
    if word in verbs("last") and relation(one.top) in ("obj", "obl"):
        nouns = children(above, "nsubj")
    elif word in certainties("light") and _takes(one, above):
        nouns = children(above, "obj")
    return next((named[noun.i] for noun in nouns if noun.i in named and not _is_record(noun)), None)


def _takes(one: Phrase, word: Token) -> bool:
    """Whether a time is one that what a word tells takes, and not one in which there was no other like it."""
    if relation(one.top) not in ("obl", "nmod") or preposition(one.top) not in TAKES:
        return False
    if preposition(one.top) == "in" and word.pos_ in VERBS and word.tag_ not in PAST:
        return False
    return not any(_is_record(noun) for noun in (word, *children(word, "nsubj", "obj")))


def _is_record(noun: Token) -> bool:
    """Whether a word is told by what was not before: "the *worst* attack", "*no* attack"."""
    return any(
        child.tag_ in ("JJS", "RBS") or child.lower_ in FIRST or child.lower_ in NEGATIONS for child in noun.children
    )
