"""Clauses: the predicate that a number stands under, and whether it is one of its arguments."""

from typing import Final, NamedTuple

from spacy.tokens import Token

from newsledger.nlp import labels

# How far up a number's predicate is looked for.
CLIMB: Final = 6
_VERBAL: Final = frozenset({"VERB", "AUX"})
_ARGUMENT: Final = frozenset({"nsubj", "csubj", "obj", "iobj", "obl"})


class Clause(NamedTuple):
    """The predicate above a number, the argument of it that the number stands in, and how that hangs on it."""

    predicate: Token
    argument: Token

    @property
    def is_subject(self) -> bool:
        """Whether the number stands in the subject."""
        return labels.relation(self.argument) in ("nsubj", "csubj")

    @property
    def is_own(self) -> bool:
        """Whether the number is the predicate ("are *12*") or stands in an argument of it."""
        return self.argument.i == self.predicate.i or labels.relation(self.argument) in _ARGUMENT


def clause(top: Token) -> Clause:
    """Return the predicate above the head of a number's phrase: a verb, what stands behind "is", or the top of the sentence."""
    token = argument = top
    for _ in range(CLIMB):
        if is_predicate(token) or token.head.i == token.i:
            break
        argument, token = token, token.head
    return Clause(token, argument)


def is_predicate(token: Token) -> bool:
    """Whether a word is a verb, or has a copula."""
    return token.pos_ in _VERBAL or bool(labels.children(token, "cop"))


def finite(predicate: Token) -> list[Token]:
    """Return the words of a predicate that may have its tense: itself, its auxiliaries and its copula."""
    return [predicate, *labels.auxiliaries(predicate), *labels.children(predicate, "aux:pass")]
