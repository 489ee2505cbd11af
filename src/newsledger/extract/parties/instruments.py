"""Instruments: the weapons that an event is done with, where they stand in its clause.

"Fired *rockets* at", "hit by *missiles*", "a *drone* strike", "using *knives*", "the *car bomb* killed". The weapons are the
WEAPON entities of :mod:`newsledger.nlp.weapons`.
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Span, Token

from newsledger.extract.parties.frames import using_verbs
from newsledger.extract.parties.members import is_part, is_party
from newsledger.extract.parties.places import doers, undergoers
from newsledger.extract.parties.predicates import Predicate
from newsledger.nlp import labels
from newsledger.nlp.labels import relation
from newsledger.nlp.rule_words import event_nouns, lemma

WEAPON: Final = "WEAPON"
# Prepositions of what something is done with, and of the event that it happens in ("killed in a *mortar* attack").
WITH: Final = frozenset({"with", "by", "using", "in", "of", "from", "via", "through", "involving"})
# Labels under which a noun may be the weapon, or be done with it: "*missiles* hit", "*missile* attack".
ARGUMENTS: Final = frozenset({"nsubj", "compound", "conj", "amod", "appos"})
PHRASES: Final = frozenset({"obl", "nmod"})
# Clauses that may say what it is done with: "*using* rockets", "*armed* with knives".
CLAUSES: Final = frozenset({"advcl", "acl", "xcomp"})
# From the event's word to a weapon in it: attack, with, salvo, of, rockets.
DEEPEST: Final = 3


def instruments(words: Predicate) -> list[Span]:
    """Return the weapons that the event of these words is done with, in text order, each once."""
    found = {}
    around = [word for word in (words.verb, words.noun) if word is not None]
    if words.verb is not None:
        around += doers(words.verb)
        around += undergoers(words.verb) if lemma(words.verb) in using_verbs() else []
    for token in (token for word in around for token in (word, *_near(word, 0))):
        if token.ent_type_ == WEAPON:
            span = _name(token, words)
            found[span.start] = span
    return [found[start] for start in sorted(found)]


def _near(word: Token, depth: int) -> Iterator[Token]:
    """Yield the words in the clause of an event that may be a weapon's."""
    if depth > DEEPEST:
        return
    for child in word.children:
        if depth and lemma(child) in event_nouns() and not is_part(word):
            continue  # "in the wake of *attacks*" is another event
        if _is_asked(word, child, depth):
            yield child
            yield from _near(child, depth + 1)
        elif relation(child) == "obj":
            # "attacked police with *rifles*" is read as police that have them as often as not.
            for phrase in child.rights:
                if relation(phrase) == "nmod" and labels.preposition(phrase) in ("with", "using"):
                    yield phrase
                    yield from _near(phrase, depth + 1)


def _is_asked(word: Token, child: Token, depth: int) -> bool:
    label = relation(child)
    if label == "obj":
        return word.pos_ != "VERB" or lemma(word) in using_verbs()
    if label in PHRASES:
        return child.dep_ != "nmod:poss" and labels.preposition(child) in WITH
    return label in ARGUMENTS or (label in CLAUSES and not depth and lemma(child) in using_verbs())


def _name(token: Token, words: Predicate) -> Span:
    """Return the words of the entity that a word lies in, with the noun that it only names ("*Patriot* batteries")."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    head = doc[end - 1].head
    is_named = doc[end - 1].dep_ == "compound" and head.i == end and relation(head) in ("obj", "obl", "nsubj")
    is_named = is_named and head != words.noun and lemma(head) not in event_nouns() and not is_party(head)
    return doc[start : end + is_named]
