"""Places of a predicate: who stands as its doer, as what undergoes it, behind its prepositions, in its content.

A verb in the passive, an infinitive under another verb, a participle or relative clause behind a noun and a verb joined to
another have their doer elsewhere; a noun has it as its owner, behind "by", or as the subject of the verb that carries it.
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from newsledger.extract.parties.frames import stative_verbs
from newsledger.extract.parties.members import charges, described_by, is_party
from newsledger.nlp import labels
from newsledger.nlp.labels import DEEPEST, relation

RELATIVE: Final = frozenset({"WP", "WDT", "WP$"})
TIMES: Final = frozenset({"DATE", "TIME"})
PHRASES: Final = frozenset({"obl", "nmod"})
# Markers of an adverbial clause that is what the verb speaks of: "called *to* send", "accused of *planting*".
PURPOSE: Final = frozenset({"to", "of", "for", "from"})
VERBS: Final = frozenset({"VERB", "AUX"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# Prepositions of what an act of force is aimed at.
AIMED: Final = frozenset({"at", "on", "against", "upon"})
DASHES: Final = frozenset({"-", "--", "–", "—"})


def doers(verb: Token, depth: int = 0) -> list[Token]:
    """Return who does what a verb says, empty where nobody is said to; of "is a donor" not the donor but who it is."""
    return [_whole(noun) for noun in _doers(verb, depth)]


def _whole(noun: Token) -> Token:
    """Return the subject of a noun that is said of somebody, any other noun as it is."""
    is_said = noun.pos_ == "NOUN" and bool(labels.children(noun, "cop"))
    return next(iter(labels.children(noun, "nsubj")), noun) if is_said else noun


def _is_passive(verb: Token) -> bool:
    """Whether a verb is passive; not where only its subject's label says so, and its form or the roles say otherwise."""
    if not labels.is_passive(verb):
        return False
    if labels.children(verb, "aux:pass", "obl:agent"):
        return True
    if verb.tag_ in FINITE and labels.objects(verb):
        return False
    subjects = labels.children(verb, "nsubj:pass")
    return not (subjects and any(noun in subjects for noun in _predicted(verb, "ARG0")))


def _doers(verb: Token, depth: int) -> list[Token]:
    if relation(verb) == "amod":
        # "*protesting* farmers" do it; who is "considering *imposing* sanctions" does; "the *banned* group" suffers it.
        is_done = verb.tag_ != "VBG"
        return [] if is_done else [verb.head] if is_party(verb.head) else carriers(verb.head, depth + 1)
    if _is_passive(verb):
        agents = labels.agents(verb) or _shared_agents(verb)
        return agents if agents or not is_stative(verb) else _passive_subjects(verb)
    if subjects := labels.subjects(verb) or labels.children(verb, "nsubj:pass"):
        # Of two, the first belongs to no clause: a dateline, or a name that is called.
        return [_resolved(verb, _past_dateline(subjects[-1]))]
    if _is_of_demand(verb) and depth <= DEEPEST:
        return doers(verb.head.head, depth + 1)
    controller = labels.controller(verb)
    if controller is not None:
        return [_resolved(controller.head, controller)]
    if depth > DEEPEST:
        return []
    return _antecedents(verb, depth) or _of_participle(verb, depth) or _predicted(verb, "ARG0")


def _past_dateline(subject: Token) -> Token:
    """Return the noun behind the dash of a dateline that was taken for a subject, any other as it is."""
    if not (subject.is_sent_start and subject.text.isupper()):
        return subject
    behind = (noun for noun in subject.subtree if relation(noun) == "appos" and noun.left_edge.i > subject.i)
    return next((noun for noun in behind if any(child.text in DASHES for child in noun.lefts)), subject)


def _is_of_demand(verb: Token) -> bool:
    """Whether a participle behind a demand is of who demands: "demanded that they pay, *threatening* them".

    What is demanded has not happened, so nothing happens with it; its verb is in the subjunctive.
    """
    above = verb.head
    is_behind = relation(verb) == "advcl" and verb.tag_ == "VBG" and not labels.marker(verb) and above.i < verb.i
    return is_behind and relation(above) == "ccomp" and above.tag_ == "VB" and not labels.auxiliaries(above)


def _passive_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a passive, also one that the parser takes for an active one beside a passive auxiliary."""
    return labels.passive_subjects(verb) or labels.children(verb, "nsubj")


def is_stative(verb: Token) -> bool:
    """Whether a participle says what somebody is or thinks, so that it is no passive: "is *opposed* to"."""
    return verb.lower_ in stative_verbs()


def _shared_agents(verb: Token) -> list[Token]:
    """Return the agents behind a passive that it shares with another joined to it: "beaten and *arrested* by police".

    Not those before it: "claimed by rebels but *blamed* on the army".
    """
    joined = [verb.head] if relation(verb) == "conj" else []
    agents = (labels.agents(other) for other in (*joined, *labels.children(verb, "conj")))
    return next((found for found in agents if found and found[0].i > verb.i), [])


def _of_participle(verb: Token, depth: int) -> list[Token]:
    """Return who does what a clause without a subject says: "*troops* accused of killing", "*men* who consider leaving"."""
    above = verb.head
    is_shared = relation(verb) == "ccomp" and verb.tag_ == "VBG" and not labels.marker(verb)
    is_under = relation(verb) in labels.CONTROLLED and relation(above) in ("acl", "advcl")
    if above == verb or not (is_shared or is_under):
        return []
    return undergoers(above, depth + 1) if _is_passive(above) and is_under else doers(above, depth + 1)


def undergoers(verb: Token, depth: int = 0) -> list[Token]:
    """Return who or what undergoes what a verb says: its object, or its subject in the passive."""
    if relation(verb) == "amod" and not labels.objects(verb):
        return [verb.head] if verb.tag_ != "VBG" or not is_party(verb.head) else []
    if not _is_passive(verb):
        objects = labels.objects(verb) or _shared_objects(verb) or labels.recipients(verb) or _bare(verb)
        return [_resolved(verb, noun) for noun in objects] or _gap(verb)
    if is_stative(verb) and not labels.agents(verb):
        return []
    if subjects := _passive_subjects(verb):
        return [_resolved(verb, subject) for subject in subjects]
    nouns = _antecedents(verb, depth) if depth <= DEEPEST else []
    controller = labels.controller(verb)
    if nouns or controller is None:
        return nouns or _predicted(verb, "ARG1")
    return [_resolved(controller.head, controller)]


def _shared_objects(verb: Token) -> list[Token]:
    """Return the object that a verb shares with the next one joined to it: "*beat* and arrested them".

    Not where it has its own behind a preposition: "*strike* at the rebels and destroy the bridge".
    """
    if any(word in AIMED for word, _ in phrases(verb)):
        return []
    return next((found for c in labels.children(verb, "conj") if c.pos_ == "VERB" and (found := labels.objects(c))), [])


def _bare(verb: Token) -> list[Token]:
    """Return the phrases without a preposition behind a verb that are no time: objects that the parser took for such."""
    found = (child for child in verb.rights if child.dep_ == "obl" and child.pos_ in NOMINAL)
    return [child for child in found if child.ent_type_ not in TIMES and not _case(child)]


def _gap(verb: Token) -> list[Token]:
    """Return the noun whose relative clause lacks an object: "the men that police *arrested*"."""
    has_own = any(child.tag_ in RELATIVE or relation(child) in ("xcomp", "ccomp") for child in verb.children)
    return [verb.head] if verb.dep_ == "acl:relcl" and labels.subjects(verb) and not has_own else []


def _resolved(verb: Token, noun: Token) -> Token:
    """Return the noun that a relative pronoun stands for, any other word as it is."""
    clause = verb
    for _ in range(DEEPEST if noun.tag_ in RELATIVE else 0):
        if clause.dep_ == "acl:relcl":
            return clause.head
        clause = clause.head
    return noun


def _antecedents(verb: Token, depth: int) -> list[Token]:
    """Return the noun that a participle is said of; of "a plan *to attack*" and "a history *of attacking*" who has it."""
    first = verb
    for _ in range(DEEPEST):
        if relation(first) != "conj" or labels.children(first, "nsubj"):
            break
        first = first.head
    if relation(first) != "acl" or first.dep_ == "acl:relcl":
        return []
    noun = first.head
    if is_party(noun) and not labels.is_infinitive(first):
        return [noun]
    if labels.marker(first) or (first.tag_ == "VBG" and not described_by(noun)):
        return (labels.possessors(noun) or carriers(noun, depth + 1) or [noun])[:1]
    return [noun]


def owners(noun: Token) -> list[Token]:
    """Return who has it, also where the parser takes "*Velt* 's killing" for a clause."""
    clausal = labels.children(noun, "nsubj") if noun.tag_ == "VBG" else []
    return labels.possessors(noun) or [who for who in clausal if any(child.tag_ == "POS" for child in who.rights)]


def carriers(noun: Token, depth: int = 0) -> list[Token]:
    """Return the doers of the verb that has a noun for its object, subject in the passive or phrase."""
    verb, label = noun.head, relation(noun)
    if label == "conj":
        noun, verb, label = verb, verb.head, relation(verb)
    is_carried = label in ("obj", "nsubj", "obl") and verb.pos_ == "VERB" and verb != noun
    if is_carried and label == "obl" and noun.lower_ in charges() and depth <= DEEPEST:
        return undergoers(verb, depth + 1)
    return doers(verb, depth) if is_carried and depth <= DEEPEST else []


def _predicted(token: Token, role: str) -> list[Token]:
    """Return what the language model gives a role of the predicate to, as a last resort."""
    predicate = token._.predicate
    argument = predicate.argument(role) if predicate else None
    return [argument.head] if argument and argument.head.pos_ in NOMINAL else []


def speakers(verb: Token) -> list[Token]:
    """Return who says what a clause says: the subject of the verb above, or of the verb that is put beside it."""
    above = verb.head
    if relation(verb) in ("ccomp", "parataxis") and above != verb:
        return doers(above)
    said = [child for child in labels.children(verb, "parataxis") if labels.children(child, "nsubj")]
    return doers(said[0]) if said else []


def phrases(token: Token) -> list[tuple[str, Token]]:
    """Return the phrases of a verb or noun as preposition and noun, in text order, but times and owners.

    What hangs on a time is the verb's or noun's own: "on Wednesday *in Velia*" is no Wednesday of Velia's.
    """
    found = []
    for child in token.children:
        if relation(child) not in PHRASES or child.dep_ == "nmod:poss":
            continue
        inner = [child] if child.ent_type_ not in TIMES else [c for c in child.rights if relation(c) in PHRASES]
        found += [(word, noun) for noun in inner if noun.ent_type_ not in TIMES and (word := _case(noun))]
    return found


def _case(noun: Token) -> str:
    """Return the preposition of a noun, also one that the parser gives to its first modifier ("*over* two raids")."""
    if word := labels.preposition(noun):
        return word
    first = next(noun.lefts, None)
    return labels.preposition(first) if first is not None and first.dep_ != "nmod:poss" else ""


def contents(token: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that say what is said, wanted, decided or agreed, of a verb or noun."""
    for child in token.children:
        label = relation(child)
        is_purpose = label == "advcl" and labels.marker(child) in PURPOSE
        if label in ("ccomp", "xcomp") or (label == "acl" and child.dep_ != "acl:relcl") or is_purpose:
            yield child
