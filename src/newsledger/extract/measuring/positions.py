"""Where a number stands: its noun phrase, and the larger ones that this is a part or member of."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger.extract.measuring.kinds import are_people, kinds
from newsledger.nlp import labels
from newsledger.nlp.labels import DEEPEST, relation

# How a number is in a noun.
ITSELF: Final = "itself"
JOINED: Final = "joined"
PART: Final = "part"
# Labels from a number to what it counts.
COUNTING: Final = frozenset({"nummod", "compound", "det", "amod", "advmod", "flat", "fixed", "goeswith"})
MORE: Final = "more"
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
TIMES: Final = frozenset({"DATE", "TIME"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET"})
# Prepositions of those who are among others: "20 people, including two children".
PARTS: Final = frozenset({"including", "among", "such as"})
# Prepositions of those who share what is said of a noun: "held a leader *along with* two men".
WITH: Final = frozenset({"along with", "together with", "as well as", "besides", "in addition to", "plus"})
# Labels of a part in words of its own, and the pronouns there for the whole: "12 *of them*", "among *whom* two".
APART: Final = frozenset({"parataxis", "appos", "dep", "nsubj", "conj", "xcomp", "obl", "list"})
THEM: Final = frozenset({"them", "whom", "which"})
# The kind of nouns that stand for those behind their "of": "a *group* of 12 soldiers", "the *bodies* of 12 miners".
WHOLE: Final = "whole"
# Kinds of what people have that tells of them: "claimed one man's *life*", "found two men's *bodies*".
MORTAL: Final = frozenset({"life", "body"})


def site(number: Token) -> Token:
    """Return the word that heads the noun phrase of a number; the number where it stands alone."""
    for _ in range(DEEPEST):
        head = number.head
        if head.lower_ == MORE and head.i == number.i + 1 and relation(head) in ("obj", "nsubj"):
            return head
        is_end = relation(number) == "conj" and head.pos_ == "NUM" and not labels.children(number, "nummod")
        if not is_end and (relation(number) not in COUNTING or head == number or not _is_counted(number, head)):
            break
        number = head
    return number


def _is_counted(number: Token, head: Token) -> bool:
    """Whether a word may be what a number counts; a parser that looks for it beyond a verb is mistaken."""
    is_noun = head.pos_ in NOMINAL or head.tag_ == "VBN"
    return is_noun and head.ent_type_ not in TIMES and not any(word.tag_ in FINITE for word in _between(number, head))


def _between(number: Token, head: Token) -> Span:
    first, last = sorted((number.i, head.i))
    return number.doc[first + 1 : last]


class Position(NamedTuple):
    """A noun that a number stands for, and how the number is in it: itself, joined to it, or a part of it."""

    noun: Token
    link: str


def outwards(site: Token) -> Iterator[Position]:
    """Yield the noun of a number, and those that it is joined to, is a part of or stands for, the nearest first."""
    position = Position(site, ITSELF)
    for _ in range(DEEPEST):
        yield position
        above = _above(position.noun)
        if above is None:
            return
        position = above


def _above(noun: Token) -> Position | None:
    head, label = noun.head, relation(noun)
    if head == noun:
        return None
    if label == "obl" and labels.preposition(noun) in WITH:
        shared = [*labels.objects(head), *labels.children(head, "nsubj")]
        return Position(shared[0], JOINED) if shared else None
    if label == "obl" and labels.preposition(noun) in PARTS:
        return _of_clause(head)
    if label in APART and (whole := _whole(noun)) is not None:
        return Position(whole, PART)
    if head.pos_ not in NOMINAL:
        return None
    if label in ("conj", "appos"):
        is_age = noun.pos_ == "NUM" and head.ent_type_ == "PERSON"
        return None if is_age else Position(head, JOINED if label == "conj" else PART)
    if label == "nmod" and labels.preposition(noun) in WITH:
        return Position(head, JOINED)
    if noun.dep_ == "nmod:poss" and kinds(head) & MORTAL:
        return Position(head, PART)
    if label == "nmod":
        word = labels.preposition(noun)
        is_whole = WHOLE in kinds(head) if word == "of" else word in PARTS
        if is_whole and word in PARTS and are_people(noun) and not are_people(head):
            return _of_clause(head)
        return Position(head, PART) if is_whole else None
    return None


def _of_clause(thing: Token) -> Position | None:
    """Return those of whom people are a part that were hung on a thing: "12 died in a storm, including two children"."""
    for _ in range(DEEPEST):
        if thing.pos_ in ("VERB", "AUX") or thing.head == thing:
            break
        thing = thing.head
    people = [word for word in (*labels.children(thing, "nsubj"), *labels.objects(thing)) if are_people(word)]
    return Position(people[-1], PART) if people else None


def _whole(noun: Token) -> Token | None:
    """Return those of whom a number in a clause of its own is a part: "..., 12 *of them* children", "12 *of whom* died"."""
    clause = noun.head
    before = (child for child in clause.children if child.i == noun.left_edge.i - 1)
    if not any(child.lower_ in THEM for child in (*labels.children(noun, "nmod"), *before)):
        return None
    if clause.dep_ == "acl:relcl":
        return clause.head
    if clause.pos_ not in ("VERB", "AUX", "ADJ"):
        return clause if clause.pos_ in NOMINAL else None
    found = [*labels.children(clause, "nsubj"), *labels.objects(clause)]
    earlier = [word for word in found if word.i < noun.i]
    return earlier[-1] if earlier else None
