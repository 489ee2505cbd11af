"""Wholes: words by which a number is told to be some of those spoken of: "10 of *them*", "including", "among the *dead*"."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.holding.clauses import is_predicate
from newsledger.extract.tying.placed import Placed
from newsledger.extract.tying.words import forms
from newsledger.inflect import noun_forms
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind, Comparator, Measure

WITHIN: Final = frozenset({"of", "among", "amongst", "out of", "from among"})
_AMONG: Final = frozenset({"among", "amongst"})
_DEFINITE: Final = frozenset({"the", "these", "those", "all"})
# How a number, or what it counts, stands in a clause that tells what it is among.
_PLACES: Final = frozenset({"nsubj", "obj", "root", "parataxis", "appos", "conj", "obl", "acl", "advcl", "ccomp"})
_RELATIVE: Final = frozenset({"which", "whom", "them"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
# How many nouns a row of parts has at most.
_ROW: Final = 8


@cache
def _measures() -> dict[str, frozenset[Measure]]:
    """Return the nouns for all those spoken of, in both forms, with what they may be counted as."""
    found: dict[str, frozenset[Measure]] = {}
    for row in lexicon.load("tie_words"):
        kind, _, measures = row["kind"].partition(":")
        if kind == "whole":
            of = frozenset(Measure(one) for one in measures.split("/") if one)
            found |= {form: of for word in row["words"].split() for form in noun_forms(word)}
    return found


def measures_of(noun: Token) -> frozenset[Measure]:
    """Return what those whom a noun stands for may be counted as: the dead were killed."""
    return _measures().get(noun.lower_, frozenset())


def is_whole(noun: Token) -> bool:
    """Whether a word stands for all those spoken of: a pronoun, or a definite noun for them without a number of its own."""
    if noun.lower_ in forms("pronoun"):
        return True
    is_definite = any(child.lower_ in _DEFINITE for child in noun.lefts)
    return is_definite and noun.lower_ in _measures() and not labels.children(noun, "nummod")


def is_many(noun: Token) -> bool:
    """Whether a noun names many, so that some may be part of it: a plural, or one that stands for those spoken of."""
    return noun.tag_ in _PLURAL or noun.lower_ in _measures()


def included(number: Placed) -> Token | None:
    """Return the noun behind "including" that a number counts, or that stands first in its row."""
    for noun in _row(number.top):
        before = [case for case in labels.children(noun, "case", "mark", "advmod") if case.i < noun.i]
        if any(case.lower_ in forms("part") for case in before):
            return noun
        if noun.head.lower_ in forms("part") and noun.head.i < noun.i:
            return noun.head
    near = number.before
    return near if near is not None and near.lower_ in forms("part") else None


def _row(noun: Token) -> Iterator[Token]:
    """Yield a noun and those before it in its row: "four nurses, one driver and one *cook*"."""
    yield noun
    for _ in range(_ROW):
        if labels.relation(noun) != "conj" or is_predicate(noun):
            return
        noun = noun.head
        yield noun


def is_some(number: Placed) -> bool:
    """Whether a number counts some of a definite many: "*10* of the club's members stood".

    Vague words as "several" need no total, and those to whom something was done are a toll of their own ("killed three of his
    men").
    """
    if number.kind is not ClaimKind.COUNT or number.number.measured.measure is not None:
        return False
    if number.number.figure.quantity.comparator is Comparator.FUZZY:
        return False
    nouns = labels.children(number.number.figure.number, "nmod")
    of = [noun for noun in nouns if noun.tag_ in _PLURAL and labels.preposition(noun) in ("of", "out of")]
    return any(child.lower_ in _DEFINITE or child.dep_ == "nmod:poss" for noun in of for child in noun.lefts)


def whole(number: Placed) -> Token | None:
    """Return the word for what a number is some of: in its own phrase, in its clause, or right before it; None for none."""
    if any(child.lower_ in _DEFINITE for child in number.number.figure.number.lefts):
        return None  # "the two of them" are all of them
    return _behind(number) or _of_phrase(number) or _of_clause(number) or _of_relative(number)


def _behind(number: Placed) -> Token | None:
    """Return the pronoun behind "of" right behind a number, whichever way a parse has it: "12 of *them* nurses".

    What goes on with "and 16 who" behind "four of *whom*" is of the same.
    """
    words = number.number.figure.words
    near = words.doc[words.end : min(number.number.figure.sent.end, words.end + 2)]
    if len(near) == 2 and near[0].lower_ == "of" and near[1].lower_ in forms("pronoun"):
        return near[1]
    if len(near) == 2 and near[0].lower_ == "who" and words.start > words.sent.start + 1:
        before = words.doc[words.sent.start : words.start]
        return next((token for token in before if token.lower_ == "whom"), None) if before[-1].lower_ == "and" else None
    return None


def _of_phrase(number: Placed) -> Token | None:
    """Return the whole of "10 of *them*", "three of *whom*", "two of the *dead*"."""
    heads = {number.number.figure.number.i: number.number.figure.number, number.top.i: number.top}
    nouns = [noun for head in heads.values() for noun in labels.children(head, "nmod", "obl")]
    return next((noun for noun in nouns if labels.preposition(noun) in WITHIN and is_whole(noun)), None)


def _of_clause(number: Placed) -> Token | None:
    """Return the whole of "among the *dead* were two nurses", "among *them* a nurse", "the *dead* included two nurses"."""
    top = number.top
    if labels.relation(top) not in _PLACES:
        return None
    for clause in (top, top.head):
        among = [noun for noun in labels.children(clause, "obl", "nmod") if labels.preposition(noun) in _AMONG]
        if found := next((noun for noun in (*among, *_fronted(clause, top)) if is_whole(noun)), None):
            return found
    verb = top.head.head if labels.relation(top) == "conj" else top.head
    if verb.lower_ not in forms("include") or verb.pos_ != "VERB" or top.i < verb.i:
        return None
    return next((noun for noun in labels.subjects(verb) if is_whole(noun) or is_many(noun)), None)


def _fronted(clause: Token, top: Token) -> list[Token]:
    """Return what "of" at the head of a clause names, behind which a comma and a subject stand: "of *those*, 14 left"."""
    if labels.relation(top) not in ("nsubj", "root"):
        return []
    of = [noun for noun in labels.children(clause, "obl", "nmod") if labels.preposition(noun) in ("of", "out of")]
    return [noun for noun in of if noun.i + 1 < top.i and noun.nbor(1).text == ","]


def _of_relative(number: Placed) -> Token | None:
    """Return the "which" or "whom" right before a number: "of *which* 38 per cent is held"."""
    words = number.number.figure.words
    near = words.doc[max(number.number.figure.sent.start, words.start - 2) : words.start]
    if len(near) == 2 and near[0].lower_ in WITHIN and near[1].lower_ in _RELATIVE:
        return near[1]
    return None
