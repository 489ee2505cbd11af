"""Scope: the words above a number that say something of it, up to what takes it for known.

"Police believe that *40* people fled" guesses at the 40; "police believe the *four* men fled" and "that the shooting which hurt
*four* was no accident" do not: what is definite, or told in a relative clause, is presupposed (Karttunen 1973).
"""

from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.extract.holding.clauses import CLIMB, is_predicate
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

_DEFINITE: Final = frozenset({"the", "this", "these", "those", "its", "his", "her", "their", "our", "my", "your"})
_ASKING: Final = frozenset({"why", "how", "when", "where", "who", "whom", "what", "which"})
_ASIDE: Final = frozenset({"acl:relcl", "advcl", "parataxis", "nmod:poss", "advcl:relcl"})
_DESCRIBING: Final = frozenset({"amod", "compound", "appos", "nummod"})
# Rules of the number reader for an age that describes somebody.
_AGES: Final = frozenset({"age:old", "age:apposition"})


class Step(NamedTuple):
    """A word above a number, and the word below it through which the number is reached."""

    below: Token
    above: Token


class Scope(NamedTuple):
    """The steps up from a number as far as it is told, and whether something above takes it for known."""

    steps: tuple[Step, ...]
    is_known: bool


@lru_cache(maxsize=1)
def scope(number: Placed) -> Scope:
    """Return the words above a number that say something of it; asked of one number a few times, one after the other."""
    steps: list[Step] = []
    if is_age(number):
        return Scope((), True)
    token = number.top
    for _ in range(2 * CLIMB):
        if token.head.i == token.i:
            break
        if _is_presupposed(token):
            return Scope(tuple(steps), True)
        steps.append(Step(token, token.head))
        token = token.head
    return Scope(tuple(steps), False)


def is_age(number: Placed) -> bool:
    """Whether a number only tells the age of somebody named or described: "a *12-year-old* boy", "Ana Bor, *30*"."""
    quantity = number.number.figure.quantity
    is_length = quantity.kind is ClaimKind.DURATION and labels.relation(number.top) in _DESCRIBING
    return is_length or quantity.rule in _AGES


def _is_presupposed(token: Token) -> bool:
    """Whether what a word heads is taken for known, or told beside what governs it."""
    relation = labels.relation(token)
    if token.dep_ in _ASIDE or relation == "parataxis":
        return True
    if relation == "acl":
        return not labels.children(token, "mark")
    if relation == "conj" and is_predicate(token):
        return bool(labels.children(token, "nsubj", "csubj")) and not _is_said_along(token)
    if relation in ("ccomp", "csubj"):
        return any(child.lower_ in _ASKING for child in token.lefts)
    return token.pos_ == "NOUN" and _is_definite(token)


def _is_said_along(clause: Token) -> bool:
    """Whether a joined clause is said with the first: "denied that 40 had died *and 12 were hurt*", "or that 20 were"."""
    if labels.relation(clause.head) not in ("ccomp", "csubj"):
        return False
    has_own_mark = any(mark.lower_ == "that" for mark in labels.children(clause, "mark"))
    return has_own_mark or not labels.children(clause, "punct")


def _is_definite(noun: Token) -> bool:
    """Whether a noun is definite, and names nothing said ("the *figure* of 80 dead") or happening ("the *death* of 12")."""
    if not any(child.lower_ in _DEFINITE for child in noun.lefts):
        return False
    is_said = noun.lower_ in forms("figure") or noun.lower_ in forms("report")
    return not is_said and not (labels.relation(noun) == "obj" and noun._.predicate is not None)
