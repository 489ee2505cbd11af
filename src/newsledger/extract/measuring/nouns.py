"""Nouns that tell what a number measures.

What happens to those counted ("the *killing* of 12"), and levels ("the *toll* rose to 12", "the number of *injured* is 12").
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.measuring.kinds import kinds
from newsledger.extract.measuring.rules import OBJECT, SUBJECT, listed
from newsledger.nlp import labels
from newsledger.nlp.labels import relation
from newsledger.nlp.rule_words import event_nouns, lemma
from newsledger.ontology import Measure

# The kind of nouns that say nothing of their own: "the *number* of injured".
FIGURE: Final = "figure"
# Verbs whose object is the level of their subject: "the toll reached 12".
REACHING: Final = frozenset(
    {"reach", "hit", "total", "exceed", "pass", "top", "surpass", "approach", "near", "number", "be", "stand", "cross"}
    | {"include", "comprise"}
)
# Prepositions of a level: "rose to 12", "stands at 12", "fell from 12".
LEVELS: Final = frozenset(
    {"to", "at", "from", "by", "into", "past", "above", "below", "beyond", "around", "as", "under", "over"}
)

OF: Final = "of"
# How far behind "Of the 90 injured," the number of a part may stand, in words.
FRONT: Final = 12
# Labels of a number on the noun that it is the level of: "a toll *of 12*", "the toll, *12*,", "toll: *12*".
BESIDE: Final = frozenset({"nmod", "appos", "dep", "parataxis", "nummod"})


def of_event(noun: Token, head: Token | None) -> tuple[Measure, Token] | None:
    """Return what the noun of an event tells of those who suffer it: "the *killing* of 12 people"."""
    event = _before_of(noun) or noun.head
    if relation(noun) != "nmod" or event == noun or event.pos_ in ("ADJ", "AUX"):
        return None
    known = event_nouns().get(lemma(event))
    role = _role(event, noun, head) or (known.of if known and labels.preposition(noun) == "of" else "")
    if known is None or role != "ARG1":
        return None
    for place in (OBJECT, SUBJECT):
        if (found := listed(place, known.verb, event, head)) is not None:
            return found, event
    return None


def _before_of(noun: Token) -> Token | None:
    """Return the noun before the "of" of another, whatever the parse hangs it on: "the death of 12 and *injury* of 45"."""
    case = next((child for child in noun.lefts if relation(child) == "case" and child.lower_ == OF), None)
    before = case.nbor(-1) if case is not None and case.i > noun.sent.start else None
    return before if before is not None and before.pos_ == "NOUN" else None


def _role(event: Token, noun: Token, head: Token | None) -> str:
    said = event._.predicate
    return next((a.role for a in said.arguments if a.head in (noun, head)), "") if said else ""


def levels(noun: Token) -> Iterator[Token]:
    """Yield the nouns that a number may be the level of: "the *toll* rose to 12", "a *toll* of 12", "put the *toll* at 12"."""
    head, label = noun.head, relation(noun)
    if label in BESIDE and head.pos_ in ("NOUN", "PROPN") and labels.preposition(noun) in ("", "of", *LEVELS):
        yield head
    elif label == "obl" and labels.preposition(noun) in ("", *LEVELS):
        yield from _subjects(head)
        yield from labels.objects(head)
    elif label in ("obj", "xcomp") and lemma(head) in REACHING:
        yield from _subjects(head)
    if labels.children(noun, "cop"):
        yield from labels.subjects(noun)


def _subjects(verb: Token) -> list[Token]:
    own = labels.children(verb, "nsubj")
    if own:
        return own
    if relation(verb) in labels.CONTROLLED and labels.is_infinitive(verb) and (above := labels.objects(verb.head)):
        return above
    controller = labels.controller(verb)
    if controller is not None:
        return [controller]
    return [verb.head] if relation(verb) == "acl" else []


def inner(noun: Token) -> Iterator[Token]:
    """Yield the nouns that a number noun is the number of: "the number of *injured*", "the number of *people* killed"."""
    if FIGURE in kinds(noun):
        yield from (child for child in labels.children(noun, "nmod") if labels.preposition(child) == "of")


def wholes(noun: Token) -> Iterator[Token]:
    """Yield the words, no nouns, for those of whom some are: "12 of the *wounded*", "Of the 90 *injured*, 55"."""
    for child in noun.rights:
        if labels.preposition(child) == OF and child.pos_ not in ("NOUN", "PROPN", "PRON"):
            yield child
    first = noun.sent[0]
    if first.lower_ == OF and noun.i < first.i + FRONT:
        before = noun.doc[first.i : noun.left_edge.i]
        yield from (word for word in before if word.pos_ in ("ADJ", "VERB"))
