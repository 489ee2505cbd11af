"""Predicates of an event: the verb and the noun that have its parties around them.

An event's words may be a verb, a noun that a light verb carries ("*launched* an attack"), a noun alone ("the attack"), people
who do it ("the *bombers* killed"), an adjective ("*responsible* for killings") or a modal ("*must* withdraw").
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger.extract.coded import Coded
from newsledger.extract.role_frames import light_verbs
from newsledger.extract.role_parties import is_party
from newsledger.nlp import labels
from newsledger.nlp.labels import relation

VERBS: Final = frozenset({"VERB", "AUX"})
# Where a noun stands to the verb that carries it: "*launched* an attack", "an attack was *launched*", "*engaged* in attacks".
CARRIED: Final = frozenset({"obj", "nsubj", "obl", "xcomp", "nmod"})


class Predicate(NamedTuple):
    """The words that have an event's parties: a verb (or adjective with a subject), a noun or both; and whose frame it has."""

    verb: Token | None
    noun: Token | None
    word: str


def predicate(event: Coded) -> Predicate:
    """Return the words around which the parties of an event stand."""
    head = event.head
    if relation(head) == "aux":
        return Predicate(head.head, None, head.lemma_.lower())
    word = head.lemma_.lower()
    if head.pos_ in VERBS:
        return Predicate(head, None, word)
    if relation(head) == "compound" and head.i < head.head.i and not is_party(head.head):
        head = head.head
    if is_party(head) and relation(head) == "nsubj" and head.head.pos_ in VERBS:
        return Predicate(head.head, None, head.head.lemma_.lower())
    if _is_clause(head):
        return Predicate(head, head if head.pos_ == "NOUN" else None, word)
    return Predicate(carrier(head, event.words), head, word)


def _is_clause(word: Token) -> bool:
    """Whether a noun or adjective has a subject: "is *responsible*", "was a *threat*"."""
    return any(relation(child) in ("nsubj", "csubj") for child in word.children)


def carrier(noun: Token, words: Span) -> Token | None:
    """Return the word that carries an event noun: a light verb or adjective, or one of the event's own words."""
    first = noun.head if relation(noun) == "conj" else noun
    verb = first.head
    if verb == first or relation(first) not in CARRIED or first.dep_ == "nmod:poss":
        return None
    is_carried = verb.pos_ in VERBS or (verb.pos_ == "ADJ" and _is_clause(verb))
    is_light = verb.lemma_.lower() in light_verbs() or words.start <= verb.i < words.end
    return verb if is_carried and is_light else None


def beside(noun: Token) -> Iterator[Token]:
    """Yield the verbs whose victims an event noun may share: "attacks *killed*", "attacks that *kill*", "*died* in one"."""
    first = noun.head if relation(noun) == "conj" else noun
    if relation(first) in ("nsubj", "obl", "obj") and first.head.pos_ == "VERB":
        yield first.head
    yield from labels.relative_clauses(noun)
    yield from (clause for clause in labels.participles(noun) if clause.tag_ == "VBG")
