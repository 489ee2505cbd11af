"""Places of a predicate: who stands as its doer, as what undergoes it, behind its prepositions, in its content.

A verb in the passive, an infinitive under another verb, a participle or relative clause behind a noun and a verb joined to
another have their doer elsewhere; a noun has it as its owner, behind "by", or as the subject of the verb that carries it.
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.role_frames import stative_verbs
from newsledger.extract.role_parties import relation
from newsledger.nlp import labels
from newsledger.nlp.rule_words import event_nouns

RELATIVE: Final = frozenset({"WP", "WDT", "WP$"})
CLAUSES: Final = frozenset({"ccomp", "xcomp", "csubj", "acl", "advcl"})
TIMES: Final = frozenset({"DATE", "TIME"})
# Markers of an adverbial clause that is what the verb speaks of: "called *to* send", "accused of *planting*".
PURPOSE: Final = frozenset({"to", "of", "for", "from"})
# Prepositions of where and when something is done: of these only what happens tells who does ("killed in a *Velian attack*").
WHERE_DONE: Final = frozenset({"in", "at", "after", "during"})
VERBS: Final = frozenset({"VERB", "AUX"})


def doers(verb: Token) -> list[Token]:
    """Return who does what a verb says, empty where nobody is said to."""
    if labels.is_passive(verb):
        agents = labels.agents(verb) or _shared_agents(verb)
        return agents if agents or not is_stative(verb) else labels.passive_subjects(verb)
    subjects = labels.subjects(verb)
    if subjects:
        return [_resolved(verb, subjects[-1])]
    controller = labels.controller(verb) or _antecedent(verb)
    if controller is not None:
        return [_resolved(controller.head, controller)]
    return _of_participle(verb) or _predicted(verb, "ARG0")


def _shared_agents(verb: Token) -> list[Token]:
    """Return the agents that a passive shares with another joined to it: "beaten and *arrested* by police"."""
    joined = [verb.head] if relation(verb) == "conj" else []
    return next((found for other in (*joined, *labels.children(verb, "conj")) if (found := labels.agents(other))), [])


def _of_participle(verb: Token) -> list[Token]:
    """Return who does what a clause under a participle says: "*troops* accused of killing", "*men* trying to leave"."""
    above = verb.head
    if relation(verb) not in labels.CONTROLLED or relation(above) not in ("acl", "advcl") or above == verb:
        return []
    return undergoers(above) if labels.is_passive(above) else doers(above)


def is_stative(verb: Token) -> bool:
    """Whether a participle says what somebody is or thinks, so that its subject does nothing to itself: "is *opposed* to"."""
    return verb.lower_ in stative_verbs()


def undergoers(verb: Token) -> list[Token]:
    """Return who or what undergoes what a verb says: its object, or its subject in the passive."""
    if labels.is_passive(verb):
        if is_stative(verb) and not labels.agents(verb):
            return []
        subjects = labels.passive_subjects(verb)
        if subjects:
            return [_resolved(verb, subject) for subject in subjects]
        noun = _antecedent(verb) or labels.controller(verb)
        return [noun] if noun is not None else _predicted(verb, "ARG1")
    objects = labels.objects(verb) or _shared_objects(verb) or labels.recipients(verb)
    return [_resolved(verb, noun) for noun in objects] or _gap(verb)


def _shared_objects(verb: Token) -> list[Token]:
    """Return the object that a verb shares with the next one joined to it: "*beat* and arrested them"."""
    return next((found for c in labels.children(verb, "conj") if c.pos_ == "VERB" and (found := labels.objects(c))), [])


def _gap(verb: Token) -> list[Token]:
    """Return the noun whose relative clause lacks an object: "the men that police *arrested*"."""
    has_own = any(child.tag_ in RELATIVE or relation(child) in ("xcomp", "ccomp") for child in verb.children)
    return [verb.head] if verb.dep_ == "acl:relcl" and labels.subjects(verb) and not has_own else []


def _resolved(verb: Token, noun: Token) -> Token:
    """Return the noun that a relative pronoun stands for, any other word as it is."""
    if noun.tag_ not in RELATIVE:
        return noun
    clause = verb
    for _ in range(labels.DEEPEST):
        if clause.dep_ == "acl:relcl":
            return clause.head
        if clause.head == clause:
            break
        clause = clause.head
    return noun


def _antecedent(verb: Token) -> Token | None:
    """Return the noun that a participle or infinitive behind it is said of, or for an infinitive who has the noun."""
    first = verb
    for _ in range(labels.DEEPEST):
        if relation(first) != "conj" or labels.children(first, "nsubj"):
            break
        first = first.head
    if relation(first) != "acl" or first.dep_ == "acl:relcl":
        return None
    noun = first.head
    if not labels.is_infinitive(first):
        return noun
    return next(iter([*labels.possessors(noun), *carriers(noun)]), None)


def carriers(noun: Token) -> list[Token]:
    """Return the doers of the verb that has a noun for its object, subject in the passive or phrase."""
    verb, label = noun.head, relation(noun)
    if label == "conj":
        noun, verb, label = verb, verb.head, relation(verb)
    return doers(verb) if label in ("obj", "nsubj", "obl") and verb.pos_ == "VERB" and verb != noun else []


def _predicted(token: Token, role: str) -> list[Token]:
    """Return what the language model gives a role of the predicate to, as a last resort."""
    predicate = token._.predicate
    argument = predicate.argument(role) if predicate else None
    return [argument.head] if argument and argument.head.pos_ in ("NOUN", "PROPN", "PRON") else []


def speakers(verb: Token) -> list[Token]:
    """Return who says what a clause says: the subject of the verb above, or of the verb that is put beside it."""
    above = verb.head
    if relation(verb) in ("ccomp", "parataxis") and above != verb:
        return doers(above)
    said = [child for child in labels.children(verb, "parataxis") if labels.children(child, "nsubj")]
    return doers(said[0]) if said else []


def is_event(noun: Token) -> bool:
    """Whether a noun names what happens, so that who stands within it may have done it."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in event_nouns()


def phrases(token: Token) -> list[tuple[str, Token]]:
    """Return the phrases of a verb or noun as preposition and noun, in text order, but times and owners."""
    found = []
    for child in token.children:
        if relation(child) in ("obl", "nmod") and child.dep_ != "nmod:poss" and child.ent_type_ not in TIMES:
            word = labels.preposition(child)
            if word:
                found.append((word, child))
    return found


def contents(token: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that say what is said, wanted, decided or agreed, of a verb or noun."""
    for child in token.children:
        label = relation(child)
        is_purpose = label == "advcl" and labels.marker(child) in PURPOSE
        if label in ("ccomp", "xcomp") or (label == "acl" and child.dep_ != "acl:relcl") or is_purpose:
            yield child
