"""Predicates of an event: the verb and the noun that have its parties around them.

An event's words may be a verb, a noun that a light verb carries ("*launched* an attack"), a noun alone ("the attack"), people
who do it ("the *bombers* killed"), an adjective ("*responsible* for killings") or a modal ("*must* withdraw").
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Span, Token

from newsledger.extract.coded import Coded
from newsledger.extract.parties.frames import is_demand, light_verbs
from newsledger.extract.parties.members import is_part, is_party
from newsledger.extract.parties.places import owners
from newsledger.nlp import labels
from newsledger.nlp.labels import relation
from newsledger.nlp.rule_words import lemma
from newsledger.ontology import EventType

VERBS: Final = frozenset({"VERB", "AUX"})
# Where a noun stands to the verb that carries it: "*launched* an attack", "an attack was *launched*", "*engaged* in attacks".
CARRIED: Final = frozenset({"obj", "nsubj", "obl", "xcomp", "nmod"})
# Endings of adjectives that are participles, whatever the tagger has them for: "the *outlawed* group".
PARTICIPLES: Final = ("ed", "ing")
# Where a verb's form in -ing stands as a noun: "*killing* them angered", "the *bombing* of".
NOMINAL: Final = frozenset({"nsubj", "obj", "obl", "nmod"})


# Prepositions of an event beside that of the verb: "was suspended *after* the strike".
FREE: Final = frozenset({"after", "before", "since", "following", "during", "until", "amid", "despite"})


class Predicate(NamedTuple):
    """The words that have an event's parties: a verb (or adjective with a subject), a noun or both; and whose frame it has."""

    verb: Token | None
    noun: Token | None
    word: str


def predicate(event: Coded) -> Predicate:
    """Return the words around which the parties of an event stand."""
    head = event.head
    word = lemma(head)
    if relation(head) == "aux":
        return Predicate(head.head, None, word)
    if head.pos_ in VERBS or (relation(head) == "amod" and head.lower_.endswith(PARTICIPLES)):
        if event.event_type is EventType.REQUEST and (modal := _demand(head)):
            return Predicate(head, None, modal)
        is_noun = head.tag_ == "VBG" and (relation(head) in NOMINAL or bool(owners(head)))
        return Predicate(carrier(head, event.words), head, head.lower_) if is_noun else Predicate(head, None, word)
    head = _named(head)
    if head.head.pos_ in VERBS and is_party(head) and _is_of(head, event.words):
        return Predicate(head.head, None, lemma(head.head))
    if _is_clause(head):
        return Predicate(head, head if head.pos_ == "NOUN" else None, word)
    return Predicate(carrier(head, event.words), head, word)


def _is_of(people: Token, words: Span) -> bool:
    """Whether people are named for what a verb says of them: as its subject, or where it is one of the event's words."""
    is_named = relation(people) in ("obj", "obl", "iobj") and words.start <= people.head.i < words.end
    return relation(people) == "nsubj" or is_named


def _demand(verb: Token) -> str:
    """Return the modal verb by which a clause demands ("Velia *must* withdraw"), the empty string for none."""
    return next((name for name, _ in labels.modals(verb) if is_demand(name)), "")


def _named(noun: Token) -> Token:
    """Return the noun whose phrases are the event's: the wave of an "*attack* wave", the attacks of a "*wave* of attacks"."""
    if relation(noun) == "compound" and noun.i < noun.head.i:
        is_done = relation(noun.head) == "obj" and lemma(noun.head.head) in light_verbs()
        return noun.head if is_done or not is_party(noun.head) else noun
    if is_part(noun):
        inner = [child for child in noun.rights if relation(child) == "nmod" and labels.preposition(child) == "of"]
        return inner[0] if inner and not is_party(inner[0]) else noun
    return noun


def _is_clause(word: Token) -> bool:
    """Whether a noun or adjective has a subject: "is *responsible*", "was a *threat*"."""
    return any(relation(child) in ("nsubj", "csubj") for child in word.children)


def carrier(noun: Token, words: Span) -> Token | None:
    """Return the word that carries an event noun: a light verb or adjective, or one of the event's own words.

    It stands above the noun ("*launched* a wave of attacks", "*claimed* responsibility for attacks") or behind it ("attacks
    *launched* by rebels").
    """
    first = noun
    for _ in range(labels.DEEPEST):
        above = first.head
        is_within = relation(first) == "nmod" and (
            is_part(above) or lemma(above) in light_verbs() or labels.preposition(first) == "as"
        )
        if (relation(first) != "conj" and not is_within) or _is_clause(above):
            break
        first = first.head
    verb = first.head
    is_free = labels.preposition(first) in FREE or (verb.lower_ == "given" and relation(verb) in ("acl", "advcl"))
    if verb != first and relation(first) in CARRIED and first.dep_ != "nmod:poss" and not is_free:
        is_carried = verb.pos_ in VERBS or _is_clause(verb)
        if is_carried and (lemma(verb) in light_verbs() or words.start <= verb.i < words.end):
            return verb
    behind = (clause for clause in labels.participles(noun) if lemma(clause) in light_verbs())
    return next((clause for clause in behind if labels.agents(clause)), None)


def beside(noun: Token) -> Iterator[Token]:
    """Yield the verbs whose victims an event noun may share: "attacks *killed*", "attacks that *kill*", "*died* in one".

    Not those that say that nobody was one: "attacks did not *kill*".
    """
    return (verb for verb in _beside(noun) if not labels.negations(verb))


def _beside(noun: Token) -> Iterator[Token]:
    first = noun.head if relation(noun) == "conj" else noun
    if relation(first) in ("nsubj", "obl", "obj") and first.head.pos_ == "VERB":
        yield first.head
        yield from (clause for clause in labels.children(first.head, "advcl") if clause.tag_ == "VBG")
    yield from labels.relative_clauses(noun)
    yield from (clause for clause in labels.participles(noun) if clause.tag_ == "VBG")
