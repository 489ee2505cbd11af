"""What the words next to a number say of those counted, whatever the parse makes of them."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.measuring.governing import Said, is_short, itself
from newsledger.extract.measuring.owned import own_verb
from newsledger.extract.measuring.rules import OBJECT
from newsledger.nlp import labels

FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
QUESTIONS: Final = frozenset({"WRB", "WP", "WDT"})
# What may stand between a number and the word for the state of those counted, and how many words at most.
NEXT: Final = frozenset({"NOUN", "AUX", "ADV"})
SKIPPED: Final = frozenset({"more", "other", "others", "been", "people", "also", "now", "still"})
REACH: Final = 5


def beside(number: Token) -> Iterator[Said]:
    """Yield the state or participle next behind a number's words, at most a copula between, whatever the parse makes of it.

    "51 *hurt*", "hundreds more *injured*", "seven people *dead*", "51 are *hurt*".
    """
    for word in number.doc[number.i + 1 : min(number.i + 1 + REACH, number.sent.end)]:
        if word.lower_ in SKIPPED:
            continue
        if word.pos_ in ("ADJ", "VERB"):
            if word.tag_ not in FINITE or (is_short(word) and not _opens_object(word)):
                yield from itself(word)
            return
        if word.pos_ not in NEXT or word.tag_ in QUESTIONS:
            return


def _opens_object(verb: Token) -> bool:
    """Whether the word behind a verb opens a noun phrase: "the bombs damaged *the* hall"."""
    after = verb.i + 1
    return after < verb.sent.end and verb.doc[after].pos_ in ("DET", "NUM", "PRON")


def next_to(words: Span) -> Iterator[Said]:
    """Yield the word right before a number's own as a verb that is done to it: a headline's "Force *Holds* Two Suspects"."""
    first = words.start
    if first > words.sent.start:
        word = words.doc[first - 1]
        if word.pos_ in ("ADP", "DET", "PUNCT"):
            return
        if not (objects := labels.objects(word)) or own_verb(objects[0], word) is not None:
            yield word, OBJECT
