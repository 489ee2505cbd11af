"""Who or what a clause speaks of: its subject, also where a clause above, a relative pronoun or a noun before it holds that."""

from collections.abc import Container
from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting.phrases import is_noun, is_time
from newsledger.extract.counting.words import of_kind
from newsledger.nlp import labels

# Clauses up that a subject is looked for in: "is expected to be able to rise to".
DEEPEST: Final = 4
# Words before an amount that its subject is looked for in.
REACH: Final = 15
_RELATIVES: Final = frozenset({"who", "whom", "which", "that", "whose"})
# What names nothing as a subject; an adjective can ("the dead"), and names are now and then taken for any part of speech.
_NO_NOUNS: Final = frozenset({"PRON", "DET", "NUM", "SYM", "ADV", "VERB", "AUX", "PUNCT"})
_BODIES: Final = frozenset({"ORG", "GPE"})
_TAKING_UP: Final = frozenset({"it", "them"})
_PLACES: Final = frozenset({"nsubj", "obj", "obl", "nmod"})
_OPEN: Final = frozenset({"xcomp", "advcl", "conj", "parataxis", "advmod"})


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for; None for other words."""
    if pronoun.lower_ not in _RELATIVES:
        return None
    word = pronoun
    for _ in range(DEEPEST):
        if labels.relation(word) == "acl":
            return word.head if word.head.i < pronoun.i else None
        word = word.head
    return None


def named(token: Token | None) -> Token | None:
    """Return the noun that a word is or stands for by a relative clause; None for pronouns, days and words without one."""
    if token is not None and token.pos_ in _NO_NOUNS:
        token = antecedent(token)
    if token is None or token.pos_ in _NO_NOUNS or is_time(token):
        return None
    return None if token.pos_ == "ADJ" and not labels.children(token, "det") else token


def subject(clause: Token) -> Token | None:
    """Return the noun that a clause is about: its subject, active or passive, or the one above that it shares.

    None where it is a pronoun or not said.
    """
    for _ in range(DEEPEST):
        if own := labels.children(clause, "nsubj", "csubj"):
            return named(own[0]) or _reporter(own[0], clause)
        if is_noun(clause) and labels.relation(clause) in _PLACES:
            return named(clause)
        relation = labels.relation(clause)
        if relation == "acl" and (not labels.is_infinitive(clause) or labels.relation(clause.head) != "obj"):
            return _predicated(clause.head)
        if relation == "acl":
            clause = clause.head  # "announced plans to lay off": who announced them
        elif relation not in _OPEN:
            return None
        elif (held := labels.controller(clause)) is not None:
            return named(held) or _reporter(held, held.head)
        clause = clause.head
    return None


def _reporter(pronoun: Token, clause: Token) -> Token | None:
    """Return who reports of itself by a pronoun: "*Brell Motors* said it has 90 workers"; bodies for it, people for she.

    Only in the clause right under the verb of saying, and of no copula ("said it is 5 %": the pronoun is anything there).
    """
    if labels.relation(clause) != "ccomp" or labels.children(clause, "cop") or clause.lemma_ in of_kind("cost"):
        return None
    sources = labels.children(clause.head, "nsubj")
    if not sources or not is_noun(sources[0]):
        return None
    source, word = sources[0], pronoun.lower_
    is_body = source.ent_type_ in _BODIES or source.lower_ in of_kind("body")
    is_person = source.ent_type_ == "PERSON" and word in ("he", "she")
    return source if is_person or (is_body and word in ("it", "they")) else None


def _predicated(noun: Token) -> Token | None:
    """Return a noun, or what it is said of: "*the Brell 4* is the first car to reach 300 km/h"."""
    of = labels.children(noun, "nsubj") if labels.children(noun, "cop") else []
    if labels.relation(noun) == "xcomp":
        return subject(noun.head)
    return named(of[0] if of else noun)


def moved(clause: Token, amount: Token, taken: Container[int]) -> Token | None:
    """Return the noun whose amount an oblique gives: the object of its verb ("cut *prices* to $5"), else the subject.

    ``taken`` are the tokens of figures, which are no such object: "rose *12 %* to 3 million tonnes".
    """
    objects = [noun for noun in labels.objects(clause) if noun.i < amount.i and noun.i not in taken]
    if not objects or clause.lemma_ in of_kind("cost"):
        return subject(clause)
    return _meant(clause) if objects[0].lower_ in _TAKING_UP else named(objects[0])


def _meant(clause: Token) -> Token | None:
    """Return what the object of a clause takes up: "improved *the store*, doubling it to 256 GB"."""
    above = labels.objects(clause.head) if labels.relation(clause) in ("advcl", "conj") else []
    return named(above[0]) if above else None


def possessor(noun: Token) -> Token | None:
    """Return whose a noun is; for a pronoun the subject of the clause ("*Brell* cut its staff")."""
    owners = labels.possessors(noun)
    if not owners or is_noun(owners[0]):
        return owners[0] if owners else None
    found = subject(noun.head) if labels.relation(noun) in ("obj", "obl") else None
    return found if found is not None and found.i < noun.i else None


def nearest(token: Token) -> Token | None:
    """Return the subject that stands shortly before a word, whatever the parse hangs them on; None for a pronoun.

    For amounts that a parse hangs on each other. Of the 347 quantities of NewsQuant, 7 have a noun by this alone, 6 rightly.
    """
    for at in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        if labels.relation(token.doc[at]) in ("nsubj", "csubj"):
            return named(token.doc[at])
    return None


def described(word: Token) -> Token | None:
    """Return what an adjective or adverb describes: "the *crater* is 10 metres wide", "*Brell Oil*, up 4 %, led gains"."""
    is_beside = labels.relation(word) in ("amod", "advmod", "nmod") and is_noun(word.head)
    return word.head if is_beside and not labels.children(word.head, "cop") else subject(word)
