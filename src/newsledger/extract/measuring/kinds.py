"""Kinds of what is counted: people, fighters, things and the rest, as ``measured_nouns.csv`` and the parse have them."""

from functools import cache
from typing import Final

from spacy.tokens import Token

from newsledger import lexicon
from newsledger.extract.parties.members import is_people
from newsledger.inflect import noun_forms
from newsledger.nlp.rule_words import event_nouns, lemma

PEOPLE: Final = frozenset({"person", "fighter", "anyone"})
# Kinds of what is no people, whatever a noun ends in.
NO_PEOPLE: Final = frozenset({"building", "vehicle", "shot", "arms", "animal", "thing", "life", "body", "disease"})
NATIONS: Final = frozenset({"NORP", "PERSON"})
NO_BEINGS: Final = frozenset({"WEAPON", "MONEY", "PERCENT", "QUANTITY", "DATE", "TIME", "PRODUCT", "FAC"})
PRONOUNS: Final = frozenset(
    {"they", "them", "us", "we", "you", "who", "whom", "those", "others", "all", "one", "anyone"}
    | {"he", "she", "him", "her", "himself", "herself", "themselves"}
)
NOBODY: Final = frozenset(
    {"nobody", "noone", "someone", "somebody", "anybody", "everyone", "everybody", "none", "no-one"}
)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon.load("measured_nouns"):
        for form in noun_forms(row["noun"]):
            found.setdefault(form, set()).add(row["kind"])
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def kinds(noun: Token) -> frozenset[str]:
    """Return the listed kinds of a noun."""
    return _kinds().get(noun.lower_) or _kinds().get(lemma(noun), frozenset())


def is_unnamed(head: Token | None) -> bool:
    """Whether no noun says what is counted: "more than 100 were wounded"."""
    return head is None or head.pos_ in ("NUM", "SYM", "DET") or (head.pos_ in ("ADJ", "VERB") and not kinds(head))


def are_people(head: Token | None) -> bool:
    """Whether people are counted: known to be, or named by no noun."""
    if head is None or is_unnamed(head):
        return True
    listed = kinds(head)
    if listed & PEOPLE or head.lower_ in PRONOUNS or head.lower_ in NOBODY:
        return True
    if listed & NO_PEOPLE or head.ent_type_ in NO_BEINGS:
        return False
    return is_people(head.lower_) or (head.ent_type_ in NATIONS and head.text[0].isupper())


def are_beings(head: Token | None) -> bool:
    """Whether people may be counted: known to be, or not known to be anything else."""
    if are_people(head) or head is None:
        return True
    return not kinds(head) & NO_PEOPLE and head.ent_type_ not in NO_BEINGS and lemma(head) not in event_nouns()


def is_counted(kind: str, head: Token | None) -> bool:
    """Whether what is counted is of a kind of ``measured_nouns.csv``, or ``people``, ``beings``, ``things`` or a ``sum``."""
    if kind == "people":
        return are_people(head)
    if kind == "beings":
        return are_beings(head)
    if kind == "sum":
        return head is not None and (head.pos_ == "SYM" or head.ent_type_ == "MONEY")
    if kind == "things":
        return not are_people(head)
    return head is not None and kind in kinds(head)
