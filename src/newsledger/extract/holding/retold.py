"""Retold numbers: who takes up a number just said, as "a figure confirmed by the hospital", or "the army denied that claim"."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.attribution import Attribution
from newsledger.extract.context import Context
from newsledger.extract.figures import Number
from newsledger.extract.tying.words import forms
from newsledger.nlp import labels
from newsledger.ontology import ClaimKind

# Kinds that are reported, so that somebody confirms or denies them.
_TOLD: Final = frozenset({ClaimKind.COUNT, ClaimKind.MONEY, ClaimKind.PERCENT, ClaimKind.MEASURE})
_KNOWN: Final = frozenset({"that", "this", "those", "these", "the"})
# What a noun that takes up a number may have beside it: no words that say which figure it is.
_BARE: Final = frozenset({"det", "punct", "acl", "acl:relcl", "case", "amod", "cc", "appos"})


def retold(numbers: Sequence[Number], context: Context) -> dict[int, list[Attribution]]:
    """Return the position of each number that somebody takes up -> the attributions that do, in text order.

    The noun stands behind the number in its sentence, or with "that" or "the" in the next, where one number alone is meant.
    """
    found: dict[int, list[Attribution]] = {}
    taking = [(said, noun) for said in context.attributions if (noun := _noun(said)) is not None]
    for said, noun in taking:
        position = _meant(noun, numbers, context)
        if position is not None and not _holds(said.contents, numbers[position].figure.number):
            found.setdefault(position, []).append(said)
    return found


def _noun(said: Attribution) -> Token | None:
    """Return the noun for a number that is all that an attribution speaks of: "a *figure*", "that *claim*"."""
    if said.source is None or len(said.contents) != 1:
        return None
    noun = said.contents[0].root
    is_bare = all(child.dep_ in _BARE for child in noun.children)
    is_one = bool(labels.children(noun, "det")) and not _puts(said)
    return noun if noun.lower_ in forms("figure") and is_bare and is_one else None


def _puts(said: Attribution) -> bool:
    """Whether a source gives a figure of its own: "put the figure *at 40*"."""
    return any(word == "at" for cue in said.cue for word, _ in labels.obliques(cue))


def _meant(noun: Token, numbers: Sequence[Number], context: Context) -> int | None:
    """Return the number that a noun takes up: the last before it in its sentence, else the only one of the sentence before."""
    index = context.sentence_index(noun)
    here = _told(numbers, index)
    before = [at for at in here if numbers[at].figure.words.end <= noun.i]
    if before:
        return before[-1]
    if here or not any(child.lower_ in _KNOWN for child in labels.children(noun, "det")):
        return None
    earlier = _told(numbers, index - 1)
    return earlier[0] if len(earlier) == 1 else None


def _told(numbers: Sequence[Number], index: int) -> list[int]:
    """Return the numbers of a sentence that can be confirmed or denied."""
    return [
        at
        for at, number in enumerate(numbers)
        if number.figure.sentence_index == index and number.figure.quantity.kind in _TOLD
    ]


def _holds(contents: tuple[Span, ...], token: Token) -> bool:
    return any(span.start <= token.i < span.end for span in contents)
