"""The governor of a number: the word for what happens that the number is an argument of, by the parse."""

from functools import cache
from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.nlp.labels import DEEPEST, children, relation
from newsledger.nlp.predicates import predicate
from newsledger.nlp.rule_words import event_nouns

VERBS: Final = frozenset({"VERB", "AUX"})
# Relations of an adjective that says something of others; one before its noun only describes it.
CLAUSES: Final = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "conj", "xcomp"})


class Way(NamedTuple):
    """How a number leads to its governor: the words that lie between, the nearest first, and the governor."""

    between: tuple[Token, ...]
    governor: Token | None


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns of one kind of ``number_nouns``."""
    return lexicon.of_kind("number_nouns", kind, column="noun")


@cache
def verbs(kind: str) -> frozenset[str]:
    """Return the verbs of one kind of ``number_verbs``."""
    return lexicon.of_kind("number_verbs", kind, column="verb")


def is_amount(token: Token) -> bool:
    """Whether a noun only names the amount that a number gives, or its unit: "a *level* of 7,465", "down 12 *points*"."""
    return token.lemma_.lower() in nouns("amount")


def governor(number: Token) -> Token | None:
    """Return the verb, event noun or adjective that a number is an argument of; None where the parse has none.

    ``number`` is the head of its figure. The noun that it counts and nouns that only name an amount are gone through: of "cut
    12 buses" and "fell to a level of 12" it is the verb, of "a loss of $2 million" the noun. Where the number is what its
    clause says of something, or is told of by a noun, it is the copula: "the count *was* 63", "three *were* children".
    """
    return way(number).governor


def way(number: Token) -> Way:
    """Return the governor of a number with the words on the way to it."""
    token = number
    between: list[Token] = []
    for _ in range(DEEPEST):
        found = _of_clause(token, number)
        if found is not None or token.head == token:
            return Way(tuple(between), found)
        above = token.head
        if is_event_word(above):
            return Way(tuple(between), _predicate(above, token))
        token = above
        between.append(token)
    return Way(tuple(between), None)


def is_event_word(token: Token) -> bool:
    """Whether a word says what happens: a verb, the noun of an event, an adjective that says something of its subject."""
    if token.pos_ in VERBS:
        return True
    if token.pos_ == "ADJ":
        return predicate(token) is not None and relation(token) in CLAUSES
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    word = token.lemma_.lower()
    return word in nouns("event") or word in event_nouns() or (predicate(token) is not None and not is_amount(token))


def _of_clause(token: Token, number: Token) -> Token | None:
    """Return the copula that a word stands with, or the participle behind a bare number: "the 60 *needed* to pass"."""
    found = children(token, "cop") or (children(token, "acl") if token == number else [])
    return found[0] if found else None


def _predicate(above: Token, token: Token) -> Token:
    """Return the event word, or its copula where ``token`` is its subject."""
    is_subject = relation(token) in ("nsubj", "csubj") and above.pos_ not in VERBS
    return next(iter(children(above, "cop")), above) if is_subject else above
