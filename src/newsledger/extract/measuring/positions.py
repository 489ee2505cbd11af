"""Where a number stands: its noun phrase, and the larger ones that this is a part or member of."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.nlp import labels
from newsledger.nlp.labels import DEEPEST, relation

# Labels from a number to what it counts.
COUNTING: Final = frozenset({"nummod", "compound", "det", "amod", "flat", "fixed", "goeswith"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET"})
# Prepositions of those who are among others: "20 people, including two children".
PART: Final = frozenset({"including", "among", "like", "such as", "of"})
# Nouns that stand for those behind their "of": "a group of 12 soldiers", "the bodies of 12 miners".
COLLECTIVE: Final = frozenset(
    {
        *(
            "group",
            "total",
            "team",
            "party",
            "band",
            "number",
            "crew",
            "family",
            "couple",
            "pair",
            "series",
            "gang",
            "column",
        ),
        *(
            "convoy",
            "unit",
            "force",
            "contingent",
            "maximum",
            "minimum",
            "estimate",
            "average",
            "majority",
            "batch",
            "salvo",
        ),
        *(
            "volley",
            "barrage",
            "wave",
            "fleet",
            "stockpile",
            "cache",
            "remainder",
            "rest",
            "delegation",
            "life",
            "body",
        ),
        *("lives", "bodies", "remains"),
    }
)


def site(number: Token) -> Token:
    """Return the word that heads the noun phrase of a number; the number where it stands alone."""
    for _ in range(DEEPEST):
        head = number.head
        if relation(number) not in COUNTING or head == number or not _is_counted(head):
            break
        number = head
    return number


def _is_counted(head: Token) -> bool:
    return head.pos_ in NOMINAL or head.tag_ == "VBN"


def outwards(noun: Token) -> Iterator[Token]:
    """Yield a noun, and those that it is joined to, is a part of or stands for, the nearest first."""
    for _ in range(DEEPEST):
        yield noun
        above = _above(noun)
        if above is None:
            return
        noun = above


def _above(noun: Token) -> Token | None:
    head, label = noun.head, relation(noun)
    if head == noun or head.pos_ not in NOMINAL:
        return None
    if label in ("conj", "appos"):
        return head
    if label == "nmod":
        word = labels.preposition(noun)
        is_whole = head.lower_ in COLLECTIVE or head.pos_ == "NUM" if word == "of" else word in PART
        return head if is_whole else None
    return None
