"""Who or what a clause speaks of: its subject, also where a clause above, a relative pronoun or a noun before it holds that."""

from typing import Final

from spacy.tokens import Token

from newsledger.extract.counting.phrases import is_noun
from newsledger.nlp import labels

# Clauses up that a subject is looked for in: "is expected to be able to rise to".
DEEPEST: Final = 4
_RELATIVES: Final = frozenset({"who", "whom", "which", "that", "whose"})
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
    """Return the noun that a word is or stands for by a relative clause; None for pronouns and words without one."""
    if token is None or is_noun(token):
        return token
    found = antecedent(token)
    return found if found is not None and is_noun(found) else None


def subject(clause: Token) -> Token | None:
    """Return the noun that a clause is about: its subject, active or passive, or the one above that it shares.

    None where it is a pronoun or not said.
    """
    for _ in range(DEEPEST):
        own = labels.children(clause, "nsubj", "csubj")
        if own:
            return named(own[0])
        if labels.relation(clause) == "acl":
            if not labels.is_infinitive(clause):
                return named(clause.head)
            clause = clause.head  # "plans to lay off": who plans
            if labels.relation(clause) != "obj":
                return None
        elif labels.relation(clause) not in _OPEN:
            return None
        elif (held := labels.controller(clause)) is not None:
            return named(held)
        clause = clause.head
    return None


def moved(clause: Token, amount: Token) -> Token | None:
    """Return the noun whose amount an oblique gives: the object of its verb ("cut *prices* to $5"), else the subject."""
    objects = [noun for noun in labels.objects(clause) if noun.i < amount.i]
    return named(objects[0]) if objects else subject(clause)


def described(word: Token) -> Token | None:
    """Return what an adjective or adverb describes: "the *crater* is 10 metres wide", "*Brell Oil*, up 4 %, led gains"."""
    if (
        labels.relation(word) in ("amod", "advmod", "nmod")
        and is_noun(word.head)
        and not labels.children(word.head, "cop")
    ):
        return word.head
    return subject(word)
